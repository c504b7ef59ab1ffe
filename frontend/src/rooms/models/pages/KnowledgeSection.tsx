import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collectionQuery, documentsOfModel, foundCollectionsQuery, modelDocumentsQuery, uploads, useUploads } from '@/rooms/knowledge/api';
import { reasonOf, shareOf } from '@/rooms/knowledge/model';
import { hasType } from '@/shared/http/problem';
import type { Model, ModelDraft } from '@/shared/http/types';
import { Section } from '@/shared/ui/Section';
import { KnowledgePicker } from '../parts/KnowledgePicker';
import { KnowledgeRow } from '../parts/KnowledgeRow';

type Props = {
  draft: ModelDraft;
  saved: Model | null;
  locked: boolean;
  error: string | undefined;
  onChange: (part: Partial<ModelDraft>) => void;
  /** Documents were added to the saved model, which made a version of it. */
  onAdded: () => Promise<void>;
};

/** What a model looks up before every answer: collections, and documents of its own. */
export function KnowledgeSection({ draft, saved, locked, error, onChange, onAdded }: Props) {
  const { t } = useTranslation();
  const { knowledge_ids: chosen, document_ids: own } = draft;
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 150);
  const { data: found = [], isPlaceholderData: isOld } = useQuery({ ...foundCollectionsQuery(asked), enabled: !locked });
  // Until the answer to what is typed is there, what was found before must not be picked in its place.
  const typed = query.trim().toLowerCase();
  const still = (name: string) => (!isOld && asked === query.trim()) || name.toLowerCase().includes(typed);
  const where = saved ? documentsOfModel(saved.id) : '';
  const going = useUploads().filter((one) => one.where === where);
  useAdded(where, onAdded);
  const left = found
    .filter((one) => one.permissions.use && !chosen.includes(one.id) && still(one.name))
    .map(({ id, name, documents }) => ({ id, name, about: t('knowledge.documents', { count: documents.total }) }));
  const any = chosen.length + own.length + going.length > 0;
  return (
    <Section id="knowledge" title={t('knowledge.pick.section')} note={t('knowledge.pick.note')}>
      {any && (
        <ul className="pick" aria-label={t('knowledge.pick.list')}>
          <Collections ids={chosen} locked={locked} onChange={(knowledge_ids) => onChange({ knowledge_ids })} />
          {saved && own.length > 0 && (
            <Documents model={saved.id} ids={own} locked={locked} onChange={(document_ids) => onChange({ document_ids })} />
          )}
          {going.map(({ key, name, share, problem }) => (
            <KnowledgeRow
              key={key}
              kind="document"
              name={name}
              title={name}
              about={t('knowledge.pick.ownFile')}
              refused={problem ? reasonOf(t, problem) : undefined}
              share={problem ? null : share}
              locked={false}
              onAgain={problem ? () => uploads.again(key) : undefined}
              onRemove={() => uploads.drop([key])}
            />
          ))}
        </ul>
      )}
      {!locked && (
        <KnowledgePicker
          found={left}
          query={query}
          chosen={chosen.length}
          mayUpload={saved !== null}
          onQuery={setQuery}
          onPick={(id) => onChange({ knowledge_ids: [...chosen, id] })}
          onFiles={(files) =>
            uploads.add(
              where,
              files.map((file) => ({ file, folder: '' })),
            )
          }
        />
      )}
      {error && <p className="fielderror">{error}</p>}
    </Section>
  );
}

/** Several files that arrive together are one reading of the model. */
function useAdded(where: string, onAdded: () => Promise<void>) {
  const queries = useQueryClient();
  const latest = useRef(onAdded);
  latest.current = onAdded;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = uploads.onArrival((place) => {
      if (place !== where) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        void latest.current();
        void queries.invalidateQueries({ queryKey: ['documents', 'of-model'] });
      }, 300);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [where, queries]);
}

type Chosen = { ids: string[]; locked: boolean; onChange: (ids: string[]) => void };

function Collections({ ids, locked, onChange }: Chosen) {
  const { t } = useTranslation();
  const known = useQueries({ queries: ids.map((id) => collectionQuery(id)) });
  return ids.map((id, i) => {
    const answer = known[i];
    const collection = answer?.data?.collection;
    const gone = hasType(answer?.error, 'not-found') || hasType(answer?.error, 'forbidden') || collection?.permissions.use === false;
    const name = collection?.name ?? id;
    return (
      <KnowledgeRow
        key={id}
        kind="collection"
        name={name}
        title={
          collection ? (
            <Link to="/workspace/knowledge/$id" params={{ id }} className="name">
              {name}
            </Link>
          ) : (
            <span className="mono">{gone ? id : ''}</span>
          )
        }
        about={
          collection &&
          `${t('knowledge.documents', { count: collection.documents.total })}, ${t('knowledge.passages', { count: collection.passages })}`
        }
        refused={gone ? t('knowledge.pick.unusable') : undefined}
        locked={locked}
        onRemove={() => onChange(ids.filter((one) => one !== id))}
      />
    );
  });
}

function Documents({ model, ids, locked, onChange }: Chosen & { model: string }) {
  const { t } = useTranslation();
  const listed = useQuery(modelDocumentsQuery(model));
  return ids.map((id) => {
    const doc = listed.data?.find((one) => one.id === id);
    const name = doc?.name ?? id;
    const failed = doc?.state === 'failed' && doc.problem ? reasonOf(t, doc.problem) : undefined;
    const missing = listed.isSuccess && !listed.isFetching && !doc ? t('knowledge.pick.unreadable') : undefined;
    const working = doc && doc.state !== 'ready' ? t(`knowledge.state.${doc.state}`) : '';
    return (
      <KnowledgeRow
        key={id}
        kind="document"
        name={name}
        title={
          doc ? (
            <Link to="/documents/$id" params={{ id }} className="name">
              {name}
            </Link>
          ) : (
            <span className="mono">{missing ? id : ''}</span>
          )
        }
        about={doc && [working || t('knowledge.passages', { count: doc.passages }), t('knowledge.pick.ownFile')].join(' · ')}
        refused={failed ?? missing}
        share={doc && doc.state !== 'ready' ? shareOf(doc) : undefined}
        locked={locked}
        onRemove={() => onChange(ids.filter((one) => one !== id))}
      />
    );
  });
}
