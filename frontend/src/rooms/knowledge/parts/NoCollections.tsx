import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';

type Props = { q: string; onNew: (name?: string) => void; onWiden: () => void };

/** Nothing yet: what a collection is for and how one begins. Nothing found: what was looked for, and the way on. */
export function NoCollections({ q, onNew, onWiden }: Props) {
  const { t } = useTranslation();
  if (q)
    return (
      <div className="stmid">
        <p className="b">{t('knowledge.none', { query: q })}</p>
        <p className="s3">{t('knowledge.noneHelp')}</p>
        <div className="row">
          <Button size="xs" variant="default" onClick={onWiden}>
            {t('knowledge.searchAll')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => onNew(q)}>
            {t('models.make', { name: q })}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="stmid">
      <p className="knowhead">{t('knowledge.emptyTitle')}</p>
      <p className="s2">{t('knowledge.emptyHelp')}</p>
      <ol className="knowsteps s2">
        <li>{t('knowledge.step.create')}</li>
        <li>{t('knowledge.step.add')}</li>
        <li>{t('knowledge.step.attach')}</li>
      </ol>
      <div className="row">
        <Button leftSection={<IconPlus {...icon} />} onClick={() => onNew()}>
          {t('knowledge.new')}
        </Button>
      </div>
    </div>
  );
}
