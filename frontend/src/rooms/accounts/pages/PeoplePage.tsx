import { Button, PasswordInput, SegmentedControl, Tabs } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, Settings, User } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Confirm, Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { Refused } from '@/shared/ui/Refused';
import {
  changePerson,
  changeSettings,
  configQuery,
  deletePerson,
  meQuery,
  peopleQuery,
  setPersonPassword,
  settingsQuery,
  useRefused,
} from '../api';
import { PeopleTable } from '../parts/PeopleTable';
import { GroupsPanel } from './GroupsPanel';

function SignupMode() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const settings = useQuery(settingsQuery);
  const change = useMutation({
    mutationFn: changeSettings,
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: configQuery.queryKey });
    },
  });
  if (!settings.data) return null;
  const modes = [
    { value: 'pending', label: t('accounts.people.signupPending') },
    { value: 'open', label: t('accounts.people.signupOpen') },
    { value: 'closed', label: t('accounts.people.signupClosed') },
  ];
  return (
    <>
      <span className="s3">{t('accounts.people.signup')}</span>
      <SegmentedControl
        aria-label={t('accounts.people.signup')}
        data={modes}
        value={change.isPending ? change.variables.signup : settings.data.signup}
        onChange={(signup) => change.mutate({ signup: signup as Settings['signup'] })}
      />
    </>
  );
}

function ResetDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => setPersonPassword(user?.id ?? '', password),
    onSuccess: () => {
      notify({ text: t('accounts.people.resetDone', { name: user?.name ?? '' }) });
      setPassword('');
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password.length >= 8) reset.mutate();
  };
  return (
    <Dialog opened={user !== null} onClose={onClose} title={t('accounts.people.resetTitle', { name: user?.name ?? '' })}>
      <form className="stackform" onSubmit={submit}>
        <p className="s2">{t('accounts.people.resetHelp')}</p>
        <PasswordInput
          data-autofocus
          label={t('accounts.settings.newPassword')}
          description={t('accounts.passwordHelp')}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div className="row dialogfoot">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={reset.isPending} disabled={password.length < 8}>
            {t('accounts.people.setPassword')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function UsersPanel() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const people = useQuery(peopleQuery);
  const me = useQuery(meQuery).data;
  const [resetting, setResetting] = useState<User | null>(null);
  const [deleting, setDeleting] = useState<User | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
  const role = useMutation({ mutationFn: ({ id, to }: { id: string; to: Role }) => changePerson(id, to), onSettled: changed });
  const remove = useMutation({
    mutationFn: (id: string) => deletePerson(id),
    onSuccess: async () => {
      setDeleting(null);
      await changed();
    },
  });
  const items = people.data?.items ?? [];
  return (
    <>
      <div className="tools">
        <SignupMode />
        <span className="grow" />
        {people.data && <span className="s3 num hidem">{t('accounts.people.count', { count: people.data.total })}</span>}
      </div>
      {people.isPending && <RowsLoading />}
      {people.isError && !people.data && (
        <div className="stmid">
          <Note tone="danger">{errorText(t, people.error)}</Note>
        </div>
      )}
      {items.length > 0 && (
        <PeopleTable
          people={items}
          me={me?.id ?? ''}
          onRole={(id, to) => role.mutate({ id, to })}
          onPassword={setResetting}
          onDelete={setDeleting}
        />
      )}
      <ResetDialog user={resetting} onClose={() => setResetting(null)} />
      <Confirm
        opened={deleting !== null}
        onClose={() => setDeleting(null)}
        title={t('accounts.people.deleteTitle', { name: deleting?.name ?? '' })}
        confirm={t('common.delete')}
        busy={remove.isPending}
        onConfirm={() => deleting && remove.mutate(deleting.id)}
      >
        {t('accounts.people.deleteBody')}
      </Confirm>
    </>
  );
}

/** Who is here, and the groups they are in. */
export function PeoplePage() {
  const { t } = useTranslation();
  return useRefused() ? <Refused name={t('accounts.people.title')} /> : <People />;
}

function People() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { tab = 'users' } = useSearch({ from: '/people' });
  const tabs = ['users', 'groups'] as const;
  return (
    <Page name={t('accounts.people.title')}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => void go({ to: '/people', search: { tab: next === 'groups' ? 'groups' : undefined }, replace: true })}
      >
        <Tabs.List className="pagetabs" aria-label={t('accounts.people.title')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`accounts.people.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersPanel />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <GroupsPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
