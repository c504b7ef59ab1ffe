import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { useKeys } from '@/shared/ui/keys';
import { exceptionsOf, type Verb, verbsFor } from '../model';
import { ModelRow } from '../parts/ModelRow';
import { NextStep } from './NextStep';

type Props = {
  models: Model[];
  selected: ReadonlySet<string>;
  busy: boolean;
  mayShare: boolean;
  onMenu: () => void;
  onSelected: (ids: ReadonlySet<string>) => void;
  onAct: (model: Model, verb: Verb) => void;
  /** Puts a model on the base that took the place of its own. */
  onBase: (model: Model, base: string) => void;
};

const columns = ['base', 'access', 'state', 'changed'] as const;
const widths = { base: 176, access: 138, state: 148, changed: 120 };

export function ModelTable({ models, selected, busy, mayShare, onMenu, onSelected, onAct, onBase }: Props) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const anchor = useRef<string | null>(null);

  const rows = () => [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: number) => {
    const list = rows();
    list[Math.min(Math.max(focused() + by, 0), list.length - 1)]?.focus();
  };
  const onFocused = (...wishes: Verb[]) => {
    const model = models[focused()];
    const verb = model && verbsFor(model).find((can) => wishes.includes(can));
    if (model && verb) onAct(model, verb);
  };
  const select = (id: string, on: boolean, range: boolean) => {
    const ids = new Set(selected);
    const from = models.findIndex((model) => model.id === anchor.current);
    const to = models.findIndex((model) => model.id === id);
    const picked = range && from >= 0 ? models.slice(Math.min(from, to), Math.max(from, to) + 1) : models.slice(to, to + 1);
    for (const model of picked) {
      if (on) ids.add(model.id);
      else ids.delete(model.id);
    }
    anchor.current = id;
    onSelected(ids);
  };
  const selectFocused = (range: boolean) => {
    const model = models[focused()];
    if (model) select(model.id, range || !selected.has(model.id), range);
  };

  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      x: (event) => selectFocused(event.shiftKey),
      e: () => onFocused('edit'),
      d: () => onFocused('clone'),
      i: () => onFocused('explain'),
      v: () => onFocused('versions'),
      a: () => onFocused('access'),
      h: () => onFocused('hide', 'unhide'),
      o: () => onFocused('enable', 'disable'),
      Backspace: () => onFocused('delete'),
      Delete: () => onFocused('delete'),
    },
    !busy,
  );

  const every = models.every((model) => selected.has(model.id));
  return (
    <table className="list" data-selecting={selected.size > 0 || undefined}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={t('models.selectAll')}
              checked={every}
              indeterminate={!every && models.some((model) => selected.has(model.id))}
              onChange={() => onSelected(new Set(every ? [] : models.map((model) => model.id)))}
            />
          </th>
          <th scope="col">{t('models.column.model')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" style={{ width: widths[column] }}>
              {t(`models.column.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="vh">{t('models.column.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody
        ref={body}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) onFocused('chat');
        }}
      >
        {models.map((model) => (
          <ModelRow
            key={model.id}
            model={model}
            exceptions={exceptionsOf(model)}
            selected={selected.has(model.id)}
            mayShare={mayShare}
            onMenu={onMenu}
            link={(name) =>
              model.permissions.read ? (
                <Link to="/workspace/models/$id/edit" params={{ id: model.id }} className="name clip" title={model.id}>
                  {name}
                </Link>
              ) : (
                <Link to="/" search={{ models: model.id }} className="name clip" title={model.id}>
                  {name}
                </Link>
              )
            }
            next={<NextStep model={model} onBase={onBase} />}
            onSelect={(on, range) => select(model.id, on, range)}
            onAct={(verb) => onAct(model, verb)}
          />
        ))}
      </tbody>
    </table>
  );
}
