import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  description?: string;
  disabled: boolean;
  error?: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** What has no simpler form is written as JSON. */
export function JsonField({ value, onChange, error, description, ...shared }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const [bad, setBad] = useState(false);
  return (
    <Textarea
      {...shared}
      description={description ?? 'JSON'}
      className="monofield"
      autosize
      minRows={3}
      maxRows={14}
      spellCheck={false}
      error={bad ? t('extensions.form.notJson') : error}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        try {
          onChange(next.trim() === '' ? undefined : JSON.parse(next));
          setBad(false);
        } catch {
          setBad(true);
        }
      }}
    />
  );
}
