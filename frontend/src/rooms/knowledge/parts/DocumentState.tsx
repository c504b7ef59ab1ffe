import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { translated } from '@/shared/i18n/said';
import { type DocumentVerb, detailOf, isWorking, type KnowledgeDocument, nextFor, reasonOf, shareOf } from '../model';

type Props = { doc: KnowledgeDocument; onAct: (doc: KnowledgeDocument, verb: DocumentVerb) => void };

/** Fine is silent: only what is under way, failed or was stopped speaks, with what to do about it. */
export function DocumentState({ doc, onAct }: Props) {
  const { t } = useTranslation();
  const next = nextFor(doc);
  const way = next && (
    <UnstyledButton className="link knownext" aria-label={`${t(`knowledge.verb.${next}`)} ${doc.name}`} onClick={() => onAct(doc, next)}>
      {t(`knowledge.verb.${next}`)}
    </UnstyledButton>
  );
  if (doc.state === 'ready') return null;
  if (doc.state === 'failed') {
    const detail = doc.problem && detailOf(doc.problem);
    const told = detail && translated(detail);
    return (
      <span className="knowreason">
        {doc.problem ? reasonOf(t, doc.problem) : t('knowledge.state.failed')}{' '}
        {told && (
          <span className="s3" lang={told === detail ? 'en' : undefined}>
            {told}{' '}
          </span>
        )}
        {way}
      </span>
    );
  }
  if (doc.state === 'cancelled')
    return (
      <span className="small s2">
        {t('knowledge.state.cancelled')} {way}
      </span>
    );
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
