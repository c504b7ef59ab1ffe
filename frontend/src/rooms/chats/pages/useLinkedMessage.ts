import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Chat } from '@/shared/http/types';
import type { TurnView } from '../tree';
import type { Talk } from './useTalk';

const messageOf = (id: string) => `[data-reply="${CSS.escape(id)}"],[data-question="${CSS.escape(id)}"]`;

/** A link to a message (`#id`, as a search leads to it) brings the line through it, it into sight, and the focus to it, once. */
export function useLinkedMessage(chat: Chat, turns: TurnView[], talk: Talk): void {
  const { hash } = useLocation();
  const done = useRef('');
  const entered = useRef('');
  useEffect(() => {
    if (hash === '' || done.current === hash || !chat.messages.some(({ id }) => id === hash)) return;
    const turn = turns.find(({ question, columns }) => question.id === hash || columns.some(({ shown }) => shown.id === hash));
    if (!turn) {
      if (entered.current !== hash) void talk.enter(hash);
      entered.current = hash;
      return;
    }
    done.current = hash;
    const section = () => document.querySelector(`[data-turn="${CSS.escape(turn.question.id)}"]`);
    section()?.scrollIntoView({ block: 'start' });
    // A turn far from the end is a sketch until it comes near; then it is drawn, and its message can take the focus.
    const found = () => section()?.querySelector<HTMLElement>(messageOf(hash));
    let tries = 60;
    const show = () => {
      const message = found();
      if (!message && tries-- > 0) return void requestAnimationFrame(show);
      message?.scrollIntoView({ block: 'nearest' });
      message?.focus({ preventScroll: true });
    };
    requestAnimationFrame(show);
  }, [hash, chat.messages, turns, talk]);
}
