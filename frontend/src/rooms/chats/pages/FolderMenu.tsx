import { IconFolderOff, IconPencil } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { MenuList } from '@/shared/ui/MenuList';
import type { Wish } from './wish';

type Props = {
  wish: Wish | null;
  onAsk: (wish: Wish) => void;
  onDone: (wish: Wish) => void;
  onUngroup: (folder: string) => void;
};

/** The menu of a folder; a folder that goes leaves its chats behind. */
export function FolderMenu({ wish, onAsk, onDone, onUngroup }: Props) {
  const { t } = useTranslation();
  const last = useRef<Extract<Wish, { what: 'folderMenu' }> | null>(null);
  if (wish?.what === 'folderMenu') last.current = wish;
  const shown = last.current;
  if (!shown) return null;
  const { folder, button } = shown;
  return (
    <MenuList
      key={button.id}
      id={button.id}
      button={{ current: button }}
      opened={wish === shown}
      entries={[
        {
          key: 'rename',
          label: t('shelf.renameFolder'),
          before: <IconPencil {...icon} />,
          act: () => onAsk({ what: 'folderName', folder }),
        },
        { key: 'ungroup', label: t('shelf.ungroup'), before: <IconFolderOff {...icon} />, apart: true, act: () => onUngroup(folder) },
      ]}
      position="bottom-end"
      beside
      onToggle={(open) => !open && onDone(shown)}
    />
  );
}
