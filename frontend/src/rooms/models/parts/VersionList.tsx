import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Version } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Person } from '@/shared/ui/Avatar';
import { Tag } from '@/shared/ui/atoms';

/** One side of a comparison: a version, or what is in the editor now. */
export type End = number | 'mine';

type Props = {
  versions: Version[];
  live: number;
  dirty: boolean;
  ends: [End, End];
  more: (() => void) | null;
  onPick: (end: End) => void;
};

export function VersionList({ versions, live, dirty, ends, more, onPick }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const saidOf = (version: Version) =>
    version.message ||
    (version.restored_from ? t('versions.restoredFrom', { n: version.restored_from }) : t(`versions.cause.${version.cause}`));
  return (
    <div className="vlist">
      <ul aria-label={t('versions.title')}>
        {dirty && (
          <li>
            <UnstyledButton className="vrow" aria-pressed={ends.includes('mine')} onClick={() => onPick('mine')}>
              <span className="grow">
                <span className="clip b vline">{t('versions.mine')}</span>
                <span className="small s3 vline">{t('versions.unsaved')}</span>
              </span>
            </UnstyledButton>
          </li>
        )}
        {versions.map((version) => (
          <li key={version.n}>
            <UnstyledButton className="vrow" aria-pressed={ends.includes(version.n)} onClick={() => onPick(version.n)}>
              <Person name={version.author?.name ?? '?'} size={22} />
              <span className="grow">
                <span className="clip b vline" title={saidOf(version)}>
                  {saidOf(version)}
                </span>
                <span className="small s3 vline" title={[version.author?.name, format.full(version.created_at)].filter(Boolean).join(', ')}>
                  {t('versions.n', { n: version.n })} · {format.ago(version.created_at)}
                  <span className="vh">{version.author?.name ?? t('access.gone')}</span>
                </span>
              </span>
              {version.n === live && <Tag on>{t('versions.live')}</Tag>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {more && (
        <Button size="xs" variant="subtle" onClick={more}>
          {t('common.loadMore')}
        </Button>
      )}
    </div>
  );
}
