import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/shared/ui/keys';
import { type Extension, type Kind, kindsOf, type Verb, verbsFor } from '../model';
import { ExtensionRow } from '../parts/ExtensionRow';
import { UsedByCount } from './UsedBy';

type Props = {
  kind: Kind;
  extensions: Extension[];
  /** A layer lies over the list: its keys rest. */
  busy: boolean;
  checking: string | undefined;
  onAct: (extension: Extension, verb: Verb) => void;
};

const columns = ['source', 'usedBy', 'access', 'state', 'changed'] as const;
const widths = { source: 150, usedBy: 110, access: 130, state: 190, changed: 120 };

/** The rows of all extensions of a kind, walked and acted on by keys as those of models are. */
export function ExtensionTable({ kind, extensions, busy, checking, onAct }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = () => [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: number) => {
    const list = rows();
    list[Math.min(Math.max(focused() + by, 0), list.length - 1)]?.focus();
  };
  const onFocused = (...verbs: Verb[]) => {
    const one = extensions[focused()];
    const verb = one && verbsFor(one).find((each) => verbs.includes(each));
    if (one && verb) onAct(one, verb);
  };
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      e: () => onFocused('open'),
      o: () => onFocused('enable', 'disable'),
      a: () => onFocused('access'),
      Backspace: () => onFocused('delete'),
      Delete: () => onFocused('delete'),
    },
    !busy,
  );
  return (
    <table className="list knowlist extlist">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('knowledge.kind')}</span>
          </th>
          <th scope="col">{t('extensions.column.name')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" style={{ width: widths[column] }}>
              {t(`extensions.column.${column}`)}
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
          const row = extensions[focused()];
          if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement && row?.permissions.read)
            void go({ to: '/workspace/$kind/$id', params: { kind: kindsOf(kind), id: row.id } });
        }}
      >
        {extensions.map((one) => (
          <ExtensionRow
            key={one.id}
            extension={one}
            busy={checking === one.id}
            usedBy={<UsedByCount id={one.id} />}
            link={(name) =>
              one.permissions.read ? (
                <Link to="/workspace/$kind/$id" params={{ kind: kindsOf(kind), id: one.id }} className="name clip" title={one.id}>
                  {name}
                </Link>
              ) : (
                <span className="name clip">{name}</span>
              )
            }
            onAct={(verb) => onAct(one, verb)}
          />
        ))}
      </tbody>
    </table>
  );
}
