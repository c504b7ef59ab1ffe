import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BaseModel } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Dialog } from '@/shared/ui/Dialog';
import { RowsLoading } from '@/shared/ui/loading';
import { usedByQuery } from '../api-bases';
import { UserList } from '../parts/UserList';

type Props = { base: BaseModel; onClose: () => void; onRepoint: () => void };

/** Every model that runs on a base model, or falls back to it. */
export function UsedByDialog({ base, onClose, onRepoint }: Props) {
  const { t } = useTranslation();
  const used = useQuery(usedByQuery(base.id));
  return (
    <Dialog opened onClose={onClose} title={t('bases.usedByTitle', { id: base.id })} size={560}>
      {used.isPending && <RowsLoading />}
      {used.error && <Note tone="danger">{errorText(t, used.error)}</Note>}
      {used.data && (
        <UserList
          items={used.data.items}
          link={(one) => (
            <Link to="/workspace/models/$id/edit" params={{ id: one.id }} className="name clip">
              {one.name}
            </Link>
          )}
        />
      )}
      {used.data && used.data.total > used.data.items.length && (
        <p className="small s3">{t('common.more', { count: used.data.total - used.data.items.length })}</p>
      )}
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <Button onClick={onRepoint}>{t('bases.do.repoint')}</Button>
      </div>
    </Dialog>
  );
}
