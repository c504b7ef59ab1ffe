import { Button } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { modName } from './keys';
import { LinkButton } from './LinkButton';

type Props = {
  /** Which plan it is the foot of. */
  label: string;
  /** What becomes of the rest if one thing fails. */
  help: string;
  back: LinkProps['to'];
  deed: string;
  possible: boolean;
  running: boolean;
  onDeed: () => void;
};

/** Below a plan: that it is carried out as a whole, the way back, and the deed. */
export function PlanFoot({ label, help, back, deed, possible, running, onDeed }: Props) {
  const { t } = useTranslation();
  return (
    <div className="foot" role="region" aria-label={label}>
      <span className="s3 small grow">
        <b className="b s2">{t('models.transfer.allOrNothing')}</b> {help}
      </span>
      <LinkButton variant="default" to={back}>
        {t('common.cancel')}
      </LinkButton>
      <Button disabled={!possible} loading={running} onClick={onDeed}>
        {deed}
        {possible && <span className="btnk hidem">{modName}↵</span>}
      </Button>
    </div>
  );
}
