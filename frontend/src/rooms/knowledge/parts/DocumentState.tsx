import { useTranslation } from 'react-i18next';
import { isWorking, type KnowledgeDocument, reasonOf, shareOf } from '../model';

/** Fine is silent: only what is under way, failed or was stopped speaks. */
export function DocumentState({ doc }: { doc: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (doc.state === 'ready') return null;
  if (doc.state === 'failed')
    return <span className="knowreason">{doc.problem ? reasonOf(t, doc.problem) : t('knowledge.state.failed')}</span>;
  const share = shareOf(doc);
  const said = t(`knowledge.state.${doc.state}`);
  return (
    <span className="knowprogress">
      <span className="small s2 num">
        {share !== null && doc.state === 'embedding'
          ? t('knowledge.progress', { state: said, done: doc.progress?.done ?? 0, total: doc.progress?.total ?? 0 })
          : said}
      </span>
      {isWorking(doc) && (
        <span className="bar" data-still={share === null || undefined}>
          <i style={{ width: `${Math.round((share ?? 0) * 100)}%` }} />
        </span>
      )}
    </span>
  );
}
