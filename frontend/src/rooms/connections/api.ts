import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { meQuery } from '@/rooms/accounts/api';
import { answer, client, send } from '@/shared/http/client';
import { problemOf } from '@/shared/http/problem';
import type { components } from '@/shared/http/schema.gen';
import type { BaseModel, Connection, ConnectionDraft, Listed, Pull, StoredModel, Verified } from '@/shared/http/types';
import { follow, share } from './follow';
import { mayTouch, underWay, withPull } from './model';

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
  const events = async (until: AbortSignal) => {
    const { eventsOf } = await import('@/shared/stream/events');
    return eventsOf(await send('/api/v1/pulls/events', { signal: until }));
  };
  const ways = { wait, events };
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

/** Cancel, resume and forget; what the server answers is shown at once, in every place that shows the pull. */
export const usePullActions = (onResumed?: (pull: Pull) => void) => {
  const queries = useQueryClient();
  const cancel = useMutation({ mutationFn: cancelPull, onSuccess: (pull) => pullChanged(queries, pull) });
  const resume = useMutation({
    mutationFn: resumePull,
    onSuccess: (pull) => {
      onResumed?.(pull);
      pullChanged(queries, pull);
    },
  });
  const forget = useMutation({
    mutationFn: forgetPull,
    onSuccess: (_, id) => queries.setQueryData(pullsQuery.queryKey, (known) => known?.filter((pull) => pull.id !== id)),
  });
  return { onCancel: cancel.mutate, onResume: resume.mutate, onForget: forget.mutate };
};

type Begun = {
  /** Whether what they bring is looked for now, so that a stream is worth its connection. */
  closely: boolean;
  isThere: (id: string) => boolean;
  onCome: (pull: Pull) => void;
};

/** Pulls that are begun in one place of the page, by whoever may: `onCome` is told once what was pulled can be used. */
export const usePullsBegun = ({ closely, isThere, onCome }: Begun) => {
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const may = me?.may_pull === true;
  const pulls = usePulls(may, closely);
  const [awaited, setAwaited] = useState<readonly string[]>([]);
  const wait = (id: string) => setAwaited((ids) => [...ids, id]);
  const start = useMutation({
    meta: { quiet: true },
    mutationFn: (name: string) => startPull(name),
    onSuccess: (pull) => {
      wait(pull.id);
      pullChanged(queries, pull);
      void queries.invalidateQueries({ queryKey: pullsQuery.queryKey });
    },
    onError: (error) => {
      const running = problemOf(error).pull_id;
      if (typeof running === 'string') wait(running);
    },
  });
  const actions = usePullActions((pull) => wait(pull.id));

  const come = pulls.find((pull) => awaited.includes(pull.id) && pull.state === 'succeeded' && isThere(pull.model_id));
  useEffect(() => {
    if (!come) return;
    setAwaited((ids) => ids.filter((id) => id !== come.id));
    onCome(come);
  }, [come, onCome]);

  const followed = typeof problemOf(start.error).pull_id === 'string';
  return {
    may,
    pulls,
    mayTouch: (pull: Pull) => mayTouch(pull, me),
    refused: start.error && !followed ? start.error : null,
    onPull: start.mutate,
    ...actions,
  };
};
