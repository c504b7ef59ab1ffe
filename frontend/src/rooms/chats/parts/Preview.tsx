import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { seesImages } from '../pick';

export function Preview({ entry, face }: { entry: CatalogEntry; face: Face }) {
  const { t } = useTranslation();
  const source = entry.sources[0]?.name;
  return (
    <div className="pprev">
      <Avatar face={face} size={44} />
      <div>
        <div className="bb pname2">{entry.name}</div>
        <div className="mono s3 anywhere">{entry.id}</div>
      </div>
      {entry.description && <p className="s2">{entry.description}</p>}
      <dl className="pdl">
        {entry.base_model_id && (
          <>
            <dt>{t('chats.pick.runsOn')}</dt>
            <dd className="mono">{entry.base_model_id}</dd>
          </>
        )}
        {source && (
          <>
            <dt>{t('chats.pick.where')}</dt>
            <dd>{t('chats.pick.sources', { count: entry.sources.length, name: source })}</dd>
          </>
        )}
        <dt>{t('chats.pick.sees')}</dt>
        <dd>{seesImages(entry) ? t('chats.pick.textImages') : t('chats.pick.textOnly')}</dd>
      </dl>
    </div>
  );
}
