import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkItem, Model } from '@/shared/http/types';
import { Confirm } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';
import { actOnModels, deleteModel, modelsChanged } from '../api';

type Props = { models: Model[]; onClose: () => void; onDone: () => void };

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
      onDone();
      const refused = items?.filter((item) => item.outcome === 'refused').length ?? 0;
      const words = only
        ? [t('models.done.delete', { name: only.name })]
        : [
            t('models.done.bulkDeleted', { count: models.length - refused }),
            refused > 0 ? t('models.done.refused', { count: refused }) : '',
          ];
      notify({ text: words.filter(Boolean).join('. ') });
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
