import { queryOptions } from '@tanstack/react-query';
import { ask, at } from '@/shared/http/client';
import type { ContextMode, Explanation, Turn } from '@/shared/http/types';

/** A question that could be asked, of one model or of several; or of how many answers one was made, which cannot be asked again. */
export type Explaining = {
  models: string[];
  content: Turn['content'] | null;
  parent_id: string | null;
  context: ContextMode;
  merged?: number;
};

/** What the next turn of a chat would send to one of its models; nothing is sent. */
export const explainTurnQuery = (chatId: string, { content, parent_id, context }: Explaining, model: string) =>
  queryOptions({
    queryKey: ['chats', 'explain', chatId, model, parent_id, context, content],
    queryFn: ({ signal }) =>
      ask<Explanation>('POST', at`/api/v1/chats/${chatId}/explain`, {
        body: { model, parent_id, context, ...(content ? { content } : {}) },
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
