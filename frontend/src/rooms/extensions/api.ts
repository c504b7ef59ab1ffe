import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask, at, send } from '@/shared/http/client';
import type { Listed } from '@/shared/http/types';
import type { Extension, ExtensionChange, Found, Kind, LogEntry, Source, Tried, Users, Uses } from './model';

const root = '/api/v1/extensions';
const lineOf = (query: Record<string, string | number | undefined>): string => {
  const line = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) line.set(key, String(value));
  return line.size > 0 ? `?${line}` : '';
};

export type ExtensionFilter = { kind: Kind; source?: Source; q?: string; owner?: string };

export const extensionsQuery = (filter: ExtensionFilter) =>
  infiniteQueryOptions({
    queryKey: ['extensions', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<Listed<Extension>>('GET', root + lineOf({ ...filter, limit: 50, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });

/** The first of a kind that fit what was typed, to choose from. */
export const foundExtensionsQuery = (kind: Kind, q: string) =>
  queryOptions({
    queryKey: ['extensions', 'found', kind, q],
    queryFn: async ({ signal }) =>
      (await ask<Listed<Extension>>('GET', root + lineOf({ kind, q: q || undefined, limit: 50 }), { signal })).items,
    placeholderData: (before) => before,
  });

export type TaggedExtension = { extension: Extension; etag: string | null };
export const readExtension = async (id: string, signal?: AbortSignal): Promise<TaggedExtension> => {
  const response = await send(at`/api/v1/extensions/${id}`, { signal });
  return { extension: (await response.json()) as Extension, etag: response.headers.get('etag') };
};
export const extensionQuery = (id: string) =>
  queryOptions({ queryKey: ['extensions', 'one', id], queryFn: ({ signal }) => readExtension(id, signal) });

export const createExtension = (body: ExtensionChange): Promise<Extension> => ask('POST', root, { body });
export const changeExtension = (id: string, body: ExtensionChange, etag: string | null = null): Promise<Extension> =>
  ask('PATCH', at`/api/v1/extensions/${id}`, { body, etag });
/** Goes out even while the page is being left. */
export const deleteExtension = (id: string) => send(at`/api/v1/extensions/${id}`, { method: 'DELETE', keepalive: true });
export const turnExtension = (id: string, on: boolean): Promise<Extension> =>
  ask('POST', `${at`/api/v1/extensions/${id}`}/${on ? 'enable' : 'disable'}`);
/** Asks its server anew what it offers. */
export const refreshExtension = (id: string): Promise<Extension> => ask('POST', at`/api/v1/extensions/${id}/refresh`);
/** Looks at something that is not saved. */
export const checkExtension = (body: ExtensionChange): Promise<Found> => ask('POST', `${root}/check`, { body });
export const tryExtension = (id: string, body: Record<string, unknown>): Promise<Tried> =>
  ask('POST', at`/api/v1/extensions/${id}/test`, { body });

export const usersQuery = (id: string) =>
  queryOptions({
    queryKey: ['extensions', 'used-by', id],
    queryFn: ({ signal }) => ask<Users>('GET', at`/api/v1/extensions/${id}/used-by`, { signal }),
  });
/** How many models name each of these. */
export const usesQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['extensions', 'uses', ids],
    queryFn: ({ signal }) => ask<Uses>('GET', `${root}/used-by?${new URLSearchParams(ids.map((id) => ['id', id]))}`, { signal }),
    enabled: ids.length > 0,
  });
export const logsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['extensions', 'logs', id],
    queryFn: ({ pageParam, signal }) =>
      ask<Listed<LogEntry>>('GET', at`/api/v1/extensions/${id}/logs` + lineOf({ limit: 50, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const exportExtensions = async (ids: readonly string[]): Promise<Blob> => {
  const line = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
  return (await send(`${root}/export${line ? `?${line}` : ''}`)).blob();
};

/** After any write: lists and single things follow, and so does what chats offer. */
export const extensionsChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([queries.invalidateQueries({ queryKey: ['extensions'] }), queries.invalidateQueries({ queryKey: ['catalog'] })]);
};
