import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '@/shared/http/types';
import { copyText } from '@/shared/ui/clipboard';
import { notify } from '@/shared/ui/notices';
import { actOnModel, cloneModel, modelsChanged } from '../api';
import { type EditorPanel, isSwitch, type Switch, undoOf, type Verb } from '../model';
import { useExport } from './useExport';

/** What the list and the menus do to models, with the word about it and the way back. */
export function useModelActions() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [menu, setMenu] = useState(false);
  const out = useExport(menu);
  const [deleting, setDeleting] = useState<Model[]>([]);
  const [granting, setGranting] = useState<Model | null>(null);
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
  const open = (model: Model, panel?: EditorPanel) =>
    void go({ to: '/workspace/models/$id/edit', params: { id: model.id }, search: { panel } });
  const act = (model: Model, verb: Verb) => {
    if (isSwitch(verb)) return flip.mutate({ model, action: verb });
    switch (verb) {
      case 'chat':
        return void go({ to: '/', search: { models: model.id } });
      case 'edit':
        return open(model);
      case 'explain':
      case 'versions':
        return open(model, verb);
      case 'clone':
        return clone.mutate(model);
      case 'access':
        return setGranting(model);
      case 'copyLink':
        return void copyText(`${location.origin}/?models=${encodeURIComponent(model.id)}`).then(() =>
          notify({ text: t('models.done.copyLink') }),
        );
      case 'export':
        return out.asJson([model.id]);
      case 'modelfile':
        return out.asModelfiles([model]);
      case 'share':
        return out.share(model);
      case 'delete':
        return setDeleting([model]);
      default:
        return verb satisfies never;
    }
  };
  return {
    act,
    out,
    deleting,
    askDelete: setDeleting,
    granting,
    menuSeen: () => setMenu(true),
    endGranting: () => setGranting(null),
  };
}
