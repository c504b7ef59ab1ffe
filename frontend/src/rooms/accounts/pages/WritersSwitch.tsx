import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeSettings, meQuery, settingsQuery } from '../api';

/** Who may add scripts and servers: administrators, or everybody who has been let in. */
export function WritersSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(settingsQuery).data;
  const change = useMutation({
    mutationFn: (everybody: boolean) => changeSettings({ extension_writers: everybody ? 'users' : 'administrators' }),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  if (!settings) return null;
  return (
    <Switch
      label={t('accounts.writers.everybody')}
      checked={settings.extension_writers === 'users'}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}
