import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import type { Model } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { useKeys } from '@/shared/ui/keys';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { modelQuery } from '../api';
import { sectionOf } from '../editing';
import type { EditorPanel } from '../model';
import { EditorAside } from '../parts/EditorAside';
import { EditorIndex } from '../parts/EditorNav';
import { LeaveDialog } from '../parts/LeaveDialog';
import type { Desk, OnDesk } from './desks';
import { EditorActions, EditorCrumb, EditorTitle } from './EditorBar';
import { EditorNotes } from './EditorNotes';
import { EditorSections } from './EditorSections';
import { useAvatar } from './useAvatar';
import { useModelDraft } from './useModelDraft';
import { usePanel } from './usePanel';
import { useSectionEntries, useSectionInSight } from './useSections';

const EditorPanels = lazy(() => import('./EditorPanels'));

type Props = { desk: Desk; start: OnDesk; saved: Model | null };

/** One model on the desk: sections to fill in, what is in the way of saving, and the drawers beside it. */
export function Editor({ desk, start, saved }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const leaving = useRef(false);
  const [panel, setPanel] = usePanel();
  const edit = useModelDraft({
    desk,
    start,
    person: me?.id ?? '',
    onSaved: async (id) => {
      notify({ text: edit.isNew ? t('editor.created', { name: edit.draft.name }) : t('common.saved') });
      if (!edit.isNew) return;
      await avatar.bring(id).catch((error: unknown) => notify({ text: errorText(t, error), tone: 'danger' }));
      await queries.invalidateQueries({ queryKey: modelQuery(id).queryKey });
      leaving.current = true;
      void go({ to: '/workspace/models/$id/edit', params: { id }, replace: true });
    },
  });
  const { draft, complaints } = edit;
  const avatar = useAvatar({ desk, id: draft.id, url: saved?.avatar_url ?? null, onTag: edit.retag });
  const locked = saved !== null && !saved.permissions.write;
  const sections = useSectionEntries(desk.kind, draft, new Set([...complaints.keys()].map(sectionOf)));
  const here = useSectionInSight(sections.map((section) => section.id));
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) => edit.dirty && !leaving.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => edit.dirty && !leaving.current,
    withResolver: true,
  });
  const [settling, setSettling] = useState(false);
  const save = () => {
    if (locked) return;
    const first = [...edit.save().keys()][0];
    if (first) document.getElementById(sectionOf(first))?.scrollIntoView({ block: 'start' });
  };
  useKeys({ 'mod+s': save });
  useKeys({ v: () => setPanel('versions'), i: () => setPanel('explain') }, !edit.isNew && desk.kind === 'workspace');

  const name = draft.name || (edit.isNew ? t('editor.newTitle') : draft.id);
  const face = { id: draft.id || 'new', name, photo: avatar.photo, base: desk.kind === 'base' };
  const bar = { desk, edit, name, face, locked, saved };
  const aside = <EditorAside draft={draft} face={face} edit={edit} locked={locked} />;
  return (
    <Page
      name={name}
      before={<EditorCrumb kind={desk.kind} />}
      title={<EditorTitle {...bar} />}
      actions={<EditorActions {...bar} sections={sections} here={here} onPanel={setPanel as (panel: EditorPanel) => void} onSave={save} />}
    >
      <div className="ed">
        <EditorIndex sections={sections} here={here} />
        <div>
          <EditorNotes
            edit={edit}
            locked={locked}
            id={desk.kind === 'workspace' && !desk.isNew ? draft.id : null}
            onCompare={() => setSettling(true)}
          />
          <EditorSections desk={desk} edit={edit} saved={saved} locked={locked} face={face} avatar={avatar} />
        </div>
        {aside}
      </div>
      {(panel || settling) && (
        <Suspense>
          <EditorPanels
            panel={panel}
            edit={edit}
            name={name}
            locked={locked}
            settling={settling}
            onSettled={() => setSettling(false)}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      )}
      <LeaveDialog
        name={name}
        opened={guard.status === 'blocked'}
        onStay={() => guard.reset?.()}
        onKeep={() => {
          edit.keep();
          guard.proceed?.();
        }}
        onDiscard={() => {
          edit.forget();
          guard.proceed?.();
        }}
      />
    </Page>
  );
}
