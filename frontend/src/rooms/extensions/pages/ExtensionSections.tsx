import { Textarea, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActionSign, signNames } from '@/shared/ui/ActionSign';
import { smallIcon } from '@/shared/ui/atoms';
import { Section } from '@/shared/ui/Section';
import { catalogNamesQuery } from '../api-models';
import { isServer, type Kind, type Source } from '../model';
import { PromptFields } from '../parts/PromptFields';
import { SchemaForm } from '../parts/SchemaForm';
import { ScriptFields } from '../parts/ScriptFields';
import { ServerFields } from '../parts/ServerFields';
import { useNames } from '../parts/words';
import { fieldsOf, signInFirst } from '../schema';
import type { Edit } from './useExtensionDraft';

type Props = { edit: Edit; locked: boolean; kind: Kind };

export function IdentitySection({ edit, locked, kind }: Props) {
  const { t } = useTranslation();
  const { draft, strict, errorAt, change } = edit;
  return (
    <Section id="identity" title={t('editor.identity')}>
      <div className="schemaform">
        <div className="two">
          <TextInput
            label={t('extensions.column.name')}
            disabled={locked}
            maxLength={200}
            error={errorAt('/name') ?? (strict && !draft.name.trim() ? t('extensions.form.needed') : undefined)}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            className="monofield"
            label={t('extensions.id')}
            readOnly={locked || !edit.isNew}
            rightSection={edit.isNew ? undefined : <IconLock {...smallIcon} aria-hidden="true" />}
            error={errorAt('/id')}
            value={draft.id}
            onChange={(event) => edit.setId(event.currentTarget.value)}
          />
        </div>
        <Textarea
          label={t('knowledge.description')}
          description={t(`extensions.${kind}.descriptionHelp`)}
          disabled={locked}
          autosize
          minRows={1}
          maxRows={6}
          error={errorAt('/description')}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        {kind === 'action' && (
          <TextInput
            className="signfield"
            label={t('extensions.action.sign')}
            description={t('extensions.action.signHelp', { names: signNames })}
            leftSection={<ActionSign icon={draft.icon} />}
            disabled={locked}
            maxLength={64}
            error={errorAt('/icon')}
            value={draft.icon ?? ''}
            onChange={(event) => change({ icon: event.currentTarget.value.trim() || null })}
          />
        )}
      </div>
    </Section>
  );
}

/** What makes it do what it does. */
export function DefinitionSection({ edit, locked, admin, kind, source }: Props & { admin: boolean; source: Source }) {
  const { t } = useTranslation();
  const { draft, errorAt, change } = edit;
  const models = useQuery({ ...catalogNamesQuery, enabled: source === 'prompt' || draft.definition.prompt !== undefined }).data ?? [];
  const shared = {
    definition: draft.definition,
    locked,
    errorAt,
    onChange: (definition: typeof draft.definition) => change({ definition }),
  };
  if (source === 'builtin' && draft.definition.prompt === undefined) return null;
  return (
    <Section
      id="definition"
      title={t(`extensions.source.${source === 'builtin' ? 'prompt' : source}`)}
      note={source === 'script' ? t('extensions.script.note') : undefined}
    >
      {source === 'script' && (
        <ScriptFields
          {...shared}
          kind={kind}
          admin={admin}
          problem={
            edit.saidAt('/definition/code') ??
            edit.found?.problem ??
            (edit.extension?.state === 'broken' && !edit.dirty ? edit.extension.problem : null)
          }
        />
      )}
      {isServer(source) && (
        <ServerFields {...shared} kind={kind} source={source} checking={edit.checking} found={edit.known} onCheck={edit.check} />
      )}
      {(source === 'prompt' || source === 'builtin') && (
        <PromptFields {...shared} locked={locked || source === 'builtin'} models={models} />
      )}
    </Section>
  );
}

export function SettingsSection({ edit, locked, source }: Omit<Props, 'kind'> & { source: Source }) {
  const { t } = useTranslation();
  const { draft, schema, extension } = edit;
  const { wordsFor } = useNames();
  if (fieldsOf(schema).length === 0) return null;
  return (
    <Section
      id="settings"
      title={t('extensions.settings.title')}
      note={t(`extensions.settings.${source === 'script' ? 'script' : 'note'}`)}
    >
      <SchemaForm
        key={extension?.updated_at ?? ''}
        schema={isServer(source) ? signInFirst(schema, draft.settings) : schema}
        values={draft.settings}
        secrets={extension?.secrets_set ?? []}
        locked={locked}
        strict={edit.strict}
        said={wordsFor(source)}
        errorAt={(name) => edit.errorAt(`/settings/${name}`)}
        onChange={(settings) => edit.change({ settings })}
      />
    </Section>
  );
}
