import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model, ModelAction } from '@/shared/http/types';
import { copyText, download } from '@/shared/ui/clipboard';
import { notify } from '@/shared/ui/notices';
import { actOnModel, actOnModels, cloneModel, exportModels, modelsChanged } from '../api';
import { isSwitch, type Switch, undoOf, type Verb } from '../model';

/** What the list and the menus do to models, with the word about it and the way back. */
export function useModelActions() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState<Model[]>([]);
  const changed = () => modelsChanged(queries);

  const flip = useMutation({
    mutationFn: ({ model, action }: { model: Model; action: Switch }) => actOnModel(model.id, action),
    onSuccess: async (_, { model, action }) => {
      notify({
        text: t(`models.done.${action}`, { name: model.name }),
        action: { label: t('common.undo'), run: () => flip.mutate({ model, action: undoOf[action] }) },
      });
      await changed();
    },
  });
  const clone = useMutation({
    mutationFn: (model: Model) => cloneModel(model.id),
    onSuccess: async (copy, model) => {
      notify({
        text: t('models.done.clone', { name: model.name, id: copy.id }),
        action: { label: t('common.edit'), run: () => void go({ to: '/workspace/models/$id/edit', params: { id: copy.id } }) },
      });
      await changed();
    },
  });
  const bulk = useMutation({
    mutationFn: ({ models, action }: { models: Model[]; action: ModelAction }) =>
      actOnModels(
        models.map((model) => model.id),
        action,
      ),
    onSuccess: async (_, { models, action }) => {
      notify({
        text: t('models.done.bulk', { count: models.length }),
        action: { label: t('common.undo'), run: () => bulk.mutate({ models, action: undoOf[action] }) },
      });
      await changed();
    },
  });
  const exporting = useMutation({
    mutationFn: exportModels,
    onSuccess: ({ name, file }) => download(name, file),
  });

  const act = (model: Model, verb: Verb) => {
    if (isSwitch(verb)) return flip.mutate({ model, action: verb });
    switch (verb) {
      case 'chat':
        return void go({ to: '/', search: { models: model.id } });
      case 'edit':
        return void go({ to: '/workspace/models/$id/edit', params: { id: model.id } });
      case 'clone':
        return clone.mutate(model);
      case 'copyLink':
        return void copyText(`${location.origin}/?models=${encodeURIComponent(model.id)}`).then(() =>
          notify({ text: t('models.done.copyLink') }),
        );
      case 'export':
        return exporting.mutate([model.id]);
      case 'delete':
        return setDeleting([model]);
      default:
        return verb satisfies never;
    }
  };
  return {
    act,
    bulk: (models: Model[], action: ModelAction) => bulk.mutate({ models, action }),
    exportAs: (ids: string[] | 'all') => exporting.mutate(ids),
    deleting,
    askDelete: setDeleting,
  };
}
