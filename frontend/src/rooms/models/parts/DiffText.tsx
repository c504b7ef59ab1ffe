import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromptLine } from '@/shared/http/types';
import { folded, type Line, withWords } from '../diff';

const signs = { same: '', added: '+', removed: '−' } as const;
const looks = { same: undefined, added: 'add', removed: 'del' } as const;

function Row({ line }: { line: Line }) {
  const Changed = line.op === 'added' ? 'ins' : 'del';
  return (
    <div className={looks[line.op]}>
      <i>{signs[line.op]}</i>
      <span>
        {line.pieces.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line, in its order
          <Fragment key={i}>{piece.changed ? <Changed>{piece.text}</Changed> : piece.text}</Fragment>
        ))}
        {line.pieces.length === 0 && ' '}
      </span>
    </div>
  );
}

/** A text before and after, line by line; the words that differ are marked inside the line. */
export function DiffText({ lines }: { lines: PromptLine[] }) {
  const { t } = useTranslation();
  return (
    <div className="diff">
      {folded(withWords(lines)).map((line, i) =>
        'skipped' in line ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in its order
          <div key={i} className="skipped">
            <i>⋯</i>
            <span>{t('versions.sameLines', { count: line.skipped })}</span>
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in its order
          <Row key={i} line={line} />
        ),
      )}
    </div>
  );
}
