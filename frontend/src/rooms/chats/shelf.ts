import type { ChatSummary } from '@/shared/http/types';

/** What can be done with a whole chat; some of it with several at once. */
export type Deed = 'rename' | 'pin' | 'unpin' | 'move' | 'archive' | 'unarchive' | 'markdown' | 'json' | 'delete';

/** Letters on a row that has the focus. `p` and `a` take back what they did. */
export const keyOfDeed: Partial<Record<Deed, string>> = {
  rename: 'E',
  pin: 'P',
  unpin: 'P',
  move: 'M',
  archive: 'A',
  unarchive: 'A',
  delete: '⌫',
};

/** In the order of a menu: what shows it, where it lies, what leaves the house, and last what ends it. */
export const deedsFor = (chats: readonly ChatSummary[]): Deed[] => {
  const [first, ...others] = chats;
  if (!first) return [];
  const alone = others.length === 0;
  const deeds: Deed[] = alone ? ['rename'] : [];
  if (!chats.some((chat) => chat.temporary)) {
    deeds.push(chats.every((chat) => chat.pinned) ? 'unpin' : 'pin', 'move');
    deeds.push(chats.every((chat) => chat.archived) ? 'unarchive' : 'archive');
  }
  if (alone) deeds.push('markdown', 'json');
  return [...deeds, 'delete'];
};

/** The sidebar's two shelves beside the folders. */
export const shelvesOf = (chats: readonly ChatSummary[]): { pinned: ChatSummary[]; rest: ChatSummary[] } => ({
  pinned: chats.filter((chat) => chat.pinned),
  rest: chats.filter((chat) => !chat.pinned),
});

/** Without case and accents, and where each piece of it stood: Korean falls apart into its letters, as on the server. */
const folded = (text: string): { letters: string; origin: number[] } => {
  let letters = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const bare = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < bare.length; i++) origin.push(at);
    letters += bare;
    at += character.length;
  }
  return { letters, origin };
};

/** A text in pieces: every second one is what was searched for. */
export const markedIn = (text: string, looked: string): string[] => {
  const wanted = folded(looked.trim()).letters;
  if (wanted === '') return [text];
  const { letters, origin } = folded(text);
  const pieces: string[] = [];
  let from = 0;
  for (let found = letters.indexOf(wanted); found >= 0; found = letters.indexOf(wanted, found + wanted.length)) {
    const begin = origin[found] ?? 0;
    const last = origin[found + wanted.length - 1] ?? begin;
    const end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
    if (begin < from) continue;
    pieces.push(text.slice(from, begin), text.slice(begin, end));
    from = end;
  }
  return [...pieces, text.slice(from)];
};
