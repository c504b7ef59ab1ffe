import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CollectionSettings, EmbeddingModel, SettingsComplaint } from '../model';

type Props = {
  settings: CollectionSettings;
  embedders: EmbeddingModel[];
  complaint: SettingsComplaint | null;
  onChange: (settings: CollectionSettings) => void;
};

const builtIn = 'built-in';
const keyOf = (choice: CollectionSettings['embedding_model']) => (choice ? `${choice.connection_id} ${choice.model}` : builtIn);

export function SettingsFields({ settings, embedders, complaint, onChange }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<CollectionSettings>) => onChange({ ...settings, ...part });
  const number = (key: 'chunk_size' | 'overlap' | 'k' | 'threshold', name: SettingsComplaint, step: number) => (
    <NumberInput
      label={t(`knowledge.settings.${name}`)}
      description={t(`knowledge.settings.${name}Help`)}
      value={settings[key]}
      step={step}
      min={0}
      error={complaint === name ? t(`knowledge.settings.${name}Bad`) : undefined}
      onChange={(value) => change({ [key]: typeof value === 'number' ? value : Number.NaN })}
    />
  );
  const others = embedders.flatMap((one) =>
    one.connection_id === null ? [] : [{ connection_id: one.connection_id, model: one.model, name: one.connection_name ?? '' }],
  );
  const chosen = settings.embedding_model;
  const known = chosen === null || others.some((one) => keyOf(one) === keyOf(chosen));
  const data = [
    { value: builtIn, label: t('knowledge.settings.builtIn') },
    ...others.map((one) => ({ value: keyOf(one), label: `${one.model} · ${one.name}` })),
    ...(known ? [] : [{ value: keyOf(chosen), label: chosen.model }]),
  ];
  return (
    <>
      <Select
        label={t('knowledge.settings.embedding')}
        description={t('knowledge.settings.embeddingHelp')}
        allowDeselect={false}
        data={data}
        value={keyOf(chosen)}
        onChange={(value) => {
          const found = others.find((one) => keyOf(one) === value);
          change({ embedding_model: found ? { connection_id: found.connection_id, model: found.model } : null });
        }}
      />
      <div className="two knowtwo">
        {number('chunk_size', 'chunkSize', 100)}
        {number('overlap', 'overlap', 10)}
        {number('k', 'k', 1)}
        {number('threshold', 'threshold', 0.05)}
      </div>
    </>
  );
}
