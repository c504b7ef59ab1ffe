import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api';
import { Door } from '../parts/Door';

/** Looks every ten seconds, so that approval opens the door without a reload. */
export function WaitingPage({ email, onSignOut }: { email: string; onSignOut: () => void }) {
  const { t } = useTranslation();
  const me = useQuery({ ...meQuery, refetchInterval: 10_000 });
  return (
    <Door title={t('accounts.waitingTitle')}>
      <p className="s2">{t('accounts.waitingBody', { email })}</p>
      <div className="row doorfoot">
        <Button loading={me.isFetching} onClick={() => me.refetch()}>
          {t('accounts.checkAgain')}
        </Button>
        <Button variant="subtle" onClick={onSignOut}>
          {t('accounts.signOut')}
        </Button>
      </div>
    </Door>
  );
}
