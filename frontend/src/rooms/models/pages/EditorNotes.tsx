import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { translated } from '@/shared/i18n/said';
import { Note } from '@/shared/ui/atoms';
import { lastVersionQuery } from '../api-versions';
import type { Edit } from './useModelDraft';

type Props = { edit: Edit; locked: boolean; id: string | null; onCompare: () => void };

/** What this browser kept of an earlier visit: taken up again, or thrown away. */
function Kept({ edit }: { edit: Edit }) {
  const { t } = useTranslation();
  const format = useFormats();
  const choices = (
    <>
      <Button size="xs" variant="default" onClick={edit.resume}>
        {t('editor.resume')}
      </Button>
      <Button size="xs" variant="subtle" onClick={edit.forget}>
        {t('editor.leave')}
      </Button>
    </>
  );
  return (
    <Note tone="quiet" actions={choices}>
      {t('editor.kept', { time: format.ago(new Date(edit.kept?.at ?? 0).toISOString()) })}
    </Note>
  );
}

function Overtaken({ edit, id, onCompare }: Pick<Props, 'edit' | 'id' | 'onCompare'>) {
  const { t } = useTranslation();
  const format = useFormats();
  const last = useQuery({ ...lastVersionQuery(id ?? ''), enabled: id !== null, staleTime: 0 }).data;
  const said = last?.author
    ? t('editor.conflict', { name: last.author.name, time: format.time(last.created_at) })
    : t('editor.conflictUnknown');
  const choices = (
    <>
      <Button size="xs" variant="default" onClick={onCompare}>
        {t('editor.compare')}
      </Button>
      <Button size="xs" variant="subtle" loading={edit.busy} onClick={() => edit.settle(edit.draft)}>
        {t('editor.overwrite')}
      </Button>
      <Button size="xs" variant="subtle" onClick={edit.discard}>
        {t('editor.discard')}
      </Button>
    </>
  );
  return (
    <Note tone="quiet" actions={choices}>
      {said}
    </Note>
  );
}

const known = ['/name', '/id', '/description', '/base_model_id', '/tags', '/system_prompt', '/greeting', '/access', '/fallback_ids'];

/** What stands between this and a save: a draft left behind, a save of somebody else, fields to look at. */
export function EditorNotes({ edit, locked, id, onCompare }: Props) {
  const { t } = useTranslation();
  const elsewhere = [...edit.complaints].filter(
    ([pointer, said]) => said.detail && !known.includes(pointer) && !/^\/(params|suggestions|examples)\//.test(pointer),
  );
  return (
    <div className="ednotes">
      {edit.kept && <Kept edit={edit} />}
      {edit.theirs && <Overtaken edit={edit} id={id} onCompare={onCompare} />}
      {locked && <Note tone="quiet">{t('editor.readOnly')}</Note>}
      {(edit.error || edit.complaints.size > 0) && (
        <Note tone="danger">
          {edit.error ? errorText(t, edit.error) : t('editor.fixFields', { count: edit.complaints.size })}
          {elsewhere.map(([pointer, said]) => (
            <div key={pointer} className="small">
              <span className="mono">{pointer}</span> {translated(said.detail ?? '')}
            </div>
          ))}
        </Note>
      )}
    </div>
  );
}
