import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '@/shared/ui/atoms';

type Props = { busy: boolean; error: string | null; onChange: (current: string, fresh: string) => void };

export function PasswordForm({ busy, error, onChange }: Props) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const short = fresh !== '' && fresh.length < 8;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current && fresh.length >= 8) onChange(current, fresh);
  };
  return (
    <form onSubmit={submit}>
      <div className="two">
        <PasswordInput
          label={t('accounts.settings.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('accounts.settings.newPassword')}
          autoComplete="new-password"
          value={fresh}
          error={short ? t('accounts.needPassword') : undefined}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
      </div>
      {error && <Note tone="danger">{error}</Note>}
      <div>
        <Button type="submit" variant="default" loading={busy} disabled={!current || fresh.length < 8}>
          {t('accounts.settings.changePassword')}
        </Button>
      </div>
    </form>
  );
}
