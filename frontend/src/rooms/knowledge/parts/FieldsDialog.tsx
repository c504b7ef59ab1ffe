import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { KnownValues } from './KnownValues';

export type FieldOf = {
  key: string;
  label: string;
  help?: string;
  value?: string;
  long?: boolean;
  /** May stay empty. */
  optional?: boolean;
  /** What it may be, besides something new. */
  known?: string[];
  type?: 'url';
};
type Props = {
  title: string;
  fields: FieldOf[];
  done: string;
  size?: number;
  onClose: () => void;
  onDone: (values: Record<string, string>) => Promise<unknown>;
};

/** A few fields and a deed; it stays open with the reason where the deed is refused. */
export function FieldsDialog({ title, fields, done, size, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => Object.fromEntries(fields.map(({ key, value }) => [key, value ?? ''])));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = fields.every(({ key, optional }) => optional || values[key]?.trim()) && !busy;
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      await onDone(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()])));
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={title} size={size}>
      <form
        className="knowform"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        {fields.map(({ key, label, help, long, known, type }, i) => {
          const shared = { label, description: help, value: values[key], 'data-autofocus': i === 0 || undefined };
          const set = (value: string) => setValues((now) => ({ ...now, [key]: value }));
          if (known)
            return (
              <div key={key} className="knownfield">
                <TextInput {...shared} onChange={(event) => set(event.currentTarget.value)} />
                <KnownValues label={label} known={known} value={values[key] ?? ''} onChoose={set} />
              </div>
            );
          if (long)
            return (
              <Textarea key={key} {...shared} autosize minRows={8} maxRows={18} onChange={(event) => set(event.currentTarget.value)} />
            );
          return <TextInput key={key} {...shared} type={type} onChange={(event) => set(event.currentTarget.value)} />;
        })}
        {error !== null && <Note tone="danger">{errorText(t, error)}</Note>}
        <div className="row dialogfoot">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {done}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
