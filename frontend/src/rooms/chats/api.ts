import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, ask, client, at as path, send } from '@/shared/http/client';
import type { Chat, ChatSummary, ContextMode, Message, Turn } from '@/shared/http/types';

/** All lists of chats, whatever they are narrowed to. */
export const chatsQuery = { queryKey: ['chats'] } as const;

export const chatQuery = (id: string) =>
  queryOptions({
    queryKey: ['chat', id],
    queryFn: ({ signal }) => answer<Chat>(client.GET('/api/v1/chats/{id}', { params: { path: { id } }, signal })),
  });

export const openChat = (temporary = false): Promise<Chat> => ask('POST', '/api/v1/chats', { body: temporary ? { temporary } : {} });
/** Goes out even while the page is being left. */
export const deleteChat = (id: string) => send(path`/api/v1/chats/${id}`, { method: 'DELETE', keepalive: true });
export const selectMessage = (id: string, messageId: string) =>
  answer<ChatSummary>(client.POST('/api/v1/chats/{id}/select', { params: { path: { id } }, body: { message_id: messageId } }));
export const stopReply = (id: string, messageId: string) =>
  answer<Message>(client.POST('/api/v1/chats/{id}/messages/{message}/stop', { params: { path: { id, message: messageId } } }));

const stream = (address: string, body: unknown): Promise<Response> =>
  send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
  });

export const startTurn = (id: string, turn: Turn) => stream(path`/api/v1/chats/${id}/turns`, turn);
export const askAgain = (
  id: string,
  messageId: string,
  asked: { models?: string[]; context?: ContextMode; filters?: Record<string, boolean> },
) => stream(path`/api/v1/chats/${id}/messages/${messageId}/regenerate`, asked);
export const goOn = (id: string, messageId: string, asked: { filters?: Record<string, boolean> }) =>
  stream(path`/api/v1/chats/${id}/messages/${messageId}/continue`, asked);
export const mergeAnswers = (id: string, messageId: string, asked: { model: string; context?: ContextMode }) =>
  stream(path`/api/v1/chats/${id}/messages/${messageId}/merge`, asked);

export const editMessage = (id: string, messageId: string, text: string): Promise<Message> =>
  ask('PATCH', path`/api/v1/chats/${id}/messages/${messageId}`, { body: { content: [{ type: 'text', text }] } });
/** Goes out even while the page is being left. */
export const deleteMessage = (id: string, messageId: string) =>
  send(path`/api/v1/chats/${id}/messages/${messageId}`, { method: 'DELETE', keepalive: true });
export const forkChat = (id: string, messageId: string): Promise<ChatSummary> =>
  ask('POST', path`/api/v1/chats/${id}/fork`, { body: { message_id: messageId } });

export const followChat = (id: string, signal: AbortSignal): Promise<Response> =>
  send(path`/api/v1/chats/${id}/events`, { headers: { accept: 'text/event-stream' }, signal });

export const patchChat = (queries: QueryClient, id: string, change: (chat: Chat) => Chat): void => {
  queries.setQueryData(chatQuery(id).queryKey, (chat: Chat | undefined) => chat && change(chat));
};
