import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { onRowKey, useKeys } from '@/shared/ui/keys';
import { ChatRow } from '../parts/ChatRow';
import { chatKeys, dragChats } from './rows';
import { useModelsOf } from './useModelsOf';
import type { Wish } from './wish';

type Props = {
  chats: ChatSummary[];
  looked: string;
  selected: ReadonlySet<string>;
  wish: Wish | null;
  onSelected: (ids: ReadonlySet<string>) => void;
  onAsk: (wish: Wish) => void;
  /** The end is near; null where nothing more is to come. */
  onEnd: (() => void) | null;
};

/** The rows of all chats, with their keys: arrows walk, X selects, letters act. */
export function ChatTable({ chats, looked, selected, wish, onSelected, onAsk, onEnd }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { face } = useModelsOf([]);
  const list = useRef<HTMLUListElement>(null);
  const anchor = useRef<string | null>(null);
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onEnd);
  more.current = onEnd;

  const count = chats.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer list moves its end, which is looked at anew
  useEffect(() => {
    if (!end.current || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current?.(), { rootMargin: '600px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [count]);

  const select = (id: string, on: boolean, range: boolean) => {
    const ids = new Set(selected);
    const from = chats.findIndex((chat) => chat.id === anchor.current);
    const to = chats.findIndex((chat) => chat.id === id);
    const picked = range && from >= 0 ? chats.slice(Math.min(from, to), Math.max(from, to) + 1) : chats.slice(to, to + 1);
    for (const chat of picked) {
      if (on) ids.add(chat.id);
      else ids.delete(chat.id);
    }
    anchor.current = id;
    onSelected(ids);
  };
  const first = () => list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  useKeys({ j: first, ArrowDown: first }, chats.length > 0);

  const address = (chat: ChatSummary) => ({ to: '/c/$id' as const, params: { id: chat.id }, hash: chat.match?.message_id });
  const keys = chatKeys(chats, onAsk);
  return (
    <>
      <ul
        className="shelflist"
        aria-label={t('shelf.toChats')}
        data-selecting={selected.size > 0 || undefined}
        ref={list}
        onKeyDown={(event) => {
          const row = event.target instanceof Element ? event.target.closest('[data-chat]') : null;
          const chat = chats.find(({ id }) => id === row?.getAttribute('data-chat'));
          if (chat) {
            onRowKey({
              x: ({ shiftKey }) => select(chat.id, shiftKey || !selected.has(chat.id), shiftKey),
              ...(event.target === row ? { Enter: () => void go(address(chat)) } : {}),
            })(event);
          }
          keys(event);
        }}
      >
        {chats.map((chat) => (
          <ChatRow
            key={chat.id}
            chat={chat}
            looked={looked}
            faces={chat.models.map(face)}
            selected={selected.has(chat.id)}
            open={wish?.what === 'menu' && wish.button.id === `chat-list-${chat.id}`}
            link={(title) => (
              <Link {...address(chat)} className="name clip">
                {title}
              </Link>
            )}
            onSelect={(on, range) => select(chat.id, on, range)}
            onMenu={(button) => onAsk({ what: 'menu', chats: [chat], button })}
            onDrag={(event) => dragChats(event, selected.has(chat.id) ? [...selected] : [chat.id])}
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  );
}
