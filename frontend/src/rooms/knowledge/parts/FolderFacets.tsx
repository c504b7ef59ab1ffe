import { Select, UnstyledButton } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { smallIcon } from '@/shared/ui/atoms';
import type { Folder } from '../model';

type Props = { folders: readonly Folder[]; open: string | undefined; onOpen: (folder: string | undefined) => void };

/** More than these are found by typing. */
const few = 6;

/** The folders of a collection with what is in them; one is open at a time. */
export function FolderFacets({ folders, open, onOpen }: Props) {
  const { t } = useTranslation();
  if (folders.length <= few)
    return folders.map(({ name, documents }) => (
      <UnstyledButton key={name} className="facet" aria-pressed={open === name} onClick={() => onOpen(open === name ? undefined : name)}>
        <IconFolder {...smallIcon} aria-hidden="true" />
        {name}
        <span className="count">{documents}</span>
      </UnstyledButton>
    ));
  return (
    <Select
      size="xs"
      className="folderfield"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('knowledge.allFolders') }}
      aria-label={t('knowledge.folder')}
      placeholder={t('knowledge.folders', { count: folders.length })}
      leftSection={<IconFolder {...smallIcon} aria-hidden="true" />}
      nothingFoundMessage={t('knowledge.noFolder')}
      comboboxProps={{ width: 320, position: 'bottom-start', withinPortal: false, floatingStrategy: 'fixed' }}
      limit={200}
      data={folders.map(({ name, documents }) => ({ value: name, label: `${name} · ${t('knowledge.documents', { count: documents })}` }))}
      value={open ?? null}
      onChange={(name) => onOpen(name ?? undefined)}
    />
  );
}
