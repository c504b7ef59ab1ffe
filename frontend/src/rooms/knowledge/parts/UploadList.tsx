import { Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton, smallIcon } from '@/shared/ui/atoms';
import type { Upload } from '../model';
import { reasonOf } from '../model';

type Props = { items: readonly Upload[]; onAgain: (key: number) => void; onDrop: (keys: number[]) => void };

const most = 4;

/** Files on their way, those that were refused first; of many only some are named. */
export function UploadList({ items, onAgain, onDrop }: Props) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  const refused = items.filter(({ problem }) => problem);
  const going = items.filter(({ problem }) => !problem);
  const shown = [...refused, ...[...going].sort((a, b) => b.share - a.share).slice(0, most)];
  const share = going.reduce((sum, one) => sum + one.share, 0) / Math.max(1, going.length);
  return (
    <section className="uploads" aria-label={t('knowledge.uploads')}>
      <div className="row">
        <span className="small s2 grow" role="status">
          {going.length > 0 ? t('knowledge.uploading', { count: going.length }) : t('knowledge.refused', { count: refused.length })}
        </span>
        <Button size="xs" variant="subtle" onClick={() => onDrop(items.map(({ key }) => key))}>
          {t(going.length > 0 ? 'common.cancel' : 'common.clear')}
        </Button>
      </div>
      {going.length > most && (
        <span className="bar">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
      <ul>
        {shown.map(({ key, name, share: part, problem }) => (
          <li key={key}>
            <span className="grow uploadtext">
              <span className="clip" title={name}>
                {name}
              </span>
              {problem ? (
                <span className="small knowreason">{reasonOf(t, problem)}</span>
              ) : (
                <span className="bar">
                  <i style={{ width: `${Math.round(part * 100)}%` }} />
                </span>
              )}
            </span>
            {problem && (
              <IconButton label={t('knowledge.sendAgain', { name })} onClick={() => onAgain(key)}>
                <IconRefresh {...smallIcon} />
              </IconButton>
            )}
            <IconButton label={t('common.remove', { name })} onClick={() => onDrop([key])}>
              <IconX {...smallIcon} />
            </IconButton>
          </li>
        ))}
      </ul>
      {going.length > most && <p className="small s3">{t('common.more', { count: going.length - most })}</p>}
    </section>
  );
}
