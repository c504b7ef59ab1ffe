import { Button } from '@mantine/core';
import { IconFolderShare, IconPlayerStop, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
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
  const chosen = t('knowledge.bulk.chosen', { count: docs.length });
  const deeds = verbs.flatMap((verb) => {
    const meant = docs.filter((doc) => verbsFor(doc).includes(verb));
    return meant.length > 0 ? [{ verb, meant }] : [];
  });
  return (
    <section className="bulk" aria-label={t('knowledge.bulk.label')}>
      <div className="bulktools" role="toolbar" aria-label={t('knowledge.bulk.label')}>
        <b className="bb num bulkcount" role="status">
          {progress ? t('knowledge.bulk.progress', progress) : chosen}
        </b>
        <span className="vr hidem" />
        {deeds.map(({ verb, meant }) => {
          const Sign = signs[verb];
          const some = meant.length < docs.length ? ` (${meant.length})` : '';
          return (
            <Button
              key={verb}
              variant="subtle"
              size="xs"
              disabled={progress !== null}
              className={verb === 'delete' ? 'dangertext' : undefined}
              leftSection={<Sign {...icon} />}
              onClick={() => onAct(verb, meant)}
            >
              {t(`knowledge.verb.${verb}`) + some}
            </Button>
          );
        })}
        <span className="vr hidem" />
        <Button className="hidem" variant="subtle" size="xs" onClick={onClear}>
          {t('common.clear')} <span className="btnk">Esc</span>
        </Button>
      </div>
    </section>
  );
}
