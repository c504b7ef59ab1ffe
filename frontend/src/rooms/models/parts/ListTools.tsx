import { Button, Kbd, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronDown, IconEyeOff, IconSearch } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagCount } from '@/shared/http/types';
import { icon, smallIcon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';

export type ListFilter = { q?: string; tag?: string; hidden?: boolean; attention?: boolean; owner?: 'me' | 'others'; sort?: 'name' };
type Props = {
  filter: ListFilter;
  text: string;
  total: number;
  hiddenCount: number;
  attentionCount: number;
  tags: TagCount[];
  searchRef: Ref<HTMLInputElement>;
  onText: (text: string) => void;
  onFilter: (change: ListFilter) => void;
};

const shownTags = 9;

function Facets({ filter, hiddenCount, attentionCount, tags, onFilter }: Omit<Props, 'text' | 'total' | 'searchRef' | 'onText'>) {
  const { t } = useTranslation();
  const [every, setEvery] = useState(false);
  const chosen = tags.find(({ tag }) => tag === filter.tag);
  const few = tags.slice(0, shownTags);
  const states = [
    { name: 'hidden' as const, count: hiddenCount, Sign: IconEyeOff },
    { name: 'attention' as const, count: attentionCount, Sign: IconAlertTriangle },
  ].filter(({ name, count }) => count > 0 || filter[name]);
  const shown = every ? tags : chosen && !few.includes(chosen) ? [chosen, ...few] : few;
  return (
    <div className="facetbar">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls sideways has to be reachable by keys */}
      <div className="facets" role="group" aria-label={t('models.filter')} data-wrap={every || undefined} tabIndex={0}>
        {states.map(({ name, count, Sign }) => (
          <UnstyledButton
            key={name}
            className="facet"
            aria-pressed={filter[name] === true}
            onClick={() => onFilter({ [name]: filter[name] ? undefined : true })}
          >
            <Sign {...smallIcon} aria-hidden="true" />
            {t(`models.${name}`)}
            <span className="count">{count}</span>
          </UnstyledButton>
        ))}
        {states.length > 0 && tags.length > 0 && <span className="vr" />}
        {shown.map(({ tag, count }) => (
          <UnstyledButton
            key={tag}
            className="facet"
            aria-pressed={filter.tag === tag}
            onClick={() => onFilter({ tag: filter.tag === tag ? undefined : tag })}
          >
            {tag}
            <span className="count">{count}</span>
          </UnstyledButton>
        ))}
        {tags.length > shown.length && (
          <UnstyledButton className="facet" style={{ boxShadow: 'none' }} onClick={() => setEvery(true)}>
            {t('common.more', { count: tags.length - shown.length })}
          </UnstyledButton>
        )}
      </div>
    </div>
  );
}

function SortMenu({ sort, onFilter }: { sort: ListFilter['sort']; onFilter: Props['onFilter'] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const sorts = [
    { by: undefined, label: t('models.sortChanged') },
    { by: 'name' as const, label: t('models.sortName') },
  ];
  const now = sorts.find(({ by }) => by === sort)?.label;
  const entries = sorts.map(({ by, label }) => ({
    key: label,
    label,
    after: by === sort ? <IconCheck {...smallIcon} /> : null,
    act: () => onFilter({ sort: by }),
  }));
  return (
    <MenuButton position="bottom-end" opened={opened} onToggle={setOpened} entries={entries}>
      {(props) => (
        <Button
          variant="subtle"
          className="hidem"
          aria-label={`${t('models.sort')}: ${now}`}
          rightSection={<IconChevronDown size={14} />}
          {...props}
        >
          {now}
        </Button>
      )}
    </MenuButton>
  );
}

export function ListTools(props: Props) {
  const { filter, text, total, searchRef, onText, onFilter } = props;
  const { t } = useTranslation();
  return (
    <>
      <div className="tools" role="search">
        <TextInput
          className="search"
          ref={searchRef}
          aria-label={t('models.search')}
          placeholder={t('models.searchHint')}
          leftSection={<IconSearch {...icon} aria-hidden="true" />}
          rightSection={<Kbd className="hidem">/</Kbd>}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text) onText('');
          }}
        />
        <SegmentedControl
          className="hidem"
          aria-label={t('models.owner.label')}
          data={[
            { value: '', label: t('models.owner.all') },
            { value: 'me', label: t('models.owner.me') },
            { value: 'others', label: t('models.owner.others') },
          ]}
          value={filter.owner ?? ''}
          onChange={(owner) => onFilter({ owner: (owner || undefined) as ListFilter['owner'] })}
        />
        <span className="grow hidem" />
        <span className="s3 num hidem" role="status">
          {t('models.count', { count: total })}
        </span>
        <SortMenu sort={filter.sort} onFilter={onFilter} />
      </div>
      <Facets {...props} />
    </>
  );
}
