import { queryOptions } from '@tanstack/react-query';
import { ask, at } from '@/shared/http/client';
import type { ContextMode, Explanation, Turn } from '@/shared/http/types';

/** A question that could be asked, of one model or of several. */
export type Explaining = { models: string[]; content: Turn['content'] | null; parent_id: string | null; context: ContextMode };

/** What the next turn of a chat would send to one of its models; nothing is sent. */
export const explainTurnQuery = (chatId: string, { models: _, content, ...where }: Explaining, model: string) =>
  queryOptions({
    queryKey: ['chats', 'explain', chatId, model, where, content],
    queryFn: ({ signal }) =>
      ask<Explanation>('POST', at`/api/v1/chats/${chatId}/explain`, { body: { model, ...where, ...(content ? { content } : {}) }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
