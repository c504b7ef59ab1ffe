import { Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { Note, smallIcon } from '@/shared/ui/atoms';
import { type Recorded, shown, type Trial, type Way } from '../bench';
import type { Kind, ToolOffer } from '../model';
import { textOf } from '../place';
import { argumentsOf } from '../schema';
import { SchemaForm } from './SchemaForm';

type Props = {
  kind: Kind;
  tools: ToolOffer[];
  trial: Trial;
  busy: boolean;
  recorded: Recorded[];
  onTrial: (trial: Trial) => void;
  onTry: () => void;
};

const ways: Way[] = ['inlet', 'stream', 'outlet'];

/** Tries an extension as it stands in the form, saved or not: what goes in, what came out, what it said on the way. */
export function BenchForm({ kind, tools, trial, busy, recorded, onTrial, onTry }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const tool = tools.find((one) => one.name === trial.tool) ?? tools[0];
  const [last, ...before] = recorded;
  if (kind === 'tool' && !tool) return <p className="s3">{t('extensions.bench.noTool')}</p>;
  return (
    <div className="schemaform bench">
      {kind === 'tool' && tools.length > 1 && (
        <Select
          label={t('extensions.bench.tool')}
          allowDeselect={false}
          searchable
          comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
          data={tools.map((one) => ({ value: one.name, label: one.title || one.name }))}
          value={tool?.name ?? null}
          onChange={(name) => name && onTrial({ ...trial, tool: name, arguments: {} })}
        />
      )}
      {kind === 'tool' && (
        <SchemaForm
          key={tool?.name}
          schema={argumentsOf(tool?.input_schema)}
          values={trial.arguments}
          onChange={(values) => onTrial({ ...trial, arguments: values })}
        />
      )}
      {kind === 'filter' && (
        <div className="askfirst">
          <SegmentedControl
            aria-label={t('extensions.bench.way')}
            data={ways.map((value) => ({ value, label: t(`extensions.bench.${value}`) }))}
            value={trial.way}
            onChange={(way) => onTrial({ ...trial, way: way as Way })}
          />
          <p className="small s3">{t(`extensions.bench.help.${trial.way}`)}</p>
        </div>
      )}
      {kind !== 'tool' && (
        <Textarea
          label={t(kind === 'action' ? 'extensions.bench.message' : 'extensions.bench.text')}
          autosize
          minRows={3}
          maxRows={12}
          value={trial.text}
          onChange={(event) => onTrial({ ...trial, text: event.currentTarget.value })}
        />
      )}
      <div>
        <Button variant="default" leftSection={<IconPlayerPlay {...smallIcon} />} loading={busy} onClick={onTry}>
          {t('extensions.bench.try')}
        </Button>
      </div>
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
                  <Button size="compact-xs" variant="subtle" onClick={() => onTrial(one.trial)}>
                    {t('extensions.bench.again')}
                  </Button>
                </div>
                <Outcome one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Outcome({ one: { tried } }: { one: Recorded }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <>
      {tried.problem ? (
        <Note tone="danger">{textOf(tried.problem)}</Note>
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
