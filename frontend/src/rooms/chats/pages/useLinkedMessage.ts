import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Chat } from '@/shared/http/types';
import type { TurnView } from '../tree';
import { reveal } from './reveal';
import type { Talk } from './useTalk';

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
    reveal(turns, hash);
  }, [hash, chat.messages, turns, talk]);
}
