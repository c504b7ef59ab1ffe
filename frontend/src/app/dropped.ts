import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { chatsQuery } from '@/rooms/chats/api';
import { bringsChats, draggedChats } from '@/rooms/chats/pages/rows';
import type { Wish } from '@/rooms/chats/pages/wish';
import type { ChatSummary, Listed } from '@/shared/http/types';

type Lists = { pages: Listed<ChatSummary>[] };

/** A place that chats are dropped on: a folder, or null for out of all folders. */
export function useDropped(onAsk: (wish: Wish) => void, folder: string | null) {
  const queries = useQueryClient();
  const [over, setOver] = useState(false);
  const known = (ids: string[]): ChatSummary[] => {
    const lists = queries.getQueriesData<Lists>({ queryKey: [...chatsQuery.queryKey, 'list'] });
    const all = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? []);
    return ids.flatMap((id) => all.find((chat) => chat.id === id) ?? []);
  };
  return {
    'data-over': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!bringsChats(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!bringsChats(event)) return;
      event.preventDefault();
      onAsk({ what: 'put', chats: known(draggedChats(event)), folder });
    },
  };
}
