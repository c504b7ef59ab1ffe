import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Crumb } from '@/shared/ui/Crumb';
import { Confirm } from '@/shared/ui/Dialog';
import { useKeys } from '@/shared/ui/keys';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { extensionsChanged, type TaggedExtension } from '../api';
import { type Kind, kindsOf, type Source } from '../model';
import { FilterFields } from '../parts/FilterFields';
import { ToolList } from '../parts/ToolList';
import { useNames } from '../parts/words';
import { AllowedHere } from './AllowedHere';
import { Bench } from './Bench';
import { EditorActions } from './EditorActions';
import { ExtensionAccess } from './ExtensionAccess';
import { DefinitionSection, IdentitySection, SettingsSection } from './ExtensionSections';
import { LogsPanel } from './LogsPanel';
import { UsedBy } from './UsedBy';
import { useExtensionDraft } from './useExtensionDraft';

type Props = { kind: Kind; source: Source; start: TaggedExtension | null };

/** One tool, filter or action on the desk, whatever it comes from. */
export function ExtensionEditor({ kind, source, start }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const admin = isAdmin(useQuery(meQuery).data);
  const { nameOf, aboutOf } = useNames();
  const left = useRef(false);
  const [open, setOpen] = useState<'access' | 'logs' | null>(null);
  const word = kindsOf(kind);
  const edit = useExtensionDraft({
    kind,
    source,
    start,
    onSaved: (saved, isNew) => {
      notify({ text: isNew ? t('editor.created', { name: saved.name }) : t('common.saved') });
      if (!isNew) return;
      left.current = true;
      void go({ to: '/workspace/$kind/$id', params: { kind: word, id: saved.id }, replace: true });
    },
  });
  const { draft, extension } = edit;
  const locked = extension !== null && !extension.permissions.write;
  const touched = edit.isNew ? draft.name !== '' : edit.dirty;
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) => touched && !left.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => touched && !left.current,
    withResolver: true,
  });
  const save = () => !locked && edit.dirty && edit.save();
  useKeys({ 'mod+s': save });
  const name = extension ? nameOf({ ...extension, name: draft.name }) : draft.name || t(`extensions.add.${source}`);
  return (
    <Page
      name={name}
      before={<Crumb to={`/workspace/${word}` as '/workspace/$kind'}>{t(`extensions.${kind}.title`)}</Crumb>}
      title={
        <h1 className="clip">
          {name}
          {!edit.isNew && edit.dirty && <span className="s3 small unsaved">{t('extensions.unsaved')}</span>}
        </h1>
      }
      actions={<EditorActions edit={edit} locked={locked} word={word} onOpen={setOpen} onSave={save} />}
    >
      <div className="extdesk">
        {edit.error && <Note tone="danger">{errorText(t, edit.error)}</Note>}
        {locked && <Note tone="quiet">{t('extensions.locked', { owner: extension?.owner?.name ?? '' })}</Note>}
        {source === 'builtin' && extension && <p className="extabout">{aboutOf(extension)}</p>}
        {source !== 'builtin' && <IdentitySection edit={edit} locked={locked} kind={kind} />}
        <DefinitionSection edit={edit} locked={locked} admin={admin} kind={kind} source={source} />
        <SettingsSection edit={edit} locked={locked} source={source} />
        {kind === 'tool' && (
          <ToolList
            tools={draft.tools}
            ask={draft.ask}
            switches={source !== 'builtin'}
            locked={locked}
            onTools={(tools) => edit.change({ tools })}
            onAsk={(ask) => edit.change({ ask })}
          >
            {extension && <AllowedHere id={extension.id} />}
          </ToolList>
        )}
        {kind === 'filter' && <FilterFields draft={draft} locked={locked} admin={admin} onChange={edit.change} />}
        {extension && <Bench kind={kind} extension={extension} edit={edit} locked={locked} />}
        {extension && <UsedBy extension={extension} />}
      </div>
      {open === 'access' && extension && (
        <ExtensionAccess
          extension={extension}
          onClose={() => {
            setOpen(null);
            void edit.absorb();
          }}
        />
      )}
      {open === 'logs' && extension && <LogsPanel extension={extension} onClose={() => setOpen(null)} />}
      <Confirm
        opened={guard.status === 'blocked'}
        onClose={() => guard.reset?.()}
        title={t('editor.leaveTitle')}
        confirm={t('editor.leave')}
        onConfirm={() => {
          void extensionsChanged(queries);
          guard.proceed?.();
        }}
      >
        {t('extensions.leaveBody', { name })}
      </Confirm>
    </Page>
  );
}
