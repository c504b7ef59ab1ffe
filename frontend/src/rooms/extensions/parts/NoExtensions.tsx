import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import type { Kind, Source } from '../model';

type Props = { kind: Kind; q: string; source: Source | undefined; mayAdd: boolean; onAdd: (source: Source) => void; onWiden: () => void };

/** Nothing found: what was looked for, and the way on. Nothing of a source yet: what that is, and how one begins. */
export function NoExtensions({ kind, q, source, mayAdd, onAdd, onWiden }: Props) {
  const { t } = useTranslation();
  const all = (
    <Button size="xs" variant="default" onClick={onWiden}>
      {t(`extensions.${kind}.all`)}
    </Button>
  );
  if (q || !source)
    return (
      <div className="stmid">
        <p className="b">{t('extensions.none', { query: q })}</p>
        <p className="s3">{t('extensions.noneHelp')}</p>
        <div className="row">{all}</div>
      </div>
    );
  return (
    <div className="stmid">
      <p className="knowhead">{t('extensions.noneOf', { source: t(`extensions.source.${source}`) })}</p>
      <p className="s2">{t(`extensions.about.${source}`)}</p>
      <div className="row">
        {mayAdd ? (
          <Button leftSection={<IconPlus {...icon} />} onClick={() => onAdd(source)}>
            {t(`extensions.add.${source}`)}
          </Button>
        ) : (
          <span className="s3">{t('extensions.writersOnly')}</span>
        )}
        {all}
      </div>
    </div>
  );
}
