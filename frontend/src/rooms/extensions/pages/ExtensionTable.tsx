import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RowTable } from '@/shared/ui/RowTable';
import type { Chosen } from '@/shared/ui/useChosen';
import { usesQuery } from '../api';
import { type Extension, type Kind, kindsOf, type Verb, verbsFor } from '../model';
import { ExtensionRow } from '../parts/ExtensionRow';

type Props = {
  kind: Kind;
  extensions: Extension[];
  choosing: Chosen;
  /** A layer lies over the list: its keys rest. */
  busy: boolean;
  checking: string | undefined;
  onAct: (extension: Extension, verb: Verb) => void;
};

const columns = ['source', 'usedBy', 'access', 'state', 'changed'] as const;
const widths = { source: 150, usedBy: 110, access: 130, state: 190, changed: 120 };

/** The rows of all extensions of a kind, walked and acted on by keys as those of models are. */
export function ExtensionTable({ kind, extensions, choosing, busy, checking, onAct }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const readable = extensions.filter(({ permissions }) => permissions.read).map(({ id }) => id);
  const uses = useQuery({ ...usesQuery(readable), staleTime: 60_000 }).data;
  const usedBy = (id: string) => uses?.items.find((each) => each.id === id)?.models ?? 0;
  const may =
    (...verbs: Verb[]) =>
    (one: Extension) => {
      const verb = verbsFor(one).find((each) => verbs.includes(each));
      if (verb) onAct(one, verb);
    };
  return (
    <RowTable
      items={extensions}
      className="extlist"
      choosing={{ ...choosing, all: t('extensions.bulk.all') }}
      name={t('extensions.column.name')}
      columns={columns.map((key) => ({ key, label: t(`extensions.column.${key}`), width: widths[key] }))}
      keys={{
        e: may('open'),
        o: may('enable', 'disable'),
        a: may('access'),
        Backspace: may('delete'),
        Delete: may('delete'),
      }}
      onEnter={({ id, permissions }) => permissions.read && void go({ to: '/workspace/$kind/$id', params: { kind: kindsOf(kind), id } })}
      busy={busy}
    >
      {extensions.map((one) => (
        <ExtensionRow
          key={one.id}
          extension={one}
          busy={checking === one.id}
          chosen={choosing.ids.has(one.id)}
          usedBy={usedBy(one.id) > 0 ? t('extensions.usedByCount', { count: usedBy(one.id) }) : null}
          link={(name) =>
            one.permissions.read ? (
              <Link to="/workspace/$kind/$id" params={{ kind: kindsOf(kind), id: one.id }} className="name clip" title={one.id}>
                {name}
              </Link>
            ) : (
              <span className="name clip">{name}</span>
            )
          }
          onChoose={(on, range) => choosing.choose(one.id, on, range)}
          onAct={(verb) => onAct(one, verb)}
        />
      ))}
    </RowTable>
  );
}
