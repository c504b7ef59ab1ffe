import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, client } from '@/shared/http/client';
import type { components } from '@/shared/http/schema.gen';
import type { BaseModel, Connection, ConnectionDraft, Listed, Verified } from '@/shared/http/types';

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
export const changeConnection = (id: string, change: Partial<ConnectionDraft> & { enabled?: boolean; priority?: number }) =>
  answer<Connection>(client.PATCH('/api/v1/connections/{id}', { params: { path: { id } }, body: change as Written }));
export const removeConnection = (id: string) => answer(client.DELETE('/api/v1/connections/{id}', { params: { path: { id } } }));
