import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExplainedSource } from '../../http/types';
import { ScoreBars } from '../ScoreBars';

/** The passages of a request, each with why it was found and the way to it. */
export function SourceScores({ sources }: { sources: readonly ExplainedSource[] }) {
  const { t } = useTranslation();
  return (
    <ol className="exsources" aria-label={t('knowledge.cite.sources')}>
      {sources.map(({ number, document, position, scores }) => (
        <li key={number}>
          <span className="row">
            <span className="cite">{number}</span>
            {document ? (
              <Link to="/documents/$id" params={{ id: document.id }} hash={`passage-${position ?? 0}`} className="link clip">
                {document.name}
              </Link>
            ) : (
              <span className="s3">{t('knowledge.cite.unseen', { count: 1 })}</span>
            )}
          </span>
          {scores && <ScoreBars scores={scores} />}
        </li>
      ))}
    </ol>
  );
}
