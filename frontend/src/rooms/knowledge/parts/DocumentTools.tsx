import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { type Collection, type DocumentFilter, type DocumentState, type Folder, statesIn } from '../model';
import { FolderFacets } from './FolderFacets';

type Props = {
  text: string;
  filter: DocumentFilter;
  counts: Collection['documents'];
  folders: readonly Folder[];
  total: number | undefined;
  searchRef: Ref<HTMLInputElement>;
  right?: ReactNode;
  onText: (text: string) => void;
  onFilter: (filter: DocumentFilter) => void;
};

/** Narrows the documents of a collection: by name, by state, by folder. */
export function DocumentTools({ text, filter, counts, folders, total, searchRef, right, onText, onFilter }: Props) {
  const { t } = useTranslation();
  const states = statesIn(counts, filter.state);
  const facet = (key: string, label: ReactNode, to: DocumentFilter, pressed: boolean) => (
    <UnstyledButton key={key} className="facet" aria-pressed={pressed} onClick={() => onFilter(to)}>
      {label}
    </UnstyledButton>
  );
  const stateFacet = (state: DocumentState) => {
    const on = filter.state === state;
    return facet(state, t(`knowledge.state.${state}`), { ...filter, state: on ? undefined : state }, on);
  };
  return (
    <>
      <div className="tools" role="search">
        <TextInput
          ref={searchRef}
          type="search"
          className="search"
          aria-label={t('knowledge.searchDocuments')}
          placeholder={t('knowledge.searchDocuments')}
          leftSection={<IconSearch {...icon} />}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        <span className="grow hidem" />
        {total !== undefined && (
          <span className="small s3 hidem" role="status">
            {t('knowledge.documents', { count: total })}
          </span>
        )}
        {right}
      </div>
      {(states.length > 0 || folders.length > 0) && (
        <div className="facetbar">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls sideways has to be reachable by keys */}
          <div className="facets" role="group" aria-label={t('knowledge.narrow')} tabIndex={0}>
            {facet('all', t('knowledge.all'), {}, !filter.state && filter.folder === undefined)}
            <FolderFacets folders={folders} open={filter.folder} onOpen={(folder) => onFilter({ ...filter, folder })} />
            {states.length > 0 && folders.length > 0 && <span className="vr" />}
            {states.map(stateFacet)}
          </div>
        </div>
      )}
    </>
  );
}
