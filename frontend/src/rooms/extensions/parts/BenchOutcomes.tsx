import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { translated } from '@/shared/i18n/said';
import { Note } from '@/shared/ui/atoms';
import { type Recorded, shown, type Trial } from '../bench';
import { textOf } from '../place';

/** What the last trial gave, and those before it, whose input can be taken again. */
export function BenchOutcomes({ recorded, onAgain }: { recorded: Recorded[]; onAgain: (trial: Trial) => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [last, ...before] = recorded;
  return (
    <>
      <div role="status" className="benchout">
        {last && <Outcome one={last} />}
      </div>
      {before.length > 0 && (
        <details className="tool">
          <summary>{t('extensions.bench.before', { count: before.length })}</summary>
          <ul className="benchbefore">
            {before.map((one) => (
              <li key={one.at}>
                <div className="row">
                  <span className="small s3 grow">{format.ago(one.at)}</span>
                  <Button size="compact-xs" variant="subtle" onClick={() => onAgain(one.trial)}>
                    {t('extensions.bench.again')}
                  </Button>
                </div>
                <Outcome one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Outcome({ one: { tried } }: { one: Recorded }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <>
      {tried.problem ? (
        <Note tone="danger">{translated(textOf(tried.problem))}</Note>
      ) : (
        <section aria-label={t('extensions.bench.output')}>
          <pre className="extlines">{shown(tried.output) || t('extensions.bench.nothing')}</pre>
        </section>
      )}
      {typeof tried.took_ms === 'number' && (
        <p className="small s3">{t('extensions.bench.took', { time: format.number(tried.took_ms, 1) })}</p>
      )}
      {(tried.logs?.length ?? 0) > 0 && (
        <>
          <p className="small s3">{t('extensions.bench.logs')}</p>
          <pre className="extlines">{tried.logs?.join('\n')}</pre>
        </>
      )}
    </>
  );
}
