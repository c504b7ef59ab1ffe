import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import { errorText } from '@/shared/i18n/problem-text';
import { IconButton, icon, Note } from '@/shared/ui/atoms';
import { useKeys } from '@/shared/ui/keys';
import { RowsLoading } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { collectionQuery, documentQuery, documentTextQuery, passagesQuery } from '../api';
import { isWorking, type KnowledgeDocument, type Passage, passageHash, positionIn } from '../model';
import { DocumentBody } from '../parts/DocumentBody';
import { useFacts } from '../parts/DocumentRow';
import { DocumentState } from '../parts/DocumentState';
import { useDocumentTools } from './useDocumentTools';

export function DocumentPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/documents/$id' });
  const found = useQuery({
    ...documentQuery(id),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? 1_000 : false),
  });
  if (found.data) return <OfDocument key={id} doc={found.data} />;
  return (
    <Page name={t('knowledge.document')}>
      {found.isPending ? (
        <RowsLoading />
      ) : (
        <div className="stmid">
          <Note tone="danger">{hasType(found.error, 'not-found') ? t('knowledge.documentGone') : errorText(t, found.error)}</Note>
          <div className="row">
            <Link to="/workspace/knowledge" className="link">
              {t('knowledge.title')}
            </Link>
          </div>
        </div>
      )}
    </Page>
  );
}

function Crumb({ collection }: { collection: string }) {
  const { t } = useTranslation();
  const found = useQuery(collectionQuery(collection)).data?.collection;
  return (
    <span className="row hidem doccrumb">
      <Link to="/workspace/knowledge/$id" params={{ id: collection }} className="s3 clip">
        {found?.name ?? t('knowledge.title')}
      </Link>
      <span className="s3" aria-hidden="true">
        /
      </span>
    </span>
  );
}

/** A document as it was read: what it is, what was found in it, and its passages to jump to. */
function OfDocument({ doc }: { doc: KnowledgeDocument }) {
  const { t } = useTranslation();
  const facts = useFacts(doc);
  const readable = doc.state === 'ready' || doc.passages > 0;
  const told = useQuery({ ...documentTextQuery(doc.id), enabled: readable });
  const passages = useQuery({ ...passagesQuery(doc.id), enabled: readable });
  const { tools, going, act } = useDocumentTools(doc);
  return (
    <Page
      name={doc.name}
      before={doc.knowledge_id && <Crumb collection={doc.knowledge_id} />}
      actions={
        <>
          {passages.data && passages.data.length > 0 && <Walk passages={passages.data} />}
          {tools}
        </>
      }
    >
      <div className="docabout">
        <p className="small s3 anywhere">{[facts, doc.folder, doc.source_url].filter(Boolean).join(' · ')}</p>
        {doc.state !== 'ready' && <DocumentState doc={doc} onAct={act} />}
        {doc.state !== 'ready' && readable && <Note tone="quiet">{t('knowledge.oldServes')}</Note>}
      </div>
      {going}
      {(told.error || passages.error) && (
        <div className="docabout">
          <Note tone="danger">{errorText(t, told.error ?? passages.error)}</Note>
        </div>
      )}
      {readable && (told.isPending || passages.isPending) && <RowsLoading />}
      {told.data && passages.data && <Shown told={told.data} passages={passages.data} />}
    </Page>
  );
}

const useLooked = (): number | null => positionIn(useRouterState({ select: ({ location }) => location.hash }));

function Shown(props: { told: Parameters<typeof DocumentBody>[0]['told']; passages: Passage[] }) {
  const looked = useLooked();
  useEffect(() => {
    if (looked === null) return;
    // Parts that were never drawn only guess at their height, so the place is looked for again once they are.
    const jump = () => document.getElementById(passageHash(looked))?.scrollIntoView({ block: 'start' });
    jump();
    const frame = requestAnimationFrame(() => {
      jump();
      document.getElementById(passageHash(looked))?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [looked]);
  return <DocumentBody {...props} looked={looked} />;
}

/** The passage before and after; without one that is looked for, the first. */
function Walk({ passages }: { passages: Passage[] }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const looked = useLooked();
  const at = passages.findIndex(({ position }) => position === looked);
  const step = (by: number) => {
    const to = passages[Math.min(Math.max(at + by, 0), passages.length - 1)];
    if (to) void go({ to: '.', hash: passageHash(to.position), replace: true });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <span className="row docwalk">
      <span className="small s3 num hidem" role="status">
        {at >= 0 ? t('knowledge.passageOf', { at: at + 1, count: passages.length }) : t('knowledge.passages', { count: passages.length })}
      </span>
      <IconButton label={t('knowledge.previousPassage')} hint="K" disabled={at <= 0} onClick={() => step(-1)}>
        <IconChevronUp {...icon} />
      </IconButton>
      <IconButton label={t('knowledge.nextPassage')} hint="J" disabled={at === passages.length - 1} onClick={() => step(1)}>
        <IconChevronDown {...icon} />
      </IconButton>
    </span>
  );
}
