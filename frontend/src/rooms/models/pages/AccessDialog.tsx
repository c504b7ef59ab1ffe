import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import { isAdmin } from '@/rooms/accounts/model';
import type { Access, Model } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { written } from '../access';
import { modelsChanged, saveModel } from '../api';
import { sameValue } from '../editing';
import { AccessPanel } from './AccessPanel';

/** Who may use one model, from the list; it is no version and does not touch what is inside. */
export function AccessDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data;
  const [access, setAccess] = useState<Access>(model.access);
  const locked = !isAdmin(me) && model.owner.id !== me?.id;
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => saveModel(model.id, { access: written(access) }, null, ''),
    onSuccess: async () => {
      notify({ text: t('access.saved', { name: model.name }) });
      onClose();
      await modelsChanged(queries);
    },
  });
  const base = model.base_model_id && model.base_access ? { id: model.base_model_id, access: model.base_access } : null;
  return (
    <Dialog opened onClose={onClose} title={t('access.title', { name: model.name })} size={560}>
      <AccessPanel access={access} locked={locked} base={base} onChange={setAccess} />
      {locked && <p className="small s3">{t('access.ownersOnly')}</p>}
      {save.error && <Note tone="danger">{errorText(t, save.error)}</Note>}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {!locked && (
          <Button loading={save.isPending} disabled={sameValue(access, model.access)} onClick={() => save.mutate()}>
            {t('common.save')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
