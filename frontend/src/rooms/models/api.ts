import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, client, send } from '@/shared/http/client';
import type { components } from '@/shared/http/schema.gen';
import type {
  BulkAction,
  CatalogEntry,
  ImportMode,
  ImportReport,
  Listed,
  Model,
  ModelAction,
  ModelDraft,
  ModelFilter,
  TagCount,
} from '@/shared/http/types';

/** The same, but the description asks for a suggestion's title even where it may be null. */
type Written = components['schemas']['ModelRequest'];
export type Tagged = { model: Model; etag: string | null };

export const modelsQuery = (filter: ModelFilter) =>
  infiniteQueryOptions({
    queryKey: ['models', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      answer<Listed<Model>>(client.GET('/api/v1/models', { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
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

export const saveModel = (id: string, change: Partial<ModelDraft>, etag: string | null): Promise<Model> =>
  answer<Model>(
    client.PATCH('/api/v1/models/{id}', { params: { path: { id }, header: etag ? { 'If-Match': etag } : {} }, body: change as Written }),
  );

export const deleteModel = (id: string) => answer(client.DELETE('/api/v1/models/{id}', { params: { path: { id } } }));

export const cloneModel = (id: string): Promise<Model> =>
  answer<Model>(client.POST('/api/v1/models/{id}/clone', { params: { path: { id } }, body: {} }));

export const actOnModel = (id: string, action: ModelAction): Promise<Model> =>
  answer<Model>(client.POST(`/api/v1/models/{id}/${action}`, { params: { path: { id } } }));

/** One after the other; the first refusal ends it, and the list says how far it came. */
export async function actOnModels(ids: string[], action: BulkAction): Promise<void> {
  for (const id of ids) await (action === 'delete' ? deleteModel(id) : actOnModel(id, action));
}

/** The file as the server names it; without ids, all that the caller may read. */
export async function exportModels(ids: string[] | 'all'): Promise<{ name: string; file: Blob }> {
  const query = ids === 'all' ? '' : `?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`;
  const response = await send(`/api/v1/models/export${query}`);
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: named ?? 'models-export.json', file: await response.blob() };
}

/** The bytes as they are; `dry` only says what would happen. */
export async function importModels(file: File, mode: ImportMode, dry: boolean, select?: string[]): Promise<ImportReport> {
  const query = new URLSearchParams({ mode, dry_run: String(dry), filename: file.name });
  for (const id of select ?? []) query.append('select', id);
  const response = await send(`/api/v1/models/import?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: file,
  });
  return response.json();
}
