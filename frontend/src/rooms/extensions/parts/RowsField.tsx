import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, smallIcon } from '@/shared/ui/atoms';
import { type Field, fieldsOf, labelOf } from '../schema';
import type { Said } from './words';

type Props = {
  label: string;
  description?: string;
  disabled: boolean;
  error?: string;
  field: Field;
  said: (what: Said, name: string) => string | null;
  value: unknown;
  onChange: (value: unknown) => void;
};
type Row = Record<string, unknown>;

/** A list of small things of several texts each, such as a pattern with its name. */
export function RowsField({ label, description, disabled, error, field, said, value, onChange }: Props) {
  const { t } = useTranslation();
  const rows: Row[] = Array.isArray(value) ? value : [];
  const columns = fieldsOf(field.schema.items);
  const set = (at: number, name: string, text: string) => onChange(rows.map((row, i) => (i === at ? { ...row, [name]: text } : row)));
  const box = useRef<HTMLDivElement>(null);
  const focus = (what: string, at: number) =>
    requestAnimationFrame(() => {
      const all = [...(box.current?.querySelectorAll<HTMLElement>(what) ?? [])];
      (all.at(Math.min(at, all.length - 1)) ?? box.current?.querySelector<HTMLElement>('button'))?.focus();
    });
  return (
    <div className="schemarows" role="group" aria-label={label} ref={box}>
      <div className="b">{label}</div>
      {description && <p className="small s3">{description}</p>}
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div className="schemarow" key={i}>
          {columns.map((column) => (
            <TextInput
              key={column.name}
              label={i === 0 ? (said('setting', column.name) ?? labelOf(column)) : undefined}
              aria-label={said('setting', column.name) ?? labelOf(column)}
              disabled={disabled}
              value={String(row[column.name] ?? '')}
              onChange={(event) => set(i, column.name, event.currentTarget.value)}
            />
          ))}
          <IconButton
            label={t('extensions.form.removeRow', { row: i + 1 })}
            disabled={disabled}
            onClick={() => {
              onChange(rows.filter((_, at) => at !== i));
              focus('.schemarow button', i);
            }}
          >
            <IconX {...smallIcon} />
          </IconButton>
        </div>
      ))}
      {error && <p className="fielderror">{error}</p>}
      {!disabled && (
        <div>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus {...smallIcon} />}
            onClick={() => {
              onChange([...rows, Object.fromEntries(columns.map(({ name }) => [name, '']))]);
              focus('.schemarow input', rows.length * columns.length);
            }}
          >
            {t('extensions.form.addRow')}
          </Button>
        </div>
      )}
    </div>
  );
}
