import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { leave } from '@/shared/ui/leaving';
import { notify } from '@/shared/ui/notices';
import { deleteCollection, deleteDocument, knowledgeChanged } from '../api';
import type { Collection, KnowledgeDocument } from '../model';

/** Deleting with a way back: out of sight at once, from the server when the notice has gone. */
export function useRemoval() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const removing = (ids: string[], text: string, remove: (id: string) => Promise<void>) =>
    leave({
      ids,
      text,
      undo: t('common.undo'),
      go: async () => {
        // All at once: whoever closes the page leaves no time for one after the other.
        const answers = await Promise.allSettled(ids.map(remove));
        const refused = answers.find((answer) => answer.status === 'rejected');
        if (!refused) return;
        notify({ text: errorText(t, refused.reason), tone: 'danger' });
        void knowledgeChanged(queries);
        throw refused.reason;
      },
      gone: () => knowledgeChanged(queries),
    });
  return {
    removeCollection: ({ id, name }: Collection) => removing([id], t('knowledge.deleted', { name }), deleteCollection),
    removeDocuments: (documents: readonly KnowledgeDocument[]) =>
      removing(
        documents.map(({ id }) => id),
        documents.length === 1
          ? t('knowledge.deletedDocument', { name: documents[0]?.name ?? '' })
          : t('knowledge.deletedDocuments', { count: documents.length }),
        deleteDocument,
      ),
  };
}
