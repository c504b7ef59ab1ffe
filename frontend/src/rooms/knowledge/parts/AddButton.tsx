import { Button } from '@mantine/core';
import { IconChevronDown, IconClipboardText, IconFileUpload, IconFolderPlus, IconLink } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { MenuButton } from '@/shared/ui/MenuButton';
import type { Placed } from '../model';
import { FilesInput } from './FilesInput';

export type Adding = 'paste' | 'url';
type Props = { quiet?: boolean; onFiles: (files: Placed[]) => void; onAsk: (what: Adding) => void };

/** The ways in which documents come: files, a folder, a text, an address. */
export function AddButton({ quiet, onFiles, onAsk }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <FilesInput ref={files} label={t('knowledge.chooseFiles')} onFiles={onFiles} />
      <FilesInput ref={folder} label={t('knowledge.chooseFolder')} whole onFiles={onFiles} />
      <MenuButton
        position="bottom-end"
        opened={open}
        onToggle={setOpen}
        entries={[
          { key: 'files', label: t('knowledge.add.files'), before: <IconFileUpload {...icon} />, act: () => files.current?.click() },
          { key: 'folder', label: t('knowledge.add.folder'), before: <IconFolderPlus {...icon} />, act: () => folder.current?.click() },
          {
            key: 'paste',
            label: t('knowledge.add.paste'),
            before: <IconClipboardText {...icon} />,
            apart: true,
            act: () => onAsk('paste'),
          },
          { key: 'url', label: t('knowledge.add.url'), before: <IconLink {...icon} />, act: () => onAsk('url') },
        ]}
      >
        {(props) => (
          <Button {...props} variant={quiet ? 'subtle' : 'filled'} rightSection={<IconChevronDown {...icon} />}>
            {t('knowledge.addDocuments')}
          </Button>
        )}
      </MenuButton>
    </>
  );
}
