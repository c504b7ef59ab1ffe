import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { answer, client, send } from '@/shared/http/client';
import type { components } from '@/shared/http/schema.gen';
import type { BaseModel, Connection, ConnectionDraft, Listed, Pull, StoredModel, Verified } from '@/shared/http/types';
import { eventsOf } from '@/shared/stream/events';
import { follow, share } from './follow';
import { underWay, withPull } from './model';

/** The description calls every field of a write required; what is left out stays or is the default. */
type Written = components['schemas']['ConnectionWrite'];

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await answer<Listed<Connection>>(client.GET('/api/v1/connections', { signal }))).items,
  refetchInterval: 20_000,
});

export const offeredQuery = queryOptions({
  queryKey: ['base-models'],
  queryFn: async ({ signal }) =>
    (await answer<Listed<BaseModel>>(client.GET('/api/v1/base-models', { params: { query: { limit: 200 } }, signal }))).items,
});

export const connectionsChanged = async (queries: QueryClient): Promise<void> => {
  const keys = [['connections'], ['base-models'], ['catalog']];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
};

export const addConnection = (draft: ConnectionDraft) => answer<Connection>(client.POST('/api/v1/connections', { body: draft as Written }));
export const verifyDraft = (draft: ConnectionDraft) =>
  answer<Verified>(client.POST('/api/v1/connections/verify', { body: draft as Written }));
export const verifyConnection = (id: string) =>
  answer<Verified>(client.POST('/api/v1/connections/{id}/verify', { params: { path: { id } } }));
export const changeConnection = (id: string, change: Partial<ConnectionDraft> & { enabled?: boolean }) =>
  answer<Connection>(client.PATCH('/api/v1/connections/{id}', { params: { path: { id } }, body: change as Written }));
export const removeConnection = (id: string) => answer(client.DELETE('/api/v1/connections/{id}', { params: { path: { id } } }));

export const storedQuery = (connection: string) =>
  queryOptions({
    queryKey: ['stored-models', connection],
    queryFn: async ({ signal }) =>
      (
        await answer<Listed<StoredModel>>(
          client.GET('/api/v1/connections/{connection}/models', { params: { path: { connection } }, signal }),
        )
      ).items,
    refetchInterval: 30_000,
    retry: false,
  });

const at = (connection: string, name: string) => ({ params: { path: { connection, name } } });
export const deleteStored = (connection: string, name: string) =>
  answer(client.DELETE('/api/v1/connections/{connection}/models/{name}', at(connection, name)));
export const unloadStored = (connection: string, name: string) =>
  answer(client.POST('/api/v1/connections/{connection}/models/{name}/unload', at(connection, name)));
export const updateStored = (connection: string, name: string) =>
  answer<Pull>(client.POST('/api/v1/connections/{connection}/models/{name}/update', at(connection, name)));
export const updateAllStored = async (connection: string) =>
  (await answer<Listed<Pull>>(client.POST('/api/v1/connections/{connection}/models/update-all', { params: { path: { connection } } })))
    .items;
export const createStored = (connection: string, body: { name: string; modelfile: string }) =>
  answer<Pull>(client.POST('/api/v1/connections/{connection}/models', { params: { path: { connection } }, body }));

export const pullsQuery = queryOptions({
  queryKey: ['pulls'],
  queryFn: async ({ signal }) =>
    (await answer<Listed<Pull>>(client.GET('/api/v1/pulls', { params: { query: { limit: 100 } }, signal }))).items,
});

/** Without a connection, onto the first Ollama by priority. */
export const startPull = (name: string, connection?: string) =>
  answer<Pull>(client.POST('/api/v1/pulls', { body: { name, connection_id: connection ?? null } }));
const one = (id: string) => ({ params: { path: { id } } });
export const cancelPull = (id: string) => answer<Pull>(client.POST('/api/v1/pulls/{id}/cancel', one(id)));
export const resumePull = (id: string) => answer<Pull>(client.POST('/api/v1/pulls/{id}/resume', one(id)));
export const forgetPull = (id: string) => answer(client.DELETE('/api/v1/pulls/{id}', one(id)));

/** What an answer or an event says about a pull, for everything that shows it. */
export const pullChanged = (queries: QueryClient, pull: Pull): void => {
  const before = queries.getQueryData(pullsQuery.queryKey)?.find((known) => known.id === pull.id);
  queries.setQueryData(pullsQuery.queryKey, (known) => (known ? withPull(known, pull) : known));
  if (pull.state === 'succeeded' && before?.state !== 'succeeded') {
    void connectionsChanged(queries);
    void queries.invalidateQueries({ queryKey: storedQuery(pull.connection_id).queryKey });
  }
};

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const followPulls = (queries: QueryClient, signal: AbortSignal): void => {
  const ways = { wait, events: async (until: AbortSignal) => eventsOf(await send('/api/v1/pulls/events', { signal: until })) };
  void follow(
    ways,
    {
      joined: () => void queries.invalidateQueries({ queryKey: pullsQuery.queryKey }),
      pull: (pull) => pullChanged(queries, pull),
      refused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
    },
    signal,
  );
};

const none: Pull[] = [];

const onVisibility = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};
const useVisible = (): boolean => useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');

/**
 * Pulls as they go, for whoever may pull: the newest first. A stream is open only while something is under way or `closely` asks for it,
 * and only in a tab that is seen: a browser keeps few connections to one server. All who ask share it.
 */
export const usePulls = (may: boolean, closely = false): Pull[] => {
  const queries = useQueryClient();
  const visible = useVisible();
  const list = useQuery({ ...pullsQuery, enabled: may, refetchInterval: 20_000 });
  const pulls = may ? (list.data ?? none) : none;
  const streams = may && visible && (closely || underWay(pulls).length > 0);
  useEffect(() => (streams ? share(queries, (signal) => followPulls(queries, signal)) : undefined), [queries, streams]);
  return pulls;
};
