import { TextInput, UnstyledButton } from '@mantine/core';
import { IconFolder, IconSearch } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { icon, smallIcon } from '@/shared/ui/atoms';
import { type DocumentFilter, type DocumentState, states } from '../model';

type Props = {
  text: string;
  filter: DocumentFilter;
  folders: string[];
  total: number | undefined;
  searchRef: Ref<HTMLInputElement>;
  right?: ReactNode;
  onText: (text: string) => void;
  onFilter: (filter: DocumentFilter) => void;
};

/** Narrows the documents of a collection: by name, by state, by folder. */
export function DocumentTools({ text, filter, folders, total, searchRef, right, onText, onFilter }: Props) {
  const { t } = useTranslation();
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
      <div className="tools">
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
      <div className="facetbar">
        <div className="facets" role="group" aria-label={t('knowledge.narrow')}>
          {facet('all', t('knowledge.all'), {}, !filter.state && filter.folder === undefined)}
          {states.map(stateFacet)}
          {folders.length > 0 && <span className="vr" />}
          {folders.map((folder) =>
            facet(
              `in ${folder}`,
              <>
                <IconFolder {...smallIcon} aria-hidden="true" />
                {folder}
              </>,
              { ...filter, folder: filter.folder === folder ? undefined : folder },
              filter.folder === folder,
            ),
          )}
        </div>
      </div>
    </>
  );
}
