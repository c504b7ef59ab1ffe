import { IconFolderShare, IconPlayerStop, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BulkBar, BulkDeed } from '@/shared/ui/BulkBar';
import { type DocumentVerb, type KnowledgeDocument, verbsFor } from '../model';

export type BulkVerb = Extract<DocumentVerb, 'move' | 'retry' | 'cancel' | 'delete'>;
type Props = {
  docs: readonly KnowledgeDocument[];
  /** How many of the documents at hand are done. */
  progress: { done: number; of: number } | null;
  onAct: (verb: BulkVerb, docs: KnowledgeDocument[]) => void;
  onClear: () => void;
};

const verbs = ['move', 'retry', 'cancel', 'delete'] as const;
const signs = { move: IconFolderShare, retry: IconRefresh, cancel: IconPlayerStop, delete: IconTrash };

/** What can be done with the documents that were chosen, each with those of them that it means. */
export function DocumentBulk({ docs, progress, onAct, onClear }: Props) {
  const { t } = useTranslation();
  const deeds = verbs.flatMap((verb) => {
    const meant = docs.filter((doc) => verbsFor(doc).includes(verb));
    return meant.length > 0 ? [{ verb, meant }] : [];
  });
  return (
    <BulkBar
      label={t('knowledge.bulk.label')}
      count={progress ? t('knowledge.bulk.progress', progress) : t('knowledge.bulk.chosen', { count: docs.length })}
      onClear={onClear}
    >
      {deeds.map(({ verb, meant }) => (
        <BulkDeed key={verb} sign={signs[verb]} danger={verb === 'delete'} disabled={progress !== null} onAct={() => onAct(verb, meant)}>
          {t(`knowledge.verb.${verb}`) + (meant.length < docs.length ? ` (${meant.length})` : '')}
        </BulkDeed>
      ))}
    </BulkBar>
  );
}
