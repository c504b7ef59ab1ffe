import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, client } from '@/shared/http/client';
import type { ConnectionDraft } from '@/shared/http/types';

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await answer(client.GET('/api/v1/connections', { signal }))).items,
  refetchInterval: 20_000,
});

export const offeredQuery = queryOptions({
  queryKey: ['base-models'],
  queryFn: async ({ signal }) => (await answer(client.GET('/api/v1/base-models', { params: { query: { limit: 200 } }, signal }))).items,
});

export const connectionsChanged = async (queries: QueryClient): Promise<void> => {
  const keys = [['connections'], ['base-models'], ['catalog']];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
};

export const addConnection = (draft: ConnectionDraft) => answer(client.POST('/api/v1/connections', { body: draft }));
export const verifyDraft = (draft: ConnectionDraft) => answer(client.POST('/api/v1/connections/verify', { body: draft }));
export const verifyConnection = (id: string) => answer(client.POST('/api/v1/connections/{id}/verify', { params: { path: { id } } }));
export const changeConnection = (id: string, change: Partial<ConnectionDraft> & { enabled?: boolean; priority?: number }) =>
  answer(client.PATCH('/api/v1/connections/{id}', { params: { path: { id } }, body: change }));
export const removeConnection = (id: string) => answer(client.DELETE('/api/v1/connections/{id}', { params: { path: { id } } }));
