import { IconDownload, IconPower, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BulkBar, BulkDeed } from '@/shared/ui/BulkBar';
import { type Extension, verbsFor } from '../model';

const verbs = ['enable', 'disable', 'export', 'delete'] as const;
export type BulkVerb = (typeof verbs)[number];
const signs = { enable: IconPower, disable: IconPower, export: IconDownload, delete: IconTrash };

type Props = {
  extensions: readonly Extension[];
  /** How many of those at hand are done. */
  progress: { done: number; of: number } | null;
  onAct: (verb: BulkVerb, extensions: Extension[]) => void;
  onClear: () => void;
};

/** What can be done with those that were chosen, each with those of them that it means: what is built in is never deleted. */
export function ExtensionBulk({ extensions, progress, onAct, onClear }: Props) {
  const { t } = useTranslation();
  const deeds = verbs.flatMap((verb) => {
    const meant = extensions.filter((one) => verbsFor(one).includes(verb));
    return meant.length > 0 ? [{ verb, meant }] : [];
  });
  return (
    <BulkBar
      label={t('extensions.bulk.label')}
      count={progress ? t('bulk.progress', progress) : t('models.bulk.selected', { count: extensions.length })}
      onClear={onClear}
    >
      {deeds.map(({ verb, meant }) => (
        <BulkDeed key={verb} sign={signs[verb]} danger={verb === 'delete'} disabled={progress !== null} onAct={() => onAct(verb, meant)}>
          {t(`extensions.do.${verb}`) + (meant.length < extensions.length ? ` (${meant.length})` : '')}
        </BulkDeed>
      ))}
    </BulkBar>
  );
}
