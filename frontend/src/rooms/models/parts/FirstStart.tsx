import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/shared/ui/Avatar';
import { Dot } from '@/shared/ui/atoms';

export type Step = { key: string; name: string; what: ReactNode; ready: boolean | null; action: ReactNode };
type Props = { demo: boolean; steps: Step[]; make: (text: string) => ReactNode; bring: (text: string) => ReactNode };

/** An empty workshop: what it is, what answers already, and the two ways on. */
export function FirstStart({ demo, steps, make, bring }: Props) {
  const { t } = useTranslation();
  return (
    <div className="first">
      <div className="shelf" aria-hidden="true">
        <Avatar face={{ id: 'demo', name: 'Demo', pigment: 'viridian' }} size={56} />
        {[1, 2, 3, 4, 5].map((n) => (
          <span key={n} className="ghost" />
        ))}
      </div>
      <h2>{t('models.first.title')}</h2>
      <p className="lead">
        {t('models.first.lead')} {demo && t('models.first.leadDemo')}
      </p>
      <ul className="steps">
        {steps.map((step) => (
          <li key={step.key}>
            {step.ready === null ? <span style={{ width: 7 }} /> : <Dot tone={step.ready ? 'ok' : 'warn'} />}
            <div className="grow">
              <div className="b">{step.name}</div>
              <div className="s3">{step.what}</div>
            </div>
            {step.action}
          </li>
        ))}
      </ul>
      <div className="row wrap or">
        <span className="s3">{t('models.first.next')}</span>
        {make(t('models.first.makeFirst'))}
        <span className="s3">{t('models.first.or')}</span>
        {bring(t('models.first.bring'))}
      </div>
    </div>
  );
}
