import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask, at, send } from '@/shared/http/client';
import { apiBase } from '@/shared/http/settings';
import type { Listed } from '@/shared/http/types';
import {
  type Added,
  type Collection,
  type CollectionChange,
  type CollectionUsers,
  type DocumentFilter,
  type DocumentText,
  type EmbeddingModel,
  type Folder,
  type Hit,
  isWorking,
  type KnowledgeDocument,
  type Passage,
} from './model';

export { uploads, useUploads } from './api-uploads';

const root = '/api/v1/knowledge';
const lineOf = (query: Record<string, string | number | undefined>): string => {
  const line = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) line.set(key, String(value));
  return line.size > 0 ? `?${line}` : '';
};

export type CollectionFilter = { q?: string; sort?: 'name' };

export const collectionsQuery = (filter: CollectionFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['knowledge', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<Listed<Collection>>('GET', root + lineOf({ q: filter.q, sort: filter.sort ?? '-updated_at', limit: 50, cursor: pageParam }), {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });

/** The first of those that fit what was typed, to choose from. */
export const foundCollectionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['knowledge', 'found', q],
    queryFn: async ({ signal }) =>
      (await ask<Listed<Collection>>('GET', root + lineOf({ q: q || undefined, sort: 'name', limit: 50 }), { signal })).items,
    placeholderData: (before) => before,
  });

export type TaggedCollection = { collection: Collection; etag: string | null };

export const readCollection = async (id: string, signal?: AbortSignal): Promise<TaggedCollection> => {
  const response = await send(at`/api/v1/knowledge/${id}`, { signal });
  return { collection: (await response.json()) as Collection, etag: response.headers.get('etag') };
};
export const collectionQuery = (id: string) =>
  queryOptions({ queryKey: ['knowledge', 'one', id], queryFn: ({ signal }) => readCollection(id, signal) });

export const createCollection = (body: CollectionChange): Promise<Collection> => ask('POST', root, { body });
export const changeCollection = (id: string, body: CollectionChange, etag: string | null = null): Promise<Collection> =>
  ask('PATCH', at`/api/v1/knowledge/${id}`, { body, etag });
export const deleteCollection = (id: string): Promise<void> => ask('DELETE', at`/api/v1/knowledge/${id}`);

export const usedByQuery = (id: string) =>
  queryOptions({
    queryKey: ['knowledge', 'used-by', id],
    queryFn: ({ signal }) => ask<CollectionUsers>('GET', at`/api/v1/knowledge/${id}/used-by`, { signal }),
  });

export const embeddingModelsQuery = queryOptions({
  queryKey: ['knowledge', 'embedding-models'],
  queryFn: async ({ signal }) => (await ask<{ items: EmbeddingModel[] }>('GET', `${root}/embedding-models`, { signal })).items,
  staleTime: 60_000,
});

const pageSize = 100;
export type DocumentPage = Listed<KnowledgeDocument>;

export const readDocuments = (
  id: string,
  filter: DocumentFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<DocumentPage> => ask('GET', at`/api/v1/knowledge/${id}/documents` + lineOf({ ...filter, limit: pageSize, cursor }), { signal });

export const documentsQuery = (id: string, filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['knowledge', 'documents', id, filter],
    queryFn: ({ pageParam, signal }) => readDocuments(id, filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });

export const foldersQuery = (id: string) =>
  queryOptions({
    queryKey: ['knowledge', 'folders', id],
    queryFn: async ({ signal }) => (await ask<{ items: Folder[] }>('GET', at`/api/v1/knowledge/${id}/folders`, { signal })).items,
  });

export const readDocument = (id: string, signal?: AbortSignal): Promise<KnowledgeDocument> =>
  ask('GET', at`/api/v1/documents/${id}`, { signal });
export const documentQuery = (id: string) =>
  queryOptions({ queryKey: ['documents', 'one', id], queryFn: ({ signal }) => readDocument(id, signal) });
export const documentTextQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'text', id],
    queryFn: ({ signal }) => ask<DocumentText>('GET', at`/api/v1/documents/${id}/text`, { signal }),
  });
export const passagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'passages', id],
    queryFn: async ({ signal }) => {
      const all: Passage[] = [];
      let cursor: string | undefined;
      do {
        const page: Listed<Passage> = await ask('GET', at`/api/v1/documents/${id}/passages` + lineOf({ limit: 200, cursor }), { signal });
        all.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      return all;
    },
  });
export const passageQuery = (id: string, position: number) =>
  queryOptions({
    queryKey: ['documents', 'passage', id, position],
    queryFn: ({ signal }) => ask<Passage>('GET', at`/api/v1/documents/${id}/passages/${position}`, { signal }),
    staleTime: 60_000,
  });

export type Pasted = { name: string; text: string; folder?: string } | { url: string; folder?: string };
/** `where` is the path of a collection's documents, or of a model's. */
export const addText = (where: string, body: Pasted): Promise<Added> => ask('POST', where, { body });
export const documentsOf = (id: string): string => at`/api/v1/knowledge/${id}/documents`;
export const documentsOfModel = (id: string): string => at`/api/v1/models/${id}/documents`;
export const placeOf = (id: string): string => at`/api/v1/documents/${id}`;

/** The documents that a model has of its own, with what is under way. */
export const modelDocumentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'of-model', id],
    queryFn: async ({ signal }) => (await ask<Listed<KnowledgeDocument>>('GET', `${documentsOfModel(id)}?limit=200`, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(isWorking) ? 1_000 : false),
  });

export const changeDocument = (id: string, body: { name?: string; folder?: string }): Promise<KnowledgeDocument> =>
  ask('PATCH', placeOf(id), { body });
export const deleteDocument = (id: string): Promise<void> => ask('DELETE', placeOf(id));
export const retryDocument = (id: string): Promise<void> => ask('POST', `${placeOf(id)}/retry`);
export const cancelDocument = (id: string): Promise<void> => ask('POST', `${placeOf(id)}/cancel`);
/** Where the browser fetches the file as it was sent. */
export const contentAddress = (id: string): string => new URL(`${placeOf(id)}/content`, apiBase()).href;

export const searchKnowledge = async (body: { knowledge_ids: string[]; query: string; k?: number }): Promise<Hit[]> =>
  (await ask<{ items: Hit[] }>('POST', `${root}/query`, { body })).items;

/** After any write: lists, counts and single things follow. */
export const knowledgeChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['knowledge'] }),
    queries.invalidateQueries({ queryKey: ['documents', 'one'] }),
  ]);
};
