import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { changeSettings, configQuery, settingsQuery } from '../api';
import { TitleForm, type Titles } from '../parts/TitleForm';

/** Where the titles of chats come from that nobody has named. */
export function TitleSection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(settingsQuery).data;
  const change = useMutation({
    meta: { quiet: true },
    mutationFn: (titles: Titles) => changeSettings(titles),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: configQuery.queryKey });
      notify({ text: t('common.saved') });
    },
  });
  if (!settings) return null;
  return (
    <TitleForm
      key={`${settings.chat_titles} ${settings.title_model_id}`}
      titles={settings}
      busy={change.isPending}
      error={change.error && errorText(t, change.error)}
      onSave={(titles) => change.mutate(titles)}
    />
  );
}
