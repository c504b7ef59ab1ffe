import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, ask, at, client, send } from '@/shared/http/client';
import type { components } from '@/shared/http/schema.gen';
import type {
  BulkAction,
  BulkItem,
  CatalogEntry,
  Listed,
  Model,
  ModelAction,
  ModelDraft,
  ModelFilter,
  ParameterFacts,
  TagCount,
} from '@/shared/http/types';

/** The same, but the description asks for a suggestion's title even where it may be null. */
type Written = components['schemas']['ModelRequest'];
export type Tagged = { model: Model; etag: string | null };

export const modelsQuery = (filter: ModelFilter) =>
  infiniteQueryOptions({
    queryKey: ['models', 'list', filter],
    queryFn: async ({ pageParam, signal, client: queries }) => {
      const query = { ...filter, limit: 50, cursor: pageParam };
      const page = await answer<Listed<Model>>(client.GET('/api/v1/models', { params: { query }, signal }));
      const { sort: _, ...narrowed } = filter;
      if (Object.values(narrowed).every((wish) => wish === undefined)) queries.setQueryData(modelCountQuery().queryKey, page.total);
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });

/** How many there are, without reading them. */
export const modelCountQuery = (filter: ModelFilter = {}) =>
  queryOptions({
    queryKey: ['models', 'count', filter],
    queryFn: async ({ signal }) =>
      (await answer<Listed<Model>>(client.GET('/api/v1/models', { params: { query: { ...filter, limit: 1 } }, signal }))).total,
  });

export const tagsQuery = queryOptions({
  queryKey: ['models', 'tags'],
  queryFn: async ({ signal }) => (await answer<Listed<TagCount>>(client.GET('/api/v1/models/tags', { signal }))).items,
});

/** With its ETag, so that a save can say which state it was made from. */
export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['models', 'one', id],
    queryFn: ({ signal }) => readModel(id, signal),
  });

export async function readModel(id: string, signal?: AbortSignal): Promise<Tagged> {
  const { data, response } = await client.GET('/api/v1/models/{id}', { params: { path: { id } }, signal });
  return { model: data as unknown as Model, etag: response.headers.get('etag') };
}

export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async ({ signal }) =>
    (await answer<Listed<CatalogEntry>>(client.GET('/api/v1/catalog', { params: { query: { limit: 10_000, fields: 'summary' } }, signal })))
      .items,
  refetchInterval: 30_000,
});

/** What a chat offers of one model: the filters that can be switched, the actions under its answers. */
export const offersQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalog', 'offers', id],
    queryFn: async ({ signal }) => {
      const found = await ask<Listed<CatalogEntry>>('GET', `/api/v1/catalog?limit=200&q=${encodeURIComponent(id)}`, { signal });
      const entry = found.items.find((one) => one.id === id);
      return { filters: entry?.filters ?? [], actions: entry?.actions ?? [] };
    },
    staleTime: 30_000,
  });

/** Base models as anyone sees them: those of the catalogue. */
export const baseModelsQuery = queryOptions({
  ...catalogQuery,
  select: (entries) => entries.filter((entry) => entry.kind === 'base'),
});

/** After any write: the list, its counts and tags, one model, and the selector all follow. */
export const modelsChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([queries.invalidateQueries({ queryKey: ['models'] }), queries.invalidateQueries({ queryKey: ['catalog'] })]);
};

export const createModel = (draft: ModelDraft): Promise<Model> => answer<Model>(client.POST('/api/v1/models', { body: draft as Written }));

/** `message` names the version that this makes. */
export const saveModel = (id: string, change: Partial<ModelDraft>, etag: string | null, message: string): Promise<Model> =>
  ask<Model>('PATCH', at`/api/v1/models/${id}` + (message ? `?message=${encodeURIComponent(message)}` : ''), { body: change, etag });

export const deleteModel = (id: string) => answer(client.DELETE('/api/v1/models/{id}', { params: { path: { id } } }));

export const cloneModel = (id: string): Promise<Model> =>
  answer<Model>(client.POST('/api/v1/models/{id}/clone', { params: { path: { id } }, body: {} }));

export const actOnModel = (id: string, action: ModelAction): Promise<Model> =>
  answer<Model>(client.POST(`/api/v1/models/{id}/${action}`, { params: { path: { id } } }));

/** In one transaction; what the caller may not change is refused item by item. */
export const actOnModels = async (ids: string[], action: BulkAction): Promise<BulkItem[]> => {
  const items: BulkItem[] = [];
  for (let i = 0; i < ids.length; i += 1000)
    items.push(
      ...(await ask<{ items: BulkItem[] }>('POST', '/api/v1/models/bulk', { body: { ids: ids.slice(i, i + 1000), action } })).items,
    );
  return items;
};

/** The picture's bytes as they are; the server makes it small and square. */
export async function putAvatar(id: string, picture: Blob): Promise<Tagged> {
  const response = await send(at`/api/v1/models/${id}/avatar`, { method: 'PUT', headers: { 'content-type': picture.type }, body: picture });
  return { model: (await response.json()) as Model, etag: response.headers.get('etag') };
}
export const deleteAvatar = (id: string): Promise<void> => ask('DELETE', at`/api/v1/models/${id}/avatar`);

/** What the server knows of each parameter: ranges, what upstreams take without it, where it is sent. */
export const parameterFactsQuery = queryOptions({
  queryKey: ['parameters'],
  queryFn: async ({ signal }) => (await ask<Listed<ParameterFacts>>('GET', '/api/v1/parameters?limit=200', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});
