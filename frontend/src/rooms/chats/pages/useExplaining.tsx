import { type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { Chat, ContextMode, Message, Turn } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import { useKeys } from '@/shared/ui/keys';
import { later } from '@/shared/ui/later';
import type { Explaining } from '../api-explain';
import type { TurnView } from '../tree';
import { reveal } from './reveal';

const ExplainPanel = later(() => import('./ExplainPanel').then((module) => module.ExplainPanel));

type Now = {
  chat: Chat;
  turns: TurnView[];
  ids: string[];
  context: ContextMode;
  /** Of the composer; null where nothing is written. */
  content: () => Turn['content'] | null;
  face: (id: string) => Face;
};

const focusedAnswer = () => document.activeElement?.closest<HTMLElement>('[data-reply]')?.dataset.reply;

/** The panel that says what is sent: for what the composer holds, or for an answer that is there. */
export function useExplaining(now: Now): { next: () => void; answer: (message: Message) => void; panel: ReactNode } {
  const [shown, show] = useState<{ what: Explaining; opened: boolean } | null>(null);
  const latest = useRef(now);
  latest.current = now;
  const open = useCallback((what: Explaining) => show({ what, opened: true }), []);
  const close = useCallback(() => show((was) => was && { ...was, opened: false }), []);
  const next = useCallback(() => {
    const { chat, ids, context, content } = latest.current;
    if (ids.length > 0) open({ models: ids, content: content(), parent_id: chat.head_id, context });
  }, [open]);
  const answer = useCallback(
    (message: Message) => {
      const question = latest.current.chat.messages.find(({ id }) => id === message.parent_id);
      if (!question || !message.model_id) return;
      open({
        models: [message.model_id],
        content: question.content as Turn['content'],
        parent_id: question.parent_id,
        context: message.context ?? 'lanes',
        merged: message.merged_from?.length,
      });
    },
    [open],
  );
  useKeys({
    'mod+i': () => {
      if (shown?.opened) return close();
      const focused = focusedAnswer();
      const message = now.chat.messages.find(({ id }) => id === focused);
      if (message) answer(message);
      else next();
    },
  });
  const panel = shown && (
    <Suspense>
      <ExplainPanel
        chat={now.chat}
        explaining={shown.what}
        opened={shown.opened}
        face={now.face}
        onClose={close}
        onGo={(id) => {
          close();
          reveal(latest.current.turns, id);
        }}
      />
    </Suspense>
  );
  return useMemo(() => ({ next, answer, panel }), [next, answer, panel]);
}
