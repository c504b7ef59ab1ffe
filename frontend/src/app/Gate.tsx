import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { configQuery, meQuery, signOut } from '@/rooms/accounts/api';
import { isWaiting } from '@/rooms/accounts/model';
import { Door } from '@/rooms/accounts/parts/Door';
import type { User } from '@/shared/http/types';
import { languageFor, speak } from '@/shared/i18n';
import { showTimesIn } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { later } from '@/shared/ui/later';
import { forgetLeaving } from '@/shared/ui/leaving';
import { prefer } from '@/shared/ui/preferences';

/** Most who come are signed in already: the form and the rules of its fields are fetched by those who are not. */
const DoorPage = later(async () => (await import('@/rooms/accounts/pages/DoorPage')).DoorPage);
const WaitingPage = later(async () => (await import('@/rooms/accounts/pages/WaitingPage')).WaitingPage);

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
    await import('@/rooms/chats/session').then(
      ({ forgetSessions }) => forgetSessions(),
      () => undefined, // never fetched: there is nothing to forget
    );
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'config' && queryKey[0] !== 'me' });
    queries.setQueryData(meQuery.queryKey, null);
  };
};

/** Nobody sees a page before it is known who they are. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useQuery({ ...meQuery, refetchInterval: (query) => (query.state.data === undefined ? 3_000 : false) });
  const outside = me.data === null;
  const config = useQuery({ ...configQuery, enabled: outside, refetchInterval: (query) => (query.state.data ? false : 3_000) });
  const leave = useLeave();
  useAccountWords(me.data);
  if (me.data) return isWaiting(me.data) ? <WaitingPage email={me.data.email} onSignOut={leave} /> : children;
  if (outside && config.data) return <DoorPage config={config.data} />;
  const error = me.error ?? config.error;
  if (!error) return null;
  return (
    <Door title={t('common.offline.never')}>
      <p className="s2">{errorText(t, error)}</p>
      <div className="row doorfoot">
        <Button
          onClick={() => {
            void me.refetch();
            if (outside) void config.refetch();
          }}
        >
          {t('common.offline.now')}
        </Button>
      </div>
    </Door>
  );
}
