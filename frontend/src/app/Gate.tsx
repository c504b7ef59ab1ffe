import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { configQuery, meQuery, signOut } from '@/rooms/accounts/api';
import { doorFor } from '@/rooms/accounts/model';
import { Door, DoorPage } from '@/rooms/accounts/pages/DoorPage';
import { WaitingPage } from '@/rooms/accounts/pages/WaitingPage';
import { forgetLeaving } from '@/rooms/chats/pages/leaving';
import { forgetSessions } from '@/rooms/chats/session';
import type { User } from '@/shared/http/types';
import { languageFor, speak } from '@/shared/i18n';
import { showTimesIn } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { prefer } from '@/shared/ui/preferences';

/** The account's language and zone hold everywhere; the browser remembers the language for the next sign-in page. */
const useAccountWords = (me: User | null | undefined) => {
  const language = me?.language;
  const zone = me?.time_zone ?? null;
  showTimesIn(zone);
  useEffect(() => {
    if (language) prefer({ language });
    void speak(languageFor(language));
  }, [language]);
};

export const useLeave = () => {
  const queries = useQueryClient();
  return async () => {
    forgetLeaving();
    await signOut().catch(() => undefined);
    forgetSessions();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'config' && queryKey[0] !== 'me' });
    queries.setQueryData(meQuery.queryKey, null);
  };
};

/** Nobody sees a page before it is known who they are. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const config = useQuery({ ...configQuery, refetchInterval: (query) => (query.state.data ? false : 3_000) });
  const me = useQuery({ ...meQuery, refetchInterval: (query) => (query.state.data === undefined ? 3_000 : false) });
  const leave = useLeave();
  useAccountWords(me.data);
  if (config.data && me.data !== undefined) {
    switch (doorFor(me.data, config.data)) {
      case 'inside':
        return children;
      case 'waiting':
        return <WaitingPage email={me.data?.email ?? ''} onSignOut={leave} />;
      case 'signup':
      case 'signin':
        return <DoorPage config={config.data} />;
    }
  }
  const error = config.error ?? me.error;
  if (!error) return null;
  return (
    <Door title={t('common.offline.never')}>
      <p className="s2">{errorText(t, error)}</p>
      <div className="row doorfoot">
        <Button
          onClick={() => {
            void config.refetch();
            void me.refetch();
          }}
        >
          {t('common.offline.now')}
        </Button>
      </div>
    </Door>
  );
}
