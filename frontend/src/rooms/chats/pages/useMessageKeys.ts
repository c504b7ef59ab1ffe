import type { Chat } from '@/shared/http/types';
import { copyText } from '@/shared/ui/clipboard';
import { useKeys } from '@/shared/ui/keys';
import { replyOf } from '../reply';
import type { TurnView } from '../tree';
import type { Talk } from './useTalk';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const messages = '[data-question],[data-reply]';
const focused = () => document.activeElement?.closest<HTMLElement>(messages) ?? null;
const press = (selector: string, which = 0) => focused()?.querySelectorAll<HTMLButtonElement>(selector)[which]?.click();

/** J and K walk the questions and answers; the other letters act on the one that has the focus. */
const walk = (by: number) => {
  const all = [...document.querySelectorAll<HTMLElement>(messages)];
  const here = focused();
  const at = here ? all.indexOf(here) : all.length;
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
};

export function useMessageKeys(chat: Chat, last: TurnView | undefined, talk: Talk, busy: boolean): void {
  const choose = (event: KeyboardEvent) => {
    const column = last && last.columns.length > 1 ? last.columns[Number(event.key) - 1] : undefined;
    if (column) void talk.enter(column.shown.id);
  };
  const message = () => {
    const { reply, question } = focused()?.dataset ?? {};
    return chat.messages.find((other) => other.id === (reply ?? question));
  };
  useKeys({
    ...Object.fromEntries(digits.map((digit) => [digit, choose])),
    j: () => walk(1),
    k: () => walk(-1),
    c: () => {
      const here = message();
      if (here) void copyText(replyOf(here).text);
    },
    r: () => {
      const here = message();
      if (here && !busy) void talk.again(here.id);
    },
    e: () => press('[data-deed=edit]'),
    Backspace: () => {
      const here = message();
      if (here) talk.remove(here);
    },
    ArrowLeft: () => press('.arrows button', 0),
    ArrowRight: () => press('.arrows button', 1),
  });
}
