import { Button, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '@/shared/http/types';
import { languages } from '@/shared/i18n';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { type Preferences, prefer, usePreferences } from '@/shared/ui/preferences';
import { changeMe, changePassword, configQuery, createKey, deleteKey, keysQuery, meQuery, signOut } from '../api';
import { isAdmin } from '../model';
import { AllowedTools } from '../parts/AllowedTools';
import { ApiKeys } from '../parts/ApiKeys';
import { PasswordForm } from '../parts/PasswordForm';
import { QuotaSection } from './QuotaSection';
import { TitleSection } from './TitleSection';
import { WritersSwitch } from './WritersSwitch';

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note && <span className="small s3">{note}</span>}
      </header>
      {children}
    </section>
  );
}

const zones = (): string[] => Intl.supportedValuesOf('timeZone');

function Profile({ me }: { me: User }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const change = useMutation({
    mutationFn: changeMe,
    onSuccess: (user) => {
      queries.setQueryData(meQuery.queryKey, user);
      if (!user.language) prefer({ language: null });
      notify({ text: t('common.saved') });
    },
  });
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const rename = () => {
    if (name.trim() && name.trim() !== me.name) change.mutate({ name: name.trim() });
  };
  return (
    <div className="stackform">
      <div className="two">
        <TextInput
          label={t('accounts.name')}
          value={name}
          maxLength={200}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
        <TextInput label={t('accounts.email')} value={me.email} readOnly />
      </div>
      <div className="two">
        <Select
          label={t('accounts.settings.language')}
          allowDeselect={false}
          data={[
            { value: '', label: t('accounts.settings.browserLanguage') },
            ...Object.entries(languages).map(([value, label]) => ({ value, label })),
          ]}
          value={me.language?.split('-')[0] ?? ''}
          onChange={(language) => change.mutate({ language: language ?? '' })}
        />
        <Select
          label={t('accounts.settings.timeZone')}
          searchable
          limit={80}
          allowDeselect={false}
          description={t('accounts.settings.timeZoneHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[{ value: '', label: t('accounts.settings.browserZone', { zone: own }) }, ...zones()]}
          value={me.time_zone ?? ''}
          onChange={(zone) => change.mutate({ time_zone: zone ?? '' })}
        />
      </div>
    </div>
  );
}

function Look() {
  const { t } = useTranslation();
  const { theme, letters } = usePreferences();
  const themes = (['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(`accounts.settings.${value}`) }));
  return (
    <>
      <div className="set">
        <span className="grow">{t('accounts.settings.theme')}</span>
        <SegmentedControl
          aria-label={t('accounts.settings.theme')}
          data={themes}
          value={theme}
          onChange={(value) => prefer({ theme: value as Preferences['theme'] })}
        />
      </div>
      <div className="set">
        <span className="grow">
          {t('accounts.settings.letters')}
          <span className="small s3 setnote">{t('accounts.settings.lettersHelp')}</span>
        </span>
        <Switch
          aria-label={t('accounts.settings.letters')}
          checked={letters}
          onChange={(event) => prefer({ letters: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}

function Keys() {
  const queries = useQueryClient();
  const keys = useQuery(keysQuery);
  const changed = () => queries.invalidateQueries({ queryKey: keysQuery.queryKey });
  const create = useMutation({ mutationFn: createKey, onSuccess: changed });
  const remove = useMutation({ mutationFn: deleteKey, onSuccess: changed });
  return (
    <ApiKeys
      keys={keys.data ?? []}
      fresh={create.data ?? null}
      busy={create.isPending}
      onCreate={(name) => create.mutate(name)}
      onDelete={(id) => remove.mutate(id)}
    />
  );
}

export function SettingsPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const accounts = useQuery(configQuery).data?.auth !== 'none';
  const [passwords, setPasswords] = useState(0);
  const password = useMutation({
    meta: { quiet: true },
    mutationFn: ({ current, fresh }: { current: string; fresh: string }) => changePassword(current, fresh),
    onSuccess: () => {
      setPasswords(passwords + 1);
      notify({ text: t('accounts.settings.passwordChanged') });
    },
  });
  const leave = async () => {
    await signOut().catch(() => undefined);
    location.assign('/');
  };
  if (!me) return null;
  return (
    <Page name={t('accounts.settings.title')}>
      <div className="form">
        <Section title={t('accounts.settings.profile')}>
          <Profile me={me} />
        </Section>
        <Section title={t('accounts.settings.look')} note={t('accounts.settings.thisBrowser')}>
          <Look />
        </Section>
        <Section title={t('accounts.allowed.title')} note={t('accounts.settings.thisBrowser')}>
          <AllowedTools />
        </Section>
        {accounts && (
          <Section title={t('accounts.settings.password')}>
            <PasswordForm
              key={passwords}
              busy={password.isPending}
              error={password.error ? errorText(t, password.error) : null}
              onChange={(current, fresh) => password.mutate({ current, fresh })}
            />
          </Section>
        )}
        <Section title={t('accounts.settings.keys')} note={t('accounts.settings.keysHelp')}>
          <Keys />
        </Section>
        {isAdmin(me) && (
          <Section title={t('accounts.quotas.title')} note={t('accounts.quotas.help')}>
            <QuotaSection />
          </Section>
        )}
        {isAdmin(me) && (
          <Section title={t('accounts.titles.title')} note={t('accounts.titles.help')}>
            <TitleSection />
          </Section>
        )}
        {isAdmin(me) && (
          <Section title={t('accounts.writers.title')} note={t('accounts.writers.help')}>
            <WritersSwitch />
          </Section>
        )}
        {accounts && (
          <Section title={t('accounts.settings.session')}>
            <Button variant="default" onClick={leave}>
              {t('common.nav.signOut')}
            </Button>
          </Section>
        )}
      </div>
    </Page>
  );
}
