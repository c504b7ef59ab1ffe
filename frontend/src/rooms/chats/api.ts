import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, client, send } from '@/shared/http/client';
import type { Chat, ChatSummary, Listed, Message, Turn } from '@/shared/http/types';

export const chatsQuery = infiniteQueryOptions({
  queryKey: ['chats'],
  queryFn: ({ pageParam, signal }) =>
    answer<Listed<ChatSummary>>(client.GET('/api/v1/chats', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const chatQuery = (id: string) =>
  queryOptions({
    queryKey: ['chat', id],
    queryFn: ({ signal }) => answer<Chat>(client.GET('/api/v1/chats/{id}', { params: { path: { id } }, signal })),
  });

export const openChat = (): Promise<Chat> => answer<Chat>(client.POST('/api/v1/chats', { body: {} }));
export const renameChat = (id: string, title: string) =>
  answer<ChatSummary>(client.PATCH('/api/v1/chats/{id}', { params: { path: { id } }, body: { title } }));
export const deleteChat = (id: string) => answer(client.DELETE('/api/v1/chats/{id}', { params: { path: { id } } }));
export const selectMessage = (id: string, messageId: string) =>
  answer<ChatSummary>(client.POST('/api/v1/chats/{id}/select', { params: { path: { id } }, body: { message_id: messageId } }));
export const stopReply = (id: string, messageId: string) =>
  answer<Message>(client.POST('/api/v1/chats/{id}/messages/{message}/stop', { params: { path: { id, message: messageId } } }));

const at = (id: string) => `/api/v1/chats/${encodeURIComponent(id)}`;

export const startTurn = (id: string, turn: Turn): Promise<Response> =>
  send(`${at(id)}/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(turn),
  });

export const followChat = (id: string, signal: AbortSignal): Promise<Response> =>
  send(`${at(id)}/events`, { headers: { accept: 'text/event-stream' }, signal });

export const patchChat = (queries: QueryClient, id: string, change: (chat: Chat) => Chat): void => {
  queries.setQueryData(chatQuery(id).queryKey, (chat: Chat | undefined) => chat && change(chat));
};
