import { ask, at as path, send } from '@/shared/http/client';
import type { Message } from '@/shared/http/types';
import type { CallAnswer } from './calls';

const callAt = (chat: string, message: string, call: string) => path`/api/v1/chats/${chat}/messages/${message}/tools/${call}`;

export const stopCall = (chat: string, message: string, call: string): Promise<void> => ask('POST', `${callAt(chat, message, call)}/stop`);
export const answerCall = (chat: string, message: string, call: string, answer: CallAnswer): Promise<void> =>
  ask('POST', `${callAt(chat, message, call)}/answer`, { body: answer });

/** What an action gave that is no stream. */
export type Acted =
  | { kind: 'replacement'; message: Message }
  | { kind: 'message'; message?: Message }
  | { kind: 'file'; file: { id: string; name: string } }
  | { kind: 'notice'; text: string };

export const runAction = (chat: string, message: string, action: string): Promise<Response> =>
  send(path`/api/v1/chats/${chat}/messages/${message}/actions/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream, application/json;q=0.5' },
    body: '{}',
  });
