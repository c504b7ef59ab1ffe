import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from './atoms';

type Props<T> = {
  items: T[];
  /** What one is called to a reader, such as "suggestion 2". */
  nameOf: (item: T, i: number) => string;
  locked: boolean;
  onChange: (items: T[]) => void;
  children: (item: T, i: number) => ReactNode;
};

const moved = <T,>(items: readonly T[], from: number, to: number): T[] => {
  const next = [...items];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
};

/** An ordered list: drag by the grip, arrow keys on the grip, or the two buttons; each says where the thing is now. */
export function SortList<T>({ items, nameOf, locked, onChange, children }: Props<T>) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const dragged = useRef<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const follow = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes where the thing went, once it is there
  useLayoutEffect(() => {
    if (follow.current !== null) list.current?.querySelectorAll<HTMLElement>('.grip')[follow.current]?.focus();
    follow.current = null;
  }, [items]);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    onChange(moved(items, from, to));
    setSaid(t('common.movedTo', { name: nameOf(item, from), n: to + 1, count: items.length }));
  };
  const onKey = (event: KeyboardEvent, i: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(i, i + by);
    follow.current = i + by;
  };
  const drop = (event: DragEvent, i: number) => {
    event.preventDefault();
    if (dragged.current !== null) move(dragged.current, i);
    setOver(null);
  };
  return (
    <>
      <ul className="pick suggpick" ref={list}>
        {items.map((item, i) => {
          const name = nameOf(item, i);
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: what is sorted here has no name of its own
              key={i}
              data-over={over === i || undefined}
              onDragOver={(event) => {
                if (dragged.current === null) return;
                event.preventDefault();
                setOver(i);
              }}
              onDrop={(event) => drop(event, i)}
            >
              {!locked && (
                <button
                  type="button"
                  className="grip"
                  draggable
                  aria-label={t('common.moveByKeys', { name })}
                  onKeyDown={(event) => onKey(event, i)}
                  onDragStart={(event) => {
                    dragged.current = i;
                    event.dataTransfer.effectAllowed = 'move';
                    event.dataTransfer.setData('text/plain', name);
                    const row = event.currentTarget.closest('li');
                    if (row) event.dataTransfer.setDragImage(row, 12, 12);
                  }}
                  onDragEnd={() => {
                    dragged.current = null;
                    setOver(null);
                  }}
                >
                  <IconGripVertical {...icon} aria-hidden="true" />
                </button>
              )}
              {children(item, i)}
              {!locked && (
                <>
                  <IconButton className="hidem" label={t('common.moveUp', { name })} disabled={i === 0} onClick={() => move(i, i - 1)}>
                    <IconArrowUp {...icon} />
                  </IconButton>
                  <IconButton
                    className="hidem"
                    label={t('common.moveDown', { name })}
                    disabled={i === items.length - 1}
                    onClick={() => move(i, i + 1)}
                  >
                    <IconArrowDown {...icon} />
                  </IconButton>
                  <IconButton label={t('common.remove', { name })} onClick={() => onChange(items.filter((_, at) => at !== i))}>
                    <IconX {...icon} />
                  </IconButton>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="vh" role="status">
        {said}
      </div>
    </>
  );
}
