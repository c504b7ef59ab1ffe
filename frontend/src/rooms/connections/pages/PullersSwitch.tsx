import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeSettings, settingsQuery } from '@/rooms/accounts/api';

/** Who may pull: administrators, or everybody who has been let in. */
export function PullersSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(settingsQuery);
  const change = useMutation({
    mutationFn: (everybody: boolean) => changeSettings({ pulls: everybody ? 'users' : 'admins' }),
    onSuccess: (saved) => queries.setQueryData(settingsQuery.queryKey, saved),
  });
  if (!settings.data) return null;
  return (
    <Switch
      className="everybody"
      label={t('pulls.everybody')}
      description={t('pulls.everybodyHelp')}
      checked={settings.data.pulls === 'users'}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}
