import { IconChevronRight, IconDots, IconFolder, IconFolderOpen } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chatListQuery } from '@/rooms/chats/api-shelf';
import type { Wish } from '@/rooms/chats/pages/wish';
import { IconButton, icon, smallIcon } from '@/shared/ui/atoms';
import { useLeaving } from '@/shared/ui/leaving';
import { prefer, usePreferences } from '@/shared/ui/preferences';
import { ChatRows } from './ChatRows';
import { useDropped } from './dropped';

type Props = { folder: string; count: number; wish: Wish | null; onAsk: (wish: Wish) => void };

function Inside({ folder, wish, onAsk }: Omit<Props, 'count'>) {
  const { t } = useTranslation();
  const chats = useInfiniteQuery(chatListQuery({ folder, sort: 'pinned' }));
  const leaving = useLeaving();
  const items = (chats.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !leaving.has(id));
  return (
    <div className="infolder">
      <ChatRows label={folder} chats={items} place={`in ${folder}`} wish={wish} onAsk={onAsk} />
      {chats.hasNextPage && (
        <button type="button" className="nav s3" onClick={() => chats.fetchNextPage()}>
          {t('common.loadMore')}
        </button>
      )}
    </div>
  );
}

/** A folder in the sidebar: opens on its chats, takes what is dropped on it. */
export function Folder({ folder, count, wish, onAsk }: Props) {
  const { t } = useTranslation();
  const { folders: opened } = usePreferences();
  const open = opened.includes(folder);
  const id = useId();
  const drop = useDropped(onAsk, folder);
  const toggle = () => prefer({ folders: open ? opened.filter((other) => other !== folder) : [...opened, folder] });
  const Sign = open ? IconFolderOpen : IconFolder;
  return (
    <>
      <div className="chatrow folderrow" {...drop} data-open={(wish?.what === 'folderMenu' && wish.folder === folder) || undefined}>
        <button type="button" className="nav" aria-expanded={open} onClick={toggle}>
          <Sign {...icon} aria-hidden="true" />
          <span className="grow clip" title={folder}>
            {folder}
          </span>
          <span className="count">{count}</span>
          <IconChevronRight {...smallIcon} className="turns90" aria-hidden="true" />
        </button>
        <IconButton
          id={id}
          label={t('common.nav.menuOf', { name: folder })}
          size={24}
          className="rowmenu"
          aria-haspopup="menu"
          aria-expanded={wish?.what === 'folderMenu' && wish.folder === folder}
          onClick={(event) => onAsk({ what: 'folderMenu', folder, button: event.currentTarget })}
        >
          <IconDots {...icon} />
        </IconButton>
      </div>
      {open && <Inside folder={folder} wish={wish} onAsk={onAsk} />}
    </>
  );
}
