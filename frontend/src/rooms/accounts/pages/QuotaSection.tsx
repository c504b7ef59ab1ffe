import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { changeSettings, settingsQuery } from '../api';
import { type Limits, QuotaForm } from '../parts/QuotaForm';

/** How much one person may keep here; administrators decide it and are not bound by it. */
export function QuotaSection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(settingsQuery).data;
  const change = useMutation({
    meta: { quiet: true },
    mutationFn: ({ models, files, bytes }: Limits) =>
      changeSettings({ max_models_per_user: models, max_files_per_user: files, max_bytes_per_user: bytes }),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      notify({ text: t('common.saved') });
    },
  });
  if (!settings) return null;
  return (
    <QuotaForm
      key={`${settings.max_models_per_user} ${settings.max_files_per_user} ${settings.max_bytes_per_user}`}
      quotas={settings}
      busy={change.isPending}
      error={change.error && errorText(t, change.error)}
      onSave={(quotas) => change.mutate(quotas)}
    />
  );
}
