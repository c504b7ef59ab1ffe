import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Definition, ResultKind } from '../model';

type Props = {
  definition: Definition;
  models: { value: string; label: string }[];
  locked: boolean;
  errorAt: (pointer: string) => string | undefined;
  onChange: (definition: Definition) => void;
};

const results = ['message', 'replacement', 'file', 'notice'] as const;

/** A prompt over a message: what is asked, of whom, and what becomes of the answer. */
export function PromptFields({ definition, models, locked, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const result = definition.result ?? 'message';
  return (
    <div className="schemaform">
      <Textarea
        label={t('extensions.prompt.prompt')}
        description={t('extensions.prompt.promptHelp', { placeholder: '{{message}}' })}
        disabled={locked}
        autosize
        minRows={5}
        maxRows={18}
        error={errorAt('/definition/prompt')}
        value={definition.prompt ?? ''}
        onChange={(event) => onChange({ ...definition, prompt: event.currentTarget.value })}
      />
      <Select
        label={t('extensions.prompt.model')}
        description={t('extensions.prompt.modelHelp')}
        placeholder={t('extensions.prompt.sameModel')}
        disabled={locked}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        limit={200}
        comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
        error={errorAt('/definition/model_id')}
        data={models}
        value={definition.model_id ?? null}
        onChange={(id) => onChange({ ...definition, model_id: id })}
      />
      <div className="askfirst">
        <div className="b">{t('extensions.prompt.result')}</div>
        <SegmentedControl
          aria-label={t('extensions.prompt.result')}
          disabled={locked}
          data={results.map((value) => ({ value, label: t(`extensions.prompt.${value}`) }))}
          value={result}
          onChange={(next) => onChange({ ...definition, result: next as ResultKind })}
        />
        <p className="small s3">{t(`extensions.prompt.help.${result}`)}</p>
      </div>
    </div>
  );
}
