import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseModel, ModelAction } from '@/shared/http/types';
import { notify } from '@/shared/ui/notices';
import { actOnModels } from '../api';
import { basesChanged, resetBase, saveBase } from '../api-bases';
import { type BaseVerb, nameOfBase } from '../bases';
import { draftOfBase, patchFor } from '../editing';
import { isSwitch, undoOf } from '../model';

type Open = { kind: 'usedBy' | 'repoint'; base: BaseModel } | null;

/** What is done to base models: settings, switches, and the two dialogs about the models that run on one. */
export function useBaseActions() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const changed = () => basesChanged(queries);
  const flip = useMutation({
    mutationFn: ({ ids, action }: { ids: string[]; action: ModelAction }) => actOnModels(ids, action),
    onSuccess: async (items, { action }) => {
      const done = items.filter((item) => item.outcome === 'done').map((item) => item.id);
      const undo = { label: t('common.undo'), run: () => flip.mutate({ ids: done, action: undoOf[action] }) };
      notify({ text: t('models.done.bulk', { count: done.length }), action: done.length > 0 ? undo : undefined });
      await changed();
    },
  });
  /** Back to defaults, with the way back: what was set is written again. */
  const reset = useMutation({
    mutationFn: (base: BaseModel) => resetBase(base.id),
    onSuccess: async (_, base) => {
      const before = draftOfBase({ ...base, settings: null });
      const again = { label: t('common.undo'), run: () => rewrite.mutate({ id: base.id, patch: patchFor(before, draftOfBase(base)) }) };
      notify({ text: t('bases.wasReset', { name: base.name }), action: again });
      await changed();
    },
  });
  const rewrite = useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: ReturnType<typeof patchFor> }) => saveBase(id, patch, null),
    onSuccess: changed,
  });
  const act = (base: BaseModel, verb: BaseVerb) => {
    if (isSwitch(verb)) return flip.mutate({ ids: [base.id], action: verb });
    switch (verb) {
      case 'chat':
        return void go({ to: '/', search: { models: base.id } });
      case 'edit':
        return void go({ to: '/base-models/$id/edit', params: { id: base.id } });
      case 'make':
        return void go({ to: '/workspace/models/new', search: { base: base.id, name: nameOfBase(base) } });
      case 'usedBy':
      case 'repoint':
        return setOpen({ kind: verb, base });
      case 'reset':
        return reset.mutate(base);
      default:
        return verb satisfies never;
    }
  };
  return {
    act,
    bulk: (ids: string[], action: ModelAction) => flip.mutate({ ids, action }),
    open,
    close: () => setOpen(null),
    openRepoint: () => open && setOpen({ kind: 'repoint', base: open.base }),
  };
}
