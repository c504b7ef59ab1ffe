import { useTranslation } from 'react-i18next';
import type { Scores } from '../http/types';

const kinds = ['match', 'words', 'trigrams', 'cosine'] as const;

/** Why this passage: how well it fits at all, and how near it is by words, by letters, by meaning; each from 0 to 1. */
export function ScoreBars({ scores }: { scores: Scores }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  return (
    <dl className="scores">
      {kinds.map((kind) => {
        const value = scores[kind];
        return (
          <div key={kind} data-kind={kind}>
            <dt title={t(`knowledge.score.${kind}Help`)}>{t(`knowledge.score.${kind}`)}</dt>
            <dd className="num">
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${Math.round(Math.max(0, Math.min(1, value)) * 100)}%` }} />
              </span>
              {number.format(value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
