import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin } from '@/shared/http/types';
import { type Piece, piecesOf } from './explained';

type LineProps = { name: string; origin: Origin | 'none'; version?: number; note?: ReactNode; children: ReactNode };

/** One part of a request: where it stands, what it says, and who put it there. */
export function Line({ name, origin, version, note, children }: LineProps) {
  const { t } = useTranslation();
  const whose = origin === 'model' && version ? t('explain.modelVersion', { version }) : t(`explain.origin.${origin}`);
  return (
    <div className="ex" data-o={origin}>
      <dt className="mono">{name}</dt>
      <dd>
        <div className="exv">{children}</div>
        {note && <div className="small s3 exnote">{note}</div>}
      </dd>
      <dd className="exo">
        <i aria-hidden="true" />
        {whose}
      </dd>
    </div>
  );
}

const long = 320;

function Chip({ piece }: { piece: Piece }) {
  if (!piece.variable) return piece.text;
  return (
    <span className="var" data-bad={piece.known ? undefined : true} title={piece.variable}>
      {piece.text}
    </span>
  );
}

/** A text of any length, with the values of its variables as chips. */
export function Long({ text, places = [] }: { text: string; places?: Parameters<typeof piecesOf>[1] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const cut = text.length > long && !open;
  return (
    <>
      <span className="extext">
        {piecesOf(cut ? text.slice(0, long) : text, places).map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text do not move
          <Chip key={i} piece={piece} />
        ))}
        {cut && '…'}
      </span>
      {text.length > long && (
        <>
          {' '}
          <UnstyledButton className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('explain.less') : t('explain.all')}
          </UnstyledButton>
        </>
      )}
    </>
  );
}
