import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsedBy } from '@/shared/http/types';
import { Avatar } from '@/shared/ui/Avatar';
import { Tag } from '@/shared/ui/atoms';

type Props = {
  items: UsedBy[];
  link?: (one: UsedBy) => ReactNode;
  /** With these two, each has a box to leave it out. */
  left?: ReadonlySet<string>;
  onInclude?: (id: string, on: boolean) => void;
};

/** Models that run on something, each once: as its base, as a fallback, or both. */
export function UserList({ items, link, left, onInclude }: Props) {
  const { t } = useTranslation();
  const ids = [...new Set(items.map((one) => one.id))];
  return (
    <ul className="pick userlist">
      {ids.map((id) => {
        const uses = items.filter((item) => item.id === id);
        const [one] = uses;
        if (!one) return null;
        return (
          <li key={one.id}>
            {onInclude && (
              <Checkbox
                aria-label={t('models.transfer.include', { name: one.name })}
                checked={!left?.has(one.id)}
                onChange={(event) => onInclude(one.id, event.currentTarget.checked)}
              />
            )}
            <Avatar face={{ id: one.id, name: one.name }} size={26} />
            <div className="grow">
              <div className="row">
                {link ? link(one) : <span className="b clip">{one.name}</span>}
                {uses.every((use) => use.as === 'fallback') && <Tag>{t('bases.asFallback')}</Tag>}
              </div>
              <div className="small s3 clip">{one.owner.name}</div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
