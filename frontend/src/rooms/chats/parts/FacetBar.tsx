import { UnstyledButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { smallIcon } from '@/shared/ui/atoms';
import type { Filter } from '../pick';

type Props = { filter: Filter; starred: boolean; families: string[]; tags: string[]; onChange: (filter: Filter) => void };

const kinds = ['all', 'starred', 'workspace', 'base'] as const;

/** What narrows the selector: one kind, and with it images, a family and a tag. */
export function FacetBar({ filter, starred, families, tags, onChange }: Props) {
  const { t } = useTranslation();
  const facet = (key: string, label: ReactNode, pressed: boolean, change: Partial<Filter>) => (
    <UnstyledButton key={key} className="facet" aria-pressed={pressed} onClick={() => onChange({ ...filter, ...change })}>
      {label}
    </UnstyledButton>
  );
  const vision = (
    <>
      <IconPhoto {...smallIcon} aria-hidden="true" />
      {t('chats.pick.vision')}
    </>
  );
  return (
    <div className="facets pfacets" role="group" aria-label={t('chats.pick.filter')}>
      {kinds
        .filter((kind) => kind !== 'starred' || starred)
        .map((kind) => facet(kind, t(`chats.pick.${kind}`), filter.kind === kind, { kind }))}
      <span className="vr" />
      {facet('vision', vision, filter.vision, { vision: !filter.vision })}
      {families.map((family) =>
        facet(`family ${family}`, family, filter.family === family, { family: filter.family === family ? null : family }),
      )}
      {tags.length > 0 && <span className="vr" />}
      {tags.map((tag) => facet(`tag ${tag}`, tag, filter.tag === tag, { tag: filter.tag === tag ? null : tag }))}
    </div>
  );
}
