import { Select, Slider, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParameterFacts } from '@/shared/http/types';
import { Tag } from '@/shared/ui/atoms';
import { durationFrom, jsonFrom, numberFrom, type Parameter } from '../parameters';
import { ParamFacts } from './ParamFacts';

type Props = {
  parameter: Parameter;
  value: unknown;
  facts: ParameterFacts | undefined;
  locked: boolean;
  error: string | undefined;
  onChange: (value: unknown) => void;
};

const useUnset = (parameter: Parameter): string => {
  const { t } = useTranslation();
  const words = { auto: t('editor.auto'), random: t('editor.random'), noLimit: t('editor.noLimit'), none: t('editor.none') };
  return typeof parameter.unset === 'string' && parameter.unset in words
    ? words[parameter.unset as keyof typeof words]
    : String(parameter.unset);
};

/** Keeps what is typed as typed ("0.", "1e") while its meaning goes to the draft. */
function TypedField({
  shown,
  read,
  label,
  placeholder,
  error,
  locked,
  onChange,
}: {
  shown: string;
  read: (text: string) => unknown;
  label: string;
  placeholder: string;
  error: boolean;
  locked: boolean;
  onChange: (value: unknown) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      inputMode="text"
      readOnly={locked}
      error={error}
      value={typed ?? shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function NumberField({ parameter, value, error, locked, onChange, label, unset }: Props & { label: string; unset: string }) {
  const { t } = useTranslation();
  const slide = 'slide' in parameter ? parameter.slide : undefined;
  const number = typeof value === 'number' ? value : null;
  const field = (
    <TypedField
      label={label}
      placeholder={unset}
      shown={value === undefined || value === null ? '' : String(value)}
      read={numberFrom}
      error={error !== undefined}
      locked={locked}
      onChange={onChange}
    />
  );
  if (!slide) return <div className="numf">{field}</div>;
  const rest = typeof parameter.unset === 'number' ? parameter.unset : slide[0];
  return (
    <div className="slide">
      <Slider
        size={3}
        thumbSize={14}
        label={null}
        thumbLabel={t(`parameters.${parameter.name}.label`)}
        disabled={locked}
        min={slide[0]}
        max={slide[1]}
        step={slide[2]}
        value={Math.min(slide[1], Math.max(slide[0], number ?? rest))}
        onChange={(next) => onChange(Number(next.toFixed(4)))}
      />
      {field}
    </div>
  );
}

function ChoiceField({ parameter, value, locked, onChange, label, unset }: Props & { label: string; unset: string }) {
  const { t } = useTranslation();
  const flags = parameter.kind === 'flag' || (parameter.kind === 'choice' && parameter.flags);
  const words = parameter.kind === 'choice' ? parameter.options : [];
  const data = [
    { value: '', label: unset },
    ...(flags
      ? [
          { value: 'true', label: t('editor.yes') },
          { value: 'false', label: t('editor.no') },
        ]
      : []),
    ...words.map((word) => ({ value: word, label: word })),
  ];
  const now = value === undefined || value === null ? '' : String(value);
  const read = (next: string) => (next === '' ? undefined : flags && (next === 'true' || next === 'false') ? next === 'true' : next);
  return (
    <Select
      size="xs"
      aria-label={label}
      allowDeselect={false}
      disabled={locked}
      data={data.some((option) => option.value === now) ? data : [...data, { value: now, label: now }]}
      value={now}
      onChange={(next) => onChange(read(next ?? ''))}
    />
  );
}

function LongField({ parameter, value, locked, error, onChange, label, unset }: Props & { label: string; unset: string }) {
  const list = parameter.kind === 'list';
  const shown =
    value === undefined || value === null
      ? ''
      : list && Array.isArray(value)
        ? value.join('\n')
        : typeof value === 'string'
          ? value
          : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    if (!list) return jsonFrom(text);
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.length > 0 ? lines : undefined;
  };
  return (
    <Textarea
      size="xs"
      aria-label={label}
      placeholder={unset}
      autosize
      minRows={1}
      maxRows={8}
      className="monofield"
      readOnly={locked}
      error={error !== undefined}
      value={typed ?? shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function Field(props: Props & { label: string; unset: string }) {
  const { parameter } = props;
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return <NumberField {...props} />;
    case 'flag':
    case 'choice':
      return <ChoiceField {...props} />;
    case 'list':
    case 'json':
      return <LongField {...props} />;
    case 'duration':
      return (
        <div className="numf">
          <TypedField
            label={props.label}
            placeholder={props.unset}
            shown={props.value === undefined || props.value === null ? '' : String(props.value)}
            read={durationFrom}
            error={props.error !== undefined}
            locked={props.locked}
            onChange={props.onChange}
          />
        </div>
      );
    default:
      return parameter satisfies never;
  }
}

export function ParamRow(props: Props) {
  const { parameter, value, facts, locked, error, onChange } = props;
  const { t } = useTranslation();
  const help = useId();
  const unset = useUnset(parameter);
  const label = t(`parameters.${parameter.name}.label`);
  const isSet = value !== undefined && value !== null;
  return (
    <div className="param" data-set={isSet || undefined} data-pointer={`/params/${parameter.name}`}>
      <div>
        <div className="lab">
          {label} <span className="mono s3 pkey">{parameter.name}</span> {parameter.retired && <Tag>{t('editor.retired')}</Tag>}
        </div>
        <div className="small s3" id={help}>
          {t(`parameters.${parameter.name}.help`)}
          {parameter.kind === 'list' && ` · ${t('editor.listHelp')}`}
        </div>
        <ParamFacts parameter={parameter} facts={facts} />
        {error && <div className="fielderror">{error}</div>}
        {parameter.name === 'stop' && Array.isArray(value) && value.length > 4 && (
          <div className="small warned">{t('editor.stopsWarn')}</div>
        )}
      </div>
      <Field {...props} label={t('editor.valueOf', { name: label })} unset={unset} />
      <div className="preset">
        {isSet && !locked ? (
          <UnstyledButton
            className="small link"
            aria-label={t('editor.resetParam', { name: label, value: unset })}
            onClick={() => onChange(undefined)}
          >
            {t('editor.resetTo', { value: unset })}
          </UnstyledButton>
        ) : (
          <span className="small s3">{t('editor.default')}</span>
        )}
      </div>
    </div>
  );
}
