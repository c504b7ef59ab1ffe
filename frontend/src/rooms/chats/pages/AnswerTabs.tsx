import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/shared/ui/Avatar';
import type { Column } from '../tree';
import type { Shared } from './shared';

type Props = { columns: Column[]; shared: Shared; shown: number; onShow: (i: number) => void };

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** On a narrow screen: whose answer is shown. One stop for the Tab key, arrows within. */
export function AnswerTabs({ columns, shared, shown, onShow }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.children[shown];
    if (!list.current || !(tab instanceof HTMLElement)) return;
    const [from, to] = [tab.offsetLeft - list.current.offsetLeft, tab.offsetLeft - list.current.offsetLeft + tab.offsetWidth];
    if (from < list.current.scrollLeft) list.current.scrollLeft = from;
    else if (to > list.current.scrollLeft + list.current.clientWidth) list.current.scrollLeft = to - list.current.clientWidth;
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(shown, columns.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onShow(next);
    (list.current?.children[next] as HTMLElement | undefined)?.focus({ preventScroll: true });
  };
  return (
    <div className="mtabs" role="tablist" aria-label={t('chats.showAnswerOf')} ref={list} onKeyDown={onKeyDown}>
      {columns.map((column, i) => {
        const face = shared.face(column.modelId);
        return (
          <UnstyledButton
            key={column.modelId}
            role="tab"
            aria-selected={i === shown}
            tabIndex={i === shown ? 0 : -1}
            title={face.name}
            onClick={() => onShow(i)}
          >
            <Avatar face={face} size={16} />
            <span className="clip">{face.name}</span>
            {column.shown.state === 'streaming' && (
              <span
                className="pulse"
                role="img"
                aria-label={t('chats.isWriting')}
                style={{ background: `var(--pigment-${face.pigment})` }}
              />
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
