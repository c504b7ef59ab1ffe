import type { DragEvent, KeyboardEvent } from 'react';
import type { ChatSummary } from '@/shared/http/types';
import { onRowKey } from '@/shared/ui/keys';
import type { Deed } from '../shelf';
import type { Wish } from './wish';

/** What is dragged from a list of chats: their ids. */
const kind = 'application/x-atelier-chats';

export const dragChats = (event: DragEvent, ids: readonly string[]): void => {
  event.dataTransfer.setData(kind, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'copyMove';
};
export const bringsChats = (event: DragEvent): boolean => event.dataTransfer.types.includes(kind);
export const draggedChats = (event: DragEvent): string[] => {
  try {
    const ids: unknown = JSON.parse(event.dataTransfer.getData(kind));
    return Array.isArray(ids) ? ids.map(String) : [];
  } catch {
    return [];
  }
};

const rowsIn = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('[data-row]')];

/** From the row that has the focus to another; past the ends it stays. */
const walk = (box: HTMLElement, by: number): void => {
  const rows = rowsIn(box);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
};

/** What goes from a list leaves the focus to its neighbour. */
const stepAside = (box: HTMLElement): void => {
  const rows = rowsIn(box);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  (rows[at + 1] ?? rows[at - 1])?.focus();
};

/** Arrows walk a list of chats, letters act on the chat that has the focus. */
export const chatKeys = (chats: readonly ChatSummary[], ask: (wish: Wish) => void) => (event: KeyboardEvent<HTMLElement>) => {
  const box = event.currentTarget;
  const row = event.target instanceof Element ? event.target.closest('[data-chat]') : null;
  const chat = chats.find(({ id }) => id === row?.getAttribute('data-chat'));
  const does =
    (deed: Deed, goes = false) =>
    () => {
      if (!chat) return;
      if (goes) stepAside(box);
      ask({ what: 'deed', chats: [chat], deed });
    };
  const deeds = {
    e: does('rename'),
    p: does(chat?.pinned ? 'unpin' : 'pin'),
    m: does('move'),
    a: does(chat?.archived ? 'unarchive' : 'archive', true),
    Backspace: does('delete', true),
    Delete: does('delete', true),
  };
  onRowKey({
    j: () => walk(box, 1),
    k: () => walk(box, -1),
    ArrowDown: () => walk(box, 1),
    ArrowUp: () => walk(box, -1),
    ...(chat ? deeds : {}),
  })(event);
};
