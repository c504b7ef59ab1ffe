import { useTranslation } from 'react-i18next';
import type { Scores } from '../http/types';

const kinds = ['words', 'trigrams', 'cosine'] as const;
export type Most = Record<(typeof kinds)[number], number>;

/** The largest of each among passages that are shown together; what a meaning is measured in ends at one. */
export const mostOf = (scores: readonly Scores[]): Most => ({
  words: Math.max(0, ...scores.map((one) => one.words ?? 0)),
  trigrams: Math.max(0, ...scores.map((one) => one.trigrams ?? 0)),
  cosine: 1,
});

/** Why this passage: how near it is by words, by letters, by meaning; a bar is as long as the score is against the best beside it. */
export function ScoreBars({ scores, most }: { scores: Scores; most: Most }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  return (
    <dl className="scores">
      {kinds.map((kind) => {
        const value = scores[kind];
        if (value === null || value === undefined) return null;
        const share = most[kind] > 0 ? Math.max(0, Math.min(1, value / most[kind])) : 0;
        return (
          <div key={kind}>
            <dt title={t(`knowledge.score.${kind}Help`)}>{t(`knowledge.score.${kind}`)}</dt>
            <dd className="num">
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${Math.round(share * 100)}%` }} />
              </span>
              {number.format(value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
