import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/shared/ui/keys';
import type { Collection } from '../model';
import { CollectionRow, type CollectionVerb, collectionVerbs } from '../parts/CollectionRow';

type Props = { collections: Collection[]; busy: boolean; onAct: (collection: Collection, verb: CollectionVerb) => void };

const columns = ['documents', 'access', 'state', 'changed'] as const;
const widths = { documents: 150, access: 150, state: 160, changed: 120 };

/** The rows of all collections, walked and acted on by keys as those of models are. */
export function CollectionTable({ collections, busy, onAct }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = () => [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: number) => {
    const list = rows();
    list[Math.min(Math.max(focused() + by, 0), list.length - 1)]?.focus();
  };
  const onFocused = (verb: Exclude<CollectionVerb, 'open'>) => {
    const collection = collections[focused()];
    if (collection && collectionVerbs(collection).includes(verb)) onAct(collection, verb);
  };
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      e: () => onFocused('rename'),
      a: () => onFocused('access'),
      Backspace: () => onFocused('delete'),
      Delete: () => onFocused('delete'),
    },
    !busy,
  );
  return (
    <table className="list knowlist">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('knowledge.kind')}</span>
          </th>
          <th scope="col">{t('knowledge.column.name')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" style={{ width: widths[column] }}>
              {t(`knowledge.column.${column}`)}
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
          const row = collections[focused()];
          if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement && row)
            void go({ to: '/workspace/knowledge/$id', params: { id: row.id } });
        }}
      >
        {collections.map((collection) => (
          <CollectionRow
            key={collection.id}
            collection={collection}
            link={(name) => (
              <Link to="/workspace/knowledge/$id" params={{ id: collection.id }} className="name clip" title={collection.name}>
                {name}
              </Link>
            )}
            onAct={(verb) => onAct(collection, verb)}
          />
        ))}
      </tbody>
    </table>
  );
}
