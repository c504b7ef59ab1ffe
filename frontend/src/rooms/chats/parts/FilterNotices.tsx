import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FilterNotice } from '@/shared/http/types';
import { useGivenName } from '@/shared/i18n/given-name';
import { translated } from '@/shared/i18n/said';
import { Mark, smallIcon } from '@/shared/ui/atoms';

type Props = { notices: readonly FilterNotice[] | undefined };

/** What filters did with a question or its answer: each once. */
export function FilterNotices({ notices }: Props) {
  const { t } = useTranslation();
  const givenName = useGivenName();
  const told = new Map((notices ?? []).map((notice) => [`${notice.filter_id} ${notice.what} ${notice.text ?? ''}`, notice]));
  if (told.size === 0) return null;
  return (
    <div className="filtered" role="status">
      {[...told].map(([key, { filter_id, name, what, text }]) => (
        <Mark key={key} tone={what === 'changed' ? 'quiet' : 'warn'} icon={<IconFilter {...smallIcon} aria-hidden="true" />}>
          {t(`calls.filter.${what}`, { name: givenName(filter_id) ?? name })} {translated(text ?? '')}
        </Mark>
      ))}
    </div>
  );
}
