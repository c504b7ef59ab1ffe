import { Checkbox } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './keys';
import type { Chosen } from './useChosen';

type Column = { key: string; label: string; width: number };
type Props<T extends { id: string }> = {
  items: readonly T[];
  className?: string;
  /** What the first column is for, where its rows cannot be chosen. */
  sign?: string;
  /** How all are chosen. */
  choosing?: Chosen & { all: string };
  name: string;
  columns: Column[];
  /** What keys do with the row that has the focus. */
  keys: Record<string, (item: T) => void>;
  onEnter: (item: T) => void;
  /** A layer lies over the list: its keys rest. */
  busy: boolean;
  children: ReactNode;
};

/** A table whose rows are walked by J and K or the arrows, chosen by X, and acted on by keys; each child is a row. */
export function RowTable<T extends { id: string }>(props: Props<T>) {
  const { items, choosing, columns, keys } = props;
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = () => [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const last = useRef<{ id: string | undefined; at: number } | null>(null);
  // Where the row that had the focus is gone, the one in its place has it.
  useEffect(() => {
    const { id, at } = last.current ?? {};
    if (at === undefined || document.activeElement !== document.body || items.some((one) => one.id === id)) return;
    const list = [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])];
    list[Math.min(at, list.length - 1)]?.focus();
  }, [items]);
  const move = (by: number) => {
    const list = rows();
    list[Math.min(Math.max(focused() + by, 0), list.length - 1)]?.focus();
  };
  const onFocused = (act: (item: T, event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    const item = items[focused()];
    if (item) act(item, event);
  };
  const choose = ({ id }: T, { shiftKey }: KeyboardEvent) => choosing?.choose(id, shiftKey || !choosing.ids.has(id), shiftKey);
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ...(choosing ? { x: onFocused(choose) } : {}),
      ...Object.fromEntries(Object.entries(keys).map(([key, act]) => [key, onFocused(act)])),
    },
    !props.busy,
  );
  return (
    <table className={`list ${props.className ?? ''}`} data-selecting={(choosing && choosing.ids.size > 0) || undefined}>
      <thead>
        <tr>
          <th scope="col">{choosing ? <ChooseAll {...choosing} items={items} /> : <span className="vh">{props.sign}</span>}</th>
          <th scope="col">{props.name}</th>
          {columns.map(({ key, label, width }) => (
            <th key={key} scope="col" style={{ width }}>
              {label}
            </th>
          ))}
          <th scope="col">
            <span className="vh">{t('models.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody
        ref={body}
        onFocus={() => {
          last.current = { id: items[focused()]?.id, at: focused() };
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget) last.current = null;
        }}
        onKeyDown={(event) => {
          const item = items[focused()];
          if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement && item) props.onEnter(item);
        }}
      >
        {props.children}
      </tbody>
    </table>
  );
}

function ChooseAll({ all, ids, put, items }: Chosen & { all: string; items: readonly { id: string }[] }) {
  const every = items.every(({ id }) => ids.has(id));
  return (
    <Checkbox
      aria-label={all}
      checked={every}
      indeterminate={!every && items.some(({ id }) => ids.has(id))}
      onChange={() => put(every ? [] : items)}
    />
  );
}

/** The first cell of a row that can be chosen. */
export function ChooseCell({ name, on, onChoose }: { name: string; on: boolean; onChoose: (on: boolean, range: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <td className="csel">
      <Checkbox
        aria-label={t('models.select', { name })}
        checked={on}
        onChange={(event) => onChoose(event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </td>
  );
}
