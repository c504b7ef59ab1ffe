import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentText, type Passage, passageHash } from '../model';
import { piecesIn, type Stretch, stretchesOf } from '../passages';

type Props = { told: DocumentText; passages: Passage[]; looked: number | null };
type StretchProps = { stretch: Stretch; told: DocumentText; range: { start: number; end: number } | null };

/** One passage of the text, with its number in the margin; plain text, whatever it holds. */
const Part = memo(function Part({ stretch, told, range }: StretchProps) {
  const { t } = useTranslation();
  const { position, heading } = stretch;
  const id = position === null ? undefined : passageHash(position);
  const label = position === null ? undefined : t('knowledge.passage', { position: position + 1 });
  return (
    <section className="docpart" id={id} tabIndex={-1} aria-label={label}>
      <div className="docmargin small s3">
        {id && (
          <a href={`#${id}`} className="docnumber num" aria-label={label}>
            {(position ?? 0) + 1}
          </a>
        )}
      </div>
      <div className="docbody">
        {heading && <p className="small s3 clip docheading">{heading}</p>}
        <div className="doctextbody">
          {piecesIn(stretch, told, range).map((piece) => (
            <span key={piece.start}>
              {piece.page !== null && <span className="docpage small s3">{t('knowledge.page', { page: piece.page })}</span>}
              {piece.marked ? <mark>{piece.text}</mark> : piece.text}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
});

/** A document as it was read, passage by passage, with the one that is looked for marked. */
export function DocumentBody({ told, passages, looked }: Props) {
  const stretches = useMemo(() => stretchesOf(told.text, passages), [told, passages]);
  const found = passages.find((passage) => passage.position === looked);
  const range = useMemo(() => (found ? { start: found.start, end: found.end } : null), [found]);
  return (
    <div className="doc">
      {stretches.map((stretch) => (
        <Part
          key={`${stretch.start} ${stretch.position}`}
          stretch={stretch}
          told={told}
          range={range && range.start < stretch.end && range.end > stretch.start ? range : null}
        />
      ))}
    </div>
  );
}
