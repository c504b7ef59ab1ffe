import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkItem, Model, ModelAction } from '@/shared/http/types';
import { notify } from '@/shared/ui/notices';
import { actOnModels, modelsChanged } from '../api';
import { changeModels } from '../api-bulk';
import { type Changed, type Edit, type Failure, failuresIn, undoing } from '../bulk';
import { undoOf } from '../model';

type Named = Pick<Model, 'id' | 'name'>;
type Report = { done: number; failures: Failure[]; onUndo: (() => void) | undefined };

/** The server's word about many models, with their names. */
export const refusedOf = (models: readonly Named[], items: readonly BulkItem[]): Failure[] => {
  const names = new Map(models.map((model) => [model.id, model.name]));
  return items
    .filter((item) => item.outcome === 'refused')
    .map(({ id, problem }) => ({ id, name: names.get(id) ?? id, problem: problem ?? { type: 'unknown' } }));
};

/** What is done to many models at once. What failed is named with its reason and stays selected; what was done can be undone. */
export function useBulk(onSelected: (models: readonly { id: string }[]) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'tags' | 'access' | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);

  const endThen = (run: () => void) => {
    setReport(null);
    run();
  };
  const refuse = (failures: Failure[], done = 0, undo?: () => void) => {
    onSelected(failures);
    setReport({ done, failures, onUndo: done > 0 && undo ? () => endThen(undo) : undefined });
  };
  const tell = async (done: number, failures: Failure[], undo: () => void) => {
    setAsking(null);
    if (failures.length > 0) refuse(failures, done, undo);
    else
      notify({
        text: t('models.done.bulk', { count: done }),
        action: done > 0 ? { label: t('common.undo'), run: undo } : undefined,
      });
    await modelsChanged(queries);
  };
  /** That and no more is undone, so what had been hidden before stays hidden. */
  const flip = useMutation({
    mutationFn: ({ models, action }: { models: Named[]; action: ModelAction }) =>
      actOnModels(
        models.map((model) => model.id),
        action,
      ),
    onSuccess: (items, { models, action }) => {
      const done = new Set(items.filter((item) => item.outcome === 'done').map((item) => item.id));
      const changed = models.filter((model) => done.has(model.id));
      return tell(changed.length, refusedOf(models, items), () => flip.mutate({ models: changed, action: undoOf[action] }));
    },
  });
  const edit = useMutation({
    mutationFn: ({ models, edit }: { models: Named[]; edit: Edit }): Promise<Changed[]> => {
      setProgress({ done: 0, of: models.length });
      return changeModels(models, edit, (done) => setProgress({ done, of: models.length }));
    },
    onSuccess: (items) => {
      const changed = items.filter((item) => item.after);
      return tell(changed.length, failuresIn(items), () => edit.mutate({ models: changed, edit: undoing(changed) }));
    },
    onSettled: () => setProgress(null),
  });
  return {
    flip: (models: Named[], action: ModelAction) => flip.mutate({ models, action }),
    edit: (models: Named[], change: Edit) => edit.mutate({ models, edit: change }),
    refuse,
    asking,
    ask: setAsking,
    progress,
    report,
    endReport: () => setReport(null),
  };
}
