import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkItem, Model } from '@/shared/http/types';
import { Confirm } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { actOnModels, deleteModel, modelsChanged } from '../api';
import type { Failure } from '../bulk';
import { refusedOf } from './useBulk';

type Props = { models: Model[]; onClose: () => void; onDone: (refused: Failure[]) => void };

export function DeleteDialog({ models, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const only = models.length === 1 ? models[0] : undefined;
  const remove = useMutation({
    mutationFn: async (): Promise<BulkItem[] | undefined> =>
      only
        ? deleteModel(only.id).then(() => undefined)
        : actOnModels(
            models.map((model) => model.id),
            'delete',
          ),
    onSuccess: async (items) => {
      onClose();
      const refused = refusedOf(models, items ?? []);
      const gone = models.length - refused.length;
      if (gone > 0) notify({ text: only ? t('models.done.delete', { name: only.name }) : t('models.done.bulkDeleted', { count: gone }) });
      onDone(refused);
      await modelsChanged(queries);
    },
  });
  return (
    <Confirm
      opened={models.length > 0}
      onClose={onClose}
      title={only ? t('models.deleteTitle', { name: only.name }) : t('models.deleteMany', { count: models.length })}
      confirm={only ? t('models.deleteButton') : t('models.deleteManyButton', { count: models.length })}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {t('models.deleteBody')}
    </Confirm>
  );
}
