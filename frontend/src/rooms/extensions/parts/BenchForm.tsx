import { Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { smallIcon } from '@/shared/ui/atoms';
import type { Recorded, Trial, Way } from '../bench';
import type { Kind, ToolOffer } from '../model';
import { argumentsOf } from '../schema';
import { BenchOutcomes } from './BenchOutcomes';
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
  const tool = tools.find((one) => one.name === trial.tool) ?? tools[0];
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
      <BenchOutcomes recorded={recorded} onAgain={onTrial} />
    </div>
  );
}
