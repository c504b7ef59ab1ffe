import '@/policy';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, PasswordInput, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Note } from '@/shared/ui/atoms';

export type DoorValues = { name: string; email: string; password: string };
type Props = {
  signup: boolean;
  busy: boolean;
  error: string | null;
  swap: { question: string; label: string; run: () => void } | null;
  onSubmit: (values: DoorValues) => void;
};

const rules = (signup: boolean) =>
  z.object({
    name: signup ? z.string().trim().min(1, 'accounts.needName') : z.string(),
    email: z.string().trim().min(3, 'accounts.needEmail').includes('@', { message: 'accounts.needEmail' }),
    password: z.string().min(signup ? 8 : 1, 'accounts.needPassword'),
  });
type Need = 'accounts.needName';

export function DoorForm({ signup, busy, error, swap, onSubmit }: Props) {
  const { t } = useTranslation();
  const { register, handleSubmit, formState } = useForm<DoorValues>({
    resolver: zodResolver(rules(signup)),
    defaultValues: { name: '', email: '', password: '' },
  });
  const said = (field: keyof DoorValues) => {
    const message = formState.errors[field]?.message;
    return message ? t(message as Need) : undefined;
  };
  return (
    <>
      <form noValidate onSubmit={handleSubmit(onSubmit)}>
        {signup && <TextInput size="md" label={t('accounts.name')} autoComplete="name" error={said('name')} {...register('name')} />}
        <TextInput
          size="md"
          type="email"
          label={t('accounts.email')}
          autoComplete="username"
          error={said('email')}
          {...register('email')}
        />
        <PasswordInput
          size="md"
          label={t('accounts.password')}
          description={signup ? t('accounts.passwordHelp') : undefined}
          autoComplete={signup ? 'new-password' : 'current-password'}
          error={said('password')}
          {...register('password')}
        />
        {error && <Note tone="danger">{error}</Note>}
        <Button type="submit" size="md" loading={busy}>
          {signup ? t('accounts.createAccount') : t('accounts.signIn')}
        </Button>
      </form>
      {swap && (
        <p className="row wrap doorfoot s3">
          {swap.question}
          <UnstyledButton className="link" onClick={swap.run}>
            {swap.label}
          </UnstyledButton>
        </p>
      )}
    </>
  );
}
