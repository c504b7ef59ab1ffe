import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDraft } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import type { Tagged } from '../api';
import { changedFields, draftOf } from '../editing';
import { DiffTable } from '../parts/DiffTable';

type Props = { theirs: Tagged; mine: ModelDraft; busy: boolean; onOverwrite: () => void; onDiscard: () => void };

/** Somebody saved first: see both, then one of them wins, by choice. */
export function Conflict({ theirs, mine, busy, onOverwrite, onDiscard }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [comparing, setComparing] = useState(false);
  const other = draftOf(theirs.model);
  const differences = changedFields(other, mine).map((field) => ({ field, before: other[field], after: mine[field] }));
  const who = theirs.model.updated_by?.name;
  const said = who ? t('editor.conflict', { name: who, time: format.time(theirs.model.updated_at) }) : t('editor.conflictUnknown');
  const choices = (
    <>
      <Button size="xs" variant="subtle" loading={busy} onClick={onOverwrite}>
        {t('editor.overwrite')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onDiscard}>
        {t('editor.discard')}
      </Button>
    </>
  );
  return (
    <div className="edconflict">
      <Note
        tone="quiet"
        actions={
          <>
            <Button size="xs" variant="default" onClick={() => setComparing(true)}>
              {t('editor.compare')}
            </Button>
            {choices}
          </>
        }
      >
        {said}
      </Note>
      <Dialog opened={comparing} onClose={() => setComparing(false)} title={t('editor.compareTitle')} size={780}>
        <DiffTable differences={differences} before={t('editor.theirs')} after={t('editor.yours')} />
        <div className="row dialogfoot">{choices}</div>
      </Dialog>
    </div>
  );
}
