import { TextInput, UnstyledButton } from '@mantine/core';
import { IconArchive, IconFolder, IconSearch } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatFolder } from '@/shared/http/types';
import { icon, smallIcon } from '@/shared/ui/atoms';

export type Where = { archived?: boolean; folder?: string };
type Props = {
  text: string;
  where: Where;
  folders: ChatFolder[];
  total: number | undefined;
  searchRef: Ref<HTMLInputElement>;
  onText: (text: string) => void;
  onWhere: (where: Where) => void;
};

/** The field that searches all chats, and the places that narrow it. */
export function ShelfTools({ text, where, folders, total, searchRef, onText, onWhere }: Props) {
  const { t } = useTranslation();
  const facet = (key: string, label: ReactNode, to: Where) => {
    const pressed = where.folder === to.folder && Boolean(where.archived) === Boolean(to.archived);
    return (
      <UnstyledButton key={key} className="facet" aria-pressed={pressed} onClick={() => onWhere(to)}>
        {label}
      </UnstyledButton>
    );
  };
  const folderFacet = ({ folder, count }: ChatFolder) =>
    facet(
      `in ${folder}`,
      <>
        <IconFolder {...smallIcon} aria-hidden="true" />
        {folder} <span className="count">{count}</span>
      </>,
      { folder },
    );
  const archived = (
    <>
      <IconArchive {...smallIcon} aria-hidden="true" />
      {t('shelf.archived')}
    </>
  );
  return (
    <>
      <div className="tools">
        <TextInput
          ref={searchRef}
          type="search"
          className="search"
          aria-label={t('shelf.search')}
          placeholder={t('shelf.searchHint')}
          leftSection={<IconSearch {...icon} />}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        <span className="grow" />
        {total !== undefined && (
          <span className="small s3" role="status">
            {t('shelf.count', { count: total })}
          </span>
        )}
      </div>
      <div className="facetbar">
        <div className="facets" role="group" aria-label={t('shelf.where')}>
          {facet('all', t('shelf.all'), {})}
          {folders.map(folderFacet)}
          <span className="vr" />
          {facet('archived', archived, { archived: true })}
        </div>
      </div>
    </>
  );
}
