import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Side = 'mine' | 'theirs';
type Props = {
  label: string;
  /** Who changed it: the other, or both. */
  by: string;
  sides: Record<Side, ReactNode>;
  choice: Side;
  onChoose: (side: Side) => void;
  children?: ReactNode;
};

/** One thing on which two saves differ; each side is a radio that shows its value. */
export function Rivals({ label, by, sides, choice, onChoose, children }: Props) {
  const { t } = useTranslation();
  const side = (which: Side) => (
    <UnstyledButton
      className="rival"
      role="radio"
      aria-checked={choice === which}
      tabIndex={choice === which ? 0 : -1}
      onClick={() => onChoose(which)}
      onKeyDown={(event) => {
        if (!event.key.startsWith('Arrow')) return;
        event.preventDefault();
        onChoose(which === 'mine' ? 'theirs' : 'mine');
        const other = event.currentTarget.parentElement?.querySelector<HTMLElement>('[aria-checked=false]');
        other?.focus();
      }}
    >
      <span className="small s3">{t(which === 'mine' ? 'editor.yours' : 'editor.theirs')}</span>
      <span className="rivalvalue anywhere">{sides[which]}</span>
    </UnstyledButton>
  );
  return (
    <section className="rivalrow" aria-label={label}>
      <div className="row">
        <span className="b grow">{label}</span>
        <span className="small s3">{by}</span>
      </div>
      <div className="two" role="radiogroup" aria-label={label}>
        {side('theirs')}
        {side('mine')}
      </div>
      {children}
    </section>
  );
}
