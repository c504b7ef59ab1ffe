import { Button } from '@mantine/core';
import type { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from './atoms';

type BarProps = { label: string; count: ReactNode; onClear: () => void; children: ReactNode };

/** Floats at the foot while something is chosen: how many, what can be done with them, and the way out. */
export function BulkBar({ label, count, onClear, children }: BarProps) {
  const { t } = useTranslation();
  return (
    <section className="bulk" aria-label={label}>
      <div className="bulktools" role="toolbar" aria-label={label}>
        <b className="bb num bulkcount" role="status">
          {count}
        </b>
        <span className="vr hidem" />
        {children}
        <span className="vr hidem" />
        <Button className="hidem" variant="subtle" size="xs" onClick={onClear}>
          {t('common.clear')} <span className="btnk">Esc</span>
        </Button>
      </div>
    </section>
  );
}

type DeedProps = {
  sign: typeof IconTrash;
  danger?: boolean;
  disabled?: boolean;
  className?: string;
  onAct: () => void;
  children: ReactNode;
};

export function BulkDeed({ sign: Sign, danger, disabled, className, onAct, children }: DeedProps) {
  return (
    <Button
      variant="subtle"
      size="xs"
      disabled={disabled}
      className={danger ? 'dangertext' : className}
      leftSection={<Sign {...icon} />}
      onClick={onAct}
    >
      {children}
    </Button>
  );
}
