import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Config } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { configQuery, meQuery, signIn, signUp } from '../api';
import { Door } from '../parts/Door';
import { DoorForm, type DoorValues } from '../parts/DoorForm';

export function DoorPage({ config }: { config: Config }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const first = config.signup === 'first';
  const [wantsSignup, setWantsSignup] = useState(first);
  const signup = first || (wantsSignup && config.signup !== 'closed');
  const enter = useMutation({
    meta: { quiet: true },
    mutationFn: (values: DoorValues) => (signup ? signUp(values) : signIn({ email: values.email, password: values.password })),
    onSuccess: (user) => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'config' && queryKey[0] !== 'me' });
      queries.setQueryData(meQuery.queryKey, user);
      void queries.invalidateQueries({ queryKey: configQuery.queryKey });
    },
    onError: () => queries.invalidateQueries({ queryKey: configQuery.queryKey }),
  });
  const swapTo = (to: boolean) => () => {
    enter.reset();
    setWantsSignup(to);
  };
  const swap = first
    ? null
    : signup
      ? { question: t('accounts.haveAccount'), label: t('accounts.toSignIn'), run: swapTo(false) }
      : { question: t('accounts.noAccount'), label: t('accounts.toSignUp'), run: swapTo(true) };
  const title = first ? t('accounts.firstTitle') : signup ? t('accounts.signUpTitle') : t('accounts.signInTitle');
  const note = first ? t('accounts.firstHelp') : signup && config.signup === 'pending' ? t('accounts.approvalNote') : null;
  return (
    <Door title={title}>
      {note && <p className="s2">{note}</p>}
      <DoorForm
        key={String(signup)}
        signup={signup}
        busy={enter.isPending}
        error={enter.error ? errorText(t, enter.error) : null}
        swap={config.signup === 'closed' ? null : swap}
        onSubmit={(values) => enter.mutate(values)}
      />
      {config.signup === 'closed' && <p className="s3 doorfoot">{t('accounts.closedNote')}</p>}
    </Door>
  );
}
