import { Button } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Avatar } from '@/shared/ui/Avatar';
import { icon, Note, Tag } from '@/shared/ui/atoms';
import { Confirm } from '@/shared/ui/Dialog';
import { modName, useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { RowsLoading } from '@/shared/ui/loading';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { baseModelsQuery, modelQuery, type Tagged, tagsQuery } from '../api';
import { draftOf, emptyDraft, sectionOf } from '../editing';
import { setNames } from '../parameters';
import { EditorIndex, EditorJump, type SectionEntry } from '../parts/EditorNav';
import { Identity } from '../parts/Identity';
import { ParamList } from '../parts/ParamList';
import { Prompt } from '../parts/Prompt';
import { Access, Capabilities, Greeting } from '../parts/Rest';
import { SuggestionList } from '../parts/SuggestionList';
import { tokensAbout } from '../variables';
import { Conflict } from './Conflict';
import { useModelDraft } from './useModelDraft';
import { useSectionInSight } from './useSections';

const sectionIds = ['identity', 'prompt', 'parameters', 'suggestions', 'greeting', 'capabilities', 'access'] as const;

export function NewModelPage() {
  const { name, base } = useSearch({ from: '/workspace/models/new' });
  const bases = useQuery(baseModelsQuery);
  const me = useQuery({
    ...baseModelsQuery,
    select: (entries) => entries.find((entry) => entry.kind === 'base' && entry.state === 'ok')?.id,
  });
  if (bases.isPending) return <Waiting />;
  return <Editor saved={null} start={emptyDraft(name ?? '', base ?? me.data ?? null)} />;
}

export function EditModelPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/workspace/models/$id/edit' });
  const model = useQuery({ ...modelQuery(id), refetchOnWindowFocus: false });
  if (model.data) return <Editor key={id} saved={model.data} start={draftOf(model.data.model)} />;
  if (model.isPending) return <Waiting />;
  return (
    <Page name={t('models.title')}>
      <div className="stmid">
        <Note tone="danger">{errorText(t, model.error)}</Note>
        <div className="row">
          <Link to="/workspace/models" className="link">
            {t('models.title')}
          </Link>
        </div>
      </div>
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Page name={t('models.title')}>
      <RowsLoading />
    </Page>
  );
}

const useSectionEntries = (draft: ModelDraft, bad: ReadonlySet<string>): SectionEntry[] => {
  const { t } = useTranslation();
  const counts: Record<string, number> = {
    prompt: tokensAbout(draft.system_prompt),
    parameters: setNames(draft.params).length,
    suggestions: draft.suggestions.length,
  };
  return sectionIds.map((id) => ({ id, label: t(`editor.${id}`), count: counts[id] ? String(counts[id]) : '', bad: bad.has(id) }));
};

function Editor({ saved, start }: { saved: Tagged | null; start: ModelDraft }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const leaving = useRef(false);
  const bases = useQuery(baseModelsQuery).data ?? [];
  const tags = useQuery(tagsQuery).data?.map((entry) => entry.tag) ?? [];
  const edit = useModelDraft({
    saved,
    start,
    onSaved: (model, isNew) => {
      notify({ text: isNew ? t('editor.created', { name: model.name }) : t('common.saved') });
      if (!isNew) return;
      leaving.current = true;
      void go({ to: '/workspace/models/$id/edit', params: { id: model.id }, replace: true });
    },
  });
  const { draft, complaints, change } = edit;
  const locked = saved !== null && !saved.model.permissions.write;
  const entries = useSectionEntries(draft, new Set([...complaints.keys()].map(sectionOf)));
  const here = useSectionInSight(sectionIds);
  const guard = useBlocker({
    shouldBlockFn: () => edit.dirty && !leaving.current,
    enableBeforeUnload: () => edit.dirty && !leaving.current,
    withResolver: true,
  });
  const errorAt = (pointer: string): string | undefined => {
    const complaint = complaints.get(pointer);
    if (!complaint) return undefined;
    return complaint.key ? t(`editor.${complaint.key}`) : (complaint.detail ?? t('problems.validation'));
  };
  const save = () => {
    if (locked) return;
    const first = [...edit.save().keys()][0];
    if (first) document.getElementById(sectionOf(first))?.scrollIntoView({ block: 'start' });
  };
  useKeys({ 'mod+s': save });

  const name = draft.name || (edit.isNew ? t('editor.newTitle') : draft.id);
  const known = ['/name', '/id', '/description', '/base_model_id', '/tags', '/system_prompt', '/greeting', '/access'];
  const elsewhere = [...complaints].filter(
    ([pointer, said]) => said.detail && !known.includes(pointer) && !/^\/(params|suggestions)\//.test(pointer),
  );
  return (
    <Page
      name={name}
      before={
        <span className="crumb hidem">
          <Link to="/workspace/models">{t('models.title')}</Link>
          <span aria-hidden="true" className="sep">
            /
          </span>
        </span>
      }
      title={
        <div className="row edtitle">
          <Avatar face={{ id: draft.id || 'new', name }} size={22} />
          <h1 className="clip">{name}</h1>
          {edit.dirty && (
            <span className="mark hidem" data-tone="warn">
              {t('editor.unsaved')}
            </span>
          )}
        </div>
      }
      actions={
        <>
          <EditorJump sections={entries} here={here} />
          {!edit.isNew && draft.base_model_id && (
            <LinkButton
              to="/"
              search={{ models: draft.id }}
              className="hidem"
              variant="default"
              leftSection={<IconMessageCircle {...icon} />}
            >
              {t('editor.tryInChat')}
            </LinkButton>
          )}
          {!locked && (
            <Button loading={edit.busy} disabled={!edit.dirty && !edit.isNew} onClick={save}>
              {edit.isNew ? t('editor.create') : t('common.save')}
              <span className="btnk hidem">{modName}S</span>
            </Button>
          )}
        </>
      }
    >
      <div className="ed">
        <EditorIndex sections={entries} here={here} />
        <div>
          {edit.theirs && (
            <Conflict theirs={edit.theirs} mine={draft} busy={edit.busy} onOverwrite={edit.overwrite} onDiscard={edit.discard} />
          )}
          {locked && (
            <div className="edconflict">
              <Note tone="quiet">{t('editor.readOnly')}</Note>
            </div>
          )}
          {(edit.error || complaints.size > 0) && (
            <div className="edconflict">
              <Note tone="danger">
                {edit.error ? errorText(t, edit.error) : t('editor.fixFields', { count: complaints.size })}
                {elsewhere.map(([pointer, said]) => (
                  <div key={pointer} className="small">
                    <span className="mono">{pointer}</span> {said.detail}
                  </div>
                ))}
              </Note>
            </div>
          )}
          <Identity
            draft={draft}
            isNew={edit.isNew}
            locked={locked}
            bases={bases}
            tags={tags}
            errorAt={errorAt}
            onChange={change}
            onId={edit.setId}
          />
          <Prompt
            text={draft.system_prompt}
            locked={locked}
            error={errorAt('/system_prompt')}
            onChange={(text) => change({ system_prompt: text })}
          />
          <ParamList params={draft.params} locked={locked} errorAt={errorAt} onChange={(params) => change({ params })} />
          <SuggestionList items={draft.suggestions} locked={locked} errorAt={errorAt} onChange={(suggestions) => change({ suggestions })} />
          <Greeting draft={draft} locked={locked} errorAt={errorAt} onChange={change} />
          <Capabilities draft={draft} locked={locked} errorAt={errorAt} onChange={change} />
          <Access draft={draft} locked={locked} errorAt={errorAt} onChange={change} />
        </div>
        <aside className="aside" aria-label={t('editor.preview')}>
          <div>
            <h2>{t('editor.inSelector')}</h2>
            <div className="card row edcard">
              <Avatar face={{ id: draft.id || 'new', name }} size={22} />
              <span className="b clip">{name}</span>
              {draft.tags.slice(0, 2).map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </div>
          </div>
        </aside>
      </div>
      <Confirm
        opened={guard.status === 'blocked'}
        onClose={() => guard.reset?.()}
        title={t('editor.leaveTitle')}
        confirm={t('editor.leave')}
        onConfirm={() => guard.proceed?.()}
      >
        {t('editor.leaveBody', { name })}
      </Confirm>
    </Page>
  );
}
