import { NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../model';
import { complaintAbout, type Field, fieldsOf, labelOf, settingOf } from '../schema';
import { JsonField } from './JsonField';
import { RowsField } from './RowsField';
import { SecretField } from './SecretField';
import type { Said } from './words';

type Values = Record<string, unknown>;
type Props = {
  schema: Schema | null | undefined;
  values: Values;
  /** The secrets that the server keeps; their values are never told. */
  secrets?: readonly string[];
  locked?: boolean;
  /** Whether what is still missing is told. */
  strict?: boolean;
  /** The page's own words for a field, where it has them. */
  said?: (what: Said, name: string) => string | null;
  errorAt?: (name: string) => string | undefined;
  onChange: (values: Values) => void;
};

const unsaid = () => null;

/** A form drawn from a JSON Schema: each property by its type, with its help and its default. */
export function SchemaForm({ schema, values, secrets = [], locked, strict, said, errorAt, onChange }: Props) {
  const set = (name: string, value: unknown) => {
    const next = { ...values };
    if (value === undefined) delete next[name];
    else next[name] = value;
    onChange(next);
  };
  return (
    <div className="schemaform">
      {fieldsOf(schema).map((field) => (
        <One
          key={field.name}
          field={field}
          value={settingOf(field, values)}
          kept={secrets.includes(field.name)}
          locked={locked ?? false}
          strict={strict ?? false}
          said={said ?? unsaid}
          error={errorAt?.(field.name)}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </div>
  );
}

type OneProps = {
  field: Field;
  value: unknown;
  kept: boolean;
  locked: boolean;
  strict: boolean;
  said: NonNullable<Props['said']>;
  error: string | undefined;
  onChange: (value: unknown) => void;
};

function One({ field, value, kept, locked, strict, said, error, onChange }: OneProps) {
  const { t } = useTranslation();
  const complaint = complaintAbout(field, value);
  const { minimum, maximum } = field.schema;
  const told =
    complaint && (complaint !== 'needed' || strict)
      ? t(`extensions.form.${complaint}`, { min: minimum ?? '', max: maximum ?? '' })
      : undefined;
  const shared = {
    label: said('setting', field.name) ?? labelOf(field),
    description: (field.schema.description && said('help', field.name)) || field.schema.description,
    required: field.required,
    withAsterisk: false,
    disabled: locked,
    error: error ?? told,
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.kind) {
    case 'secret':
      return <SecretField {...shared} kept={kept} value={value} onChange={onChange} />;
    case 'switch':
      return (
        <Switch
          label={shared.label}
          description={shared.description}
          disabled={locked}
          error={shared.error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
          allowDeselect={!field.required}
          data={(field.schema.enum ?? []).map((one) => ({ value: String(one), label: said('choice', String(one)) ?? String(one) }))}
          value={text || null}
          onChange={(next) => onChange(field.schema.enum?.find((one) => String(one) === next))}
        />
      );
    case 'number':
    case 'whole':
      return (
        <NumberInput
          {...shared}
          className="numberfield"
          allowDecimal={field.kind === 'number'}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...shared}
          acceptValueOnBlur
          splitChars={[',']}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next) => onChange(next)}
        />
      );
    case 'rows':
      return <RowsField {...shared} field={field} said={said} value={value} onChange={onChange} />;
    case 'long':
      return (
        <Textarea {...shared} autosize minRows={3} maxRows={14} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    case 'text':
      return <TextInput {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'json':
      return <JsonField {...shared} value={value} onChange={onChange} />;
    default:
      return field.kind satisfies never;
  }
}
