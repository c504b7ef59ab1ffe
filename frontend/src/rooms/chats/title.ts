import type { QueryClient } from '@tanstack/react-query';
import { configQuery } from '@/rooms/accounts/api';
import { chatQuery, chatsQuery } from './api';

const looks = [2_000, 4_000, 8_000, 16_000];

/** A model that makes titles begins when the first answer has ended: the chat is read again until it has one, or it takes too long. */
export async function awaitTitle(queries: QueryClient, chatId: string, pauses = looks): Promise<void> {
  if (queries.getQueryData(configQuery.queryKey)?.chat_titles !== 'model') return;
  const titleNow = () => queries.getQueryData(chatQuery(chatId).queryKey)?.title;
  const before = titleNow();
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await queries.invalidateQueries({ queryKey: chatQuery(chatId).queryKey, refetchType: 'all' });
    if (titleNow() === before) continue;
    await queries.invalidateQueries({ queryKey: chatsQuery.queryKey });
    return;
  }
}
