import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eachOf } from '@/shared/each';
import { errorText } from '@/shared/i18n/problem-text';
import { notify } from '@/shared/ui/notices';
import { cancelDocument, changeDocument, knowledgeChanged, retryDocument } from '../api';
import type { KnowledgeDocument } from '../model';

type Docs = readonly KnowledgeDocument[];

/** What is done with many documents at once. What was refused is said with its reason, and stays chosen. */
export function useManyDocuments(onLeft: (docs: Docs) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);

  const run = async (docs: Docs, deed: (doc: KnowledgeDocument) => Promise<unknown>): Promise<KnowledgeDocument[]> => {
    const of = docs.length;
    setProgress(of > 1 ? { done: 0, of } : null);
    const { done, failed } = await eachOf(docs, deed, (count) => setProgress(of > 1 ? { done: count, of } : null));
    setProgress(null);
    onLeft(failed.map(({ item }) => item));
    const [first] = failed;
    if (first) {
      const reason = errorText(t, first.error);
      notify({ text: of > 1 ? t('knowledge.bulk.failed', { count: failed.length, reason }) : reason, tone: 'danger' });
    }
    await knowledgeChanged(queries);
    return done;
  };
  const moveBack = (docs: Docs) => run(docs, ({ id, folder }) => changeDocument(id, { folder }));
  return {
    progress,
    retry: (docs: Docs) => run(docs, ({ id }) => retryDocument(id)),
    cancel: (docs: Docs) => run(docs, ({ id }) => cancelDocument(id)),
    move: async (docs: Docs, folder: string) => {
      const moved = await run(docs, ({ id }) => changeDocument(id, { folder }));
      if (moved.length === 0) return;
      notify({
        text: folder ? t('knowledge.moved', { count: moved.length, folder }) : t('knowledge.movedOut', { count: moved.length }),
        action: { label: t('common.undo'), run: () => void moveBack(moved) },
      });
    },
  };
}
