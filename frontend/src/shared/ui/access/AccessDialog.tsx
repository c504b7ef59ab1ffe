import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { Rivals } from '@/shared/ui/Rivals';
import { AccessForm } from './AccessForm';
import { AccessWords } from './AccessWords';
import type { Shared, Sharing } from './access';
import type { AccessWording } from './Grants';
import { useAccess } from './useAccess';
import { type Find, useFound } from './useFound';

type Props = {
  sharing: Sharing;
  /** It may be seen here and is for others to change. */
  locked: boolean;
  words?: AccessWording;
  find: Find;
  onClose: () => void;
};

/** Who may use one thing, as it is at the moment the dialog opens. */
export function AccessDialog(props: Props) {
  const { t } = useTranslation();
  const { name, read } = props.sharing;
  const { data, error } = useQuery({ queryKey: ['access', useId()], queryFn: read, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  return (
    <Dialog opened onClose={props.onClose} title={t('access.title', { name })} size={560}>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {!error && (data ? <AccessOf {...props} start={data} /> : <RowsLoading />)}
    </Dialog>
  );
}

/** Where somebody was faster, both are shown and one is chosen. */
function AccessOf({ sharing, locked, words, find, start, onClose }: Props & { start: Shared }) {
  const { t } = useTranslation();
  const edit = useAccess(sharing, start, onClose);
  const found = useFound(find, !locked);
  return (
    <>
      {edit.theirs ? (
        <>
          <Note tone="quiet">{t('access.overtaken')}</Note>
          <Rivals
            label={t('editor.access')}
            by={t('editor.by.both')}
            sides={{ mine: <AccessWords access={edit.access} />, theirs: <AccessWords access={edit.theirs} /> }}
            choice={edit.side}
            onChoose={edit.choose}
          />
        </>
      ) : (
        <AccessForm {...found} access={edit.access} locked={locked} words={words} base={start.base} onChange={edit.change} />
      )}
      {locked && <p className="small s3">{t('access.ownersOnly')}</p>}
      {edit.error && <Note tone="danger">{errorText(t, edit.error)}</Note>}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {!locked && (
          <Button loading={edit.busy} disabled={!edit.dirty} onClick={edit.save}>
            {t(edit.theirs ? 'editor.saveChosen' : 'common.save')}
          </Button>
        )}
      </div>
    </>
  );
}
