import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/LinkButton';
import type { Where } from './ShelfTools';

type Props = { q: string; where: Where; onWiden: () => void };

/** Nothing here: what was looked for and where, and the way on. */
export function NoChats({ q, where, onWiden }: Props) {
  const { t } = useTranslation();
  const place = where.folder ?? (where.archived ? t('shelf.archived') : '');
  const said = q
    ? place
      ? t('shelf.noneIn', { query: q, place })
      : t('shelf.none', { query: q })
    : place
      ? t('shelf.noneHere', { place })
      : t('shelf.noneYet');
  return (
    <div className="stmid">
      <p className="b">{said}</p>
      <p className="s3">{t(q ? 'shelf.noneHelp' : where.archived ? 'shelf.archiveHelp' : 'shelf.emptyHelp')}</p>
      <div className="row">
        {place ? (
          <Button size="xs" variant="default" onClick={onWiden}>
            {t(q ? 'shelf.searchAll' : 'shelf.showAll')}
          </Button>
        ) : (
          <LinkButton size="xs" variant="default" to="/">
            {t('common.nav.newChat')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
