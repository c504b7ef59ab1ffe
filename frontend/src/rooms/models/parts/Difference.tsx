import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change, PromptLine } from '@/shared/http/types';
import { type Told, toldOf } from '../changes';
import { shown } from './DiffTable';
import { DiffText } from './DiffText';
import { useFieldName } from './fieldNames';

type Props = { changes: Change[]; prompt: PromptLine[] };

function Line({ told }: { told: Told }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const before = shown(told.from);
  const after = shown(told.to);
  return (
    <>
      <dt>{told.name === null ? nameOf(told.field) : nameOf(told.field, told.name)}</dt>
      <dd>
        {before ? <del>{before}</del> : <span className="s3">{t('versions.unset')}</span>}
        <IconArrowRight size={13} stroke={1.6} aria-label={t('versions.becomes')} />
        {after ? <ins>{after}</ins> : <span className="s3">{t('versions.unset')}</span>}
      </dd>
    </>
  );
}

const groups = [
  ['params', 'parameters'],
  ['capabilities', 'capabilities'],
] as const;

/** What differs between two states of a model: the prompt by line, everything else by field. */
export function Difference({ changes, prompt }: Props) {
  const { t } = useTranslation();
  const told = changes.flatMap(toldOf);
  const grouped = new Set<string>(groups.map(([field]) => field));
  const other = told.filter((one) => !grouped.has(one.field) && one.field !== 'system_prompt');
  const changedPrompt = prompt.some((line) => line.op !== 'same');
  const list = (lines: Told[]) => (
    <dl className="fields">
      {lines.map((line) => (
        <Line key={`${line.field}.${line.name}`} told={line} />
      ))}
    </dl>
  );
  if (told.length === 0 && !changedPrompt) return <p className="s3">{t('versions.same')}</p>;
  return (
    <>
      {changedPrompt && (
        <>
          <h3>{t('editor.prompt')}</h3>
          <DiffText lines={prompt} />
        </>
      )}
      {groups.map(([field, section]) => {
        const lines = told.filter((one) => one.field === field);
        return (
          lines.length > 0 && (
            <div key={field}>
              <h3>{t(`editor.${section}`)}</h3>
              {list(lines)}
            </div>
          )
        );
      })}
      {other.length > 0 && (
        <>
          <h3>{t('versions.other')}</h3>
          {list(other)}
        </>
      )}
    </>
  );
}
