import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import type { Model } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { modelQuery, type Tagged } from '../api';
import { RivalRow } from '../parts/RivalRow';
import { AccessPanel } from './AccessPanel';
import { useAccess } from './useAccess';

type Props = { model: Model; onClose: () => void };

/** Who may use one model, from the list, as it is at the moment the dialog opens. */
export function AccessDialog({ model, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, isFetchedAfterMount } = useQuery({ ...modelQuery(model.id), staleTime: 0 });
  return (
    <Dialog opened onClose={onClose} title={t('access.title', { name: model.name })} size={560}>
      {error && <Note tone="danger">{errorText(t, error)}</Note>}
      {!error && (isFetchedAfterMount && data ? <AccessOf start={data} onClose={onClose} /> : <RowsLoading />)}
    </Dialog>
  );
}

/** It is no version and does not touch what is inside; where somebody was faster, both are shown and one is chosen. */
function AccessOf({ start, onClose }: { start: Tagged; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const { model } = start;
  const edit = useAccess(start, onClose);
  const locked = !isAdmin(me) && model.owner.id !== me?.id;
  const base = model.base_model_id && model.base_access ? { id: model.base_model_id, access: model.base_access } : null;
  return (
    <>
      {edit.theirs ? (
        <>
          <Note tone="quiet">{t('access.overtaken')}</Note>
          <RivalRow
            rival={{ field: 'access', name: null, mine: edit.access, theirs: edit.theirs.model.access, by: 'both' }}
            choice={edit.side}
            onChoose={edit.choose}
          />
        </>
      ) : (
        <AccessPanel access={edit.access} locked={locked} base={base} onChange={edit.change} />
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
