import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BaseModel, Connection, StoredModel } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Confirm } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { connectionsChanged, deleteStored, pullChanged, startPull, storedQuery } from '../api';
import { idOn, usedBy } from '../model';

type Props = { connection: Connection; model: StoredModel | null; offered: BaseModel[]; onClose: () => void };

/** Nothing brings the bytes back but another pull, and that is offered. */
export function DeleteStored({ connection, model, offered, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const queries = useQueryClient();
  const again = async (name: string) => pullChanged(queries, await startPull(name, connection.id));
  const remove = useMutation({
    mutationFn: (name: string) => deleteStored(connection.id, name),
    onSuccess: async (_, name) => {
      onClose();
      notify({ text: t('pulls.deleted', { name }), action: { label: t('pulls.again'), run: () => void again(name) } });
      await queries.invalidateQueries({ queryKey: storedQuery(connection.id).queryKey });
      await connectionsChanged(queries);
    },
  });
  const users = model ? usedBy(offered, idOn(connection, model.name)) : 0;
  return (
    <Confirm
      opened={model !== null}
      onClose={onClose}
      title={t('pulls.deleteTitle', { name: model?.name ?? '' })}
      confirm={t('pulls.deleteButton')}
      busy={remove.isPending}
      onConfirm={() => model && remove.mutate(model.name)}
    >
      {t('pulls.deleteBody', { connection: connection.name, size: format.bytes(model?.size ?? 0) })}
      {users > 0 && <p className="b">{t('pulls.usedBy', { count: users })}</p>}
    </Confirm>
  );
}
