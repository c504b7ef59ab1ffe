import { useTranslation } from 'react-i18next';
import { Mark } from '@/shared/ui/atoms';
import type { Collection } from '../model';

/** Only what is not as it should be: documents on their way, documents that failed, passages that are being made anew. */
export function CollectionState({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const { working, failed } = collection.documents;
  // Whoever cannot see the documents can do nothing about them.
  if (!collection.permissions.read) return null;
  const anew = collection.reembedding;
  return (
    <span className="knowstate">
      {working > 0 && <Mark>{t('knowledge.working', { count: working })}</Mark>}
      {failed > 0 && <Mark tone="danger">{t('knowledge.failed', { count: failed })}</Mark>}
      {anew && working === 0 && <Mark>{t('knowledge.anew', { done: anew.done, total: anew.total })}</Mark>}
    </span>
  );
}
