import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RowTable } from '@/shared/ui/RowTable';
import type { Collection } from '../model';
import { CollectionRow, type CollectionVerb, collectionVerbs } from '../parts/CollectionRow';

type Props = { collections: Collection[]; busy: boolean; onAct: (collection: Collection, verb: CollectionVerb) => void };

const columns = ['documents', 'access', 'state', 'changed'] as const;
const widths = { documents: 150, access: 150, state: 160, changed: 120 };

/** The rows of all collections, walked and acted on by keys as those of models are. */
export function CollectionTable({ collections, busy, onAct }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const may = (verb: Exclude<CollectionVerb, 'open'>) => (one: Collection) => collectionVerbs(one).includes(verb) && onAct(one, verb);
  return (
    <RowTable
      items={collections}
      className="knowlist"
      sign={t('knowledge.kind')}
      name={t('knowledge.column.name')}
      columns={columns.map((key) => ({ key, label: t(`knowledge.column.${key}`), width: widths[key] }))}
      keys={{ e: may('rename'), a: may('access'), Backspace: may('delete'), Delete: may('delete') }}
      onEnter={({ id }) => void go({ to: '/workspace/knowledge/$id', params: { id } })}
      busy={busy}
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
    </RowTable>
  );
}
