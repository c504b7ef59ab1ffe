import { useCallback, useState } from 'react';
import type { ChatSummary } from '@/shared/http/types';
import type { Deed } from '../shelf';

/** What somebody wants of chats, or of a folder: its menu at a button, or a deed at once. */
export type Wish =
  | { what: 'menu'; chats: ChatSummary[]; button: HTMLElement }
  | { what: 'deed'; chats: ChatSummary[]; deed: Deed }
  | { what: 'put'; chats: ChatSummary[]; folder: string | null }
  | { what: 'folderMenu'; folder: string; button: HTMLElement }
  | { what: 'folderName'; folder: string };

/** Held by a light list; whoever fulfils it is fetched with the first wish. */
export const useWishes = () => {
  const [wish, setWish] = useState<Wish | null>(null);
  const done = useCallback((over: Wish) => setWish((now) => (now === over ? null : now)), []);
  return { wish, ask: setWish, done };
};
