import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '@/rooms/accounts/api';
import { chatQuery } from '@/rooms/chats/api';
import type { makeRouter } from './router';

const chatIn = (path: string): string | undefined => /^\/c\/([\w-]+)\/?$/.exec(path)?.[1];

/** What an address needs is asked for side by side, before anything is drawn: who is here, the page's own code, and a chat's messages. */
export const goAhead = (router: ReturnType<typeof makeRouter>, queries: QueryClient): void => {
  const { pathname } = location;
  void queries.prefetchQuery(meQuery);
  const chat = chatIn(pathname);
  if (chat) void queries.prefetchQuery(chatQuery(chat));
  void router.preloadRoute({ to: pathname }).catch(() => undefined); // whoever shows the page says what is wrong with it
};
