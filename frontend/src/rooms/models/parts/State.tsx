import { IconAlertTriangle, IconEyeOff, IconPlugConnectedX, IconPower } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, smallIcon } from '@/shared/ui/atoms';
import type { Exception } from '../model';

type Props = { exceptions: Exception[]; next: ReactNode };

/** What is not simply fine, and what can be done about it; what works is silent. */
export function State({ exceptions, next }: Props) {
  const { t } = useTranslation();
  if (exceptions.length === 0) return <span className="vh">{t('common.on')}</span>;
  return exceptions.map((exception) => {
    switch (exception) {
      case 'no-base':
      case 'base-removed':
      case 'base-unreachable':
      case 'base-not-permitted': {
        const Sign = exception === 'base-unreachable' ? IconPlugConnectedX : IconAlertTriangle;
        return (
          <div key={exception}>
            <Mark tone="warn" icon={<Sign {...smallIcon} aria-hidden="true" />}>
              {t(`models.state.${exception}`)}
            </Mark>
            <div className="small s3 nextstep">{next}</div>
          </div>
        );
      }
      case 'hidden':
        return (
          <Mark key={exception} icon={<IconEyeOff {...smallIcon} aria-hidden="true" />}>
            {t('models.hidden')}
          </Mark>
        );
      case 'off':
        return (
          <Mark key={exception} icon={<IconPower {...smallIcon} aria-hidden="true" />}>
            {t('models.state.off')}
          </Mark>
        );
      default:
        return exception satisfies never;
    }
  });
}
