import { textOf } from '@/rooms/chats/reply';
import type { Chat } from '@/shared/http/types';
import { bodyOf, type Call, json, problem } from './http';
import type { State } from './store';

export const summary = ({ messages: _, ...chat }: Chat) => chat;

export const found = (state: State, query: URLSearchParams) => {
  const q = query.get('q')?.toLowerCase() ?? '';
  const folder = query.get('folder');
  const isHere = (chat: Chat) =>
    !chat.temporary &&
    chat.archived === (query.get('archived') === 'true') &&
    (!folder || chat.folder === folder) &&
    (query.get('loose') !== 'true' || chat.pinned || !chat.folder);
  const first = (chat: Chat) => (query.get('sort') === 'pinned' && chat.pinned ? 0 : 1);
  return [...state.chats]
    .sort((a, b) => first(a) - first(b) || b.updated_at.localeCompare(a.updated_at))
    .filter(isHere)
    .flatMap((chat) => {
      const hit = chat.messages.find((one) => q && textOf(one).toLowerCase().includes(q));
      if (q && !hit && !chat.title.toLowerCase().includes(q)) return [];
      return [{ ...summary(chat), ...(hit ? { match: { message_id: hit.id, excerpt: textOf(hit) } } : {}) }];
    });
};

const foldersIn = (state: State) => {
  const shown = state.chats.filter((chat) => chat.folder && !chat.archived && !chat.temporary);
  const names = [...new Set(shown.flatMap((chat) => chat.folder ?? []))].sort();
  return names.map((folder) => ({ folder, count: shown.filter((chat) => chat.folder === folder).length }));
};

const changeAll = (chats: Chat[], change: Partial<Chat>): Response => {
  for (const chat of chats) Object.assign(chat, change);
  return json({ chat_ids: chats.map(({ id }) => id) });
};

const importInto = (state: State, dry: boolean, given: Chat[]): Response => {
  const items = given.map((chat) => {
    const here = state.chats.find((one) => one.id === chat.id);
    if (!dry && !here) state.chats.unshift(chat);
    const { id, title, messages } = chat;
    const chatId = here || !dry ? id : null;
    return { source_id: id, title, chat_id: chatId, action: here ? 'skip' : 'create', messages: messages.length, problems: [] };
  });
  return json({ format: 'atelier', items, applied: !dry });
};

/** What concerns all chats, or several. */
export const together = async (state: State, { method, path, query, request }: Call): Promise<Response | null> => {
  switch (`${method} ${path[1]}`) {
    case 'GET folders':
      return json({ items: foldersIn(state) });
    case 'PATCH folders': {
      const { folder, to } = await bodyOf<{ folder: string; to: string | null }>(request);
      return changeAll(
        state.chats.filter((chat) => chat.folder === folder),
        { folder: to },
      );
    }
    case 'POST bulk': {
      const { ids, change } = await bodyOf<{ ids: string[]; change: Partial<Chat> }>(request);
      return changeAll(
        state.chats.filter(({ id }) => ids.includes(id)),
        change,
      );
    }
    case 'GET export':
      return json(state.chats);
    case 'POST import': {
      const given = await bodyOf<Chat[] | { hello?: string }>(request);
      if (!Array.isArray(given)) return problem('validation', 422, '/: is no export of chats.');
      return importInto(state, query.get('dry_run') === 'true', given);
    }
    default:
      return null;
  }
};
