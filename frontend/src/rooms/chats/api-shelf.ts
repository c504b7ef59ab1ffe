import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, at as path, send } from '@/shared/http/client';
import type { ChatChange, ChatFilter, ChatFolder, ChatImport, ChatSummary, Listed } from '@/shared/http/types';
import { upload } from '@/shared/http/upload';
import { chatsQuery } from './api';

const listAddress = (filter: ChatFilter, cursor: string | undefined): string => {
  const query = new URLSearchParams({ limit: '50', archived: String(filter.archived ?? false) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) query.set(name, String(value));
  return `/api/v1/chats?${query}`;
};

/** What is not archived, unless that is asked for. */
export const chatListQuery = (filter: ChatFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [...chatsQuery.queryKey, 'list', filter],
    queryFn: ({ pageParam, signal }) => ask<Listed<ChatSummary>>('GET', listAddress(filter, pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const foldersQuery = queryOptions({
  queryKey: [...chatsQuery.queryKey, 'folders'],
  queryFn: async ({ signal }) => (await ask<{ items: ChatFolder[] }>('GET', '/api/v1/chats/folders', { signal })).items,
});

export const changeChat = (id: string, change: ChatChange): Promise<ChatSummary> =>
  ask('PATCH', path`/api/v1/chats/${id}`, { body: change });

/** The same for each, a thousand in one transaction. */
export const changeChats = async (ids: string[], change: ChatChange): Promise<void> => {
  for (let i = 0; i < ids.length; i += 1000) await ask('POST', '/api/v1/chats/bulk', { body: { ids: ids.slice(i, i + 1000), change } });
};

/** All chats of a folder into another, or out of it; answers with the chats that it held. */
export const moveFolder = async (folder: string, to: string | null): Promise<string[]> =>
  (await ask<{ chat_ids: string[] }>('PATCH', '/api/v1/chats/folders', { body: { folder, to } })).chat_ids;

export const exportChat = async (id: string, format: 'json' | 'markdown'): Promise<Blob> =>
  (await send(`${path`/api/v1/chats/${id}/export`}?format=${format}`)).blob();
export const exportChats = async (): Promise<Blob> => (await send('/api/v1/chats/export?format=json')).blob();

export const importChats = (file: File, dryRun: boolean, onShare: (share: number) => void, signal: AbortSignal): Promise<ChatImport> =>
  upload(`/api/v1/chats/import?dry_run=${dryRun}`, file, { onShare, signal, as: 'json' });
