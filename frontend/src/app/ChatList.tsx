import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatListQuery, foldersQuery } from '@/rooms/chats/api-shelf';
import { useWishes } from '@/rooms/chats/pages/wish';
import { shelvesOf } from '@/rooms/chats/shelf';
import { later, useEver } from '@/shared/ui/later';
import { useLeaving } from '@/shared/ui/leaving';
import { ChatRows } from './ChatRows';
import { useDropped } from './dropped';
import { Folder } from './Folder';
import { useWholeList } from './useWholeList';

const ChatDesk = later(async () => (await import('@/rooms/chats/pages/ChatDesk')).ChatDesk);

/** The chats of this person: pinned ones, folders, then the others, newest first. */
export function ChatList() {
  const { t } = useTranslation();
  const light = useWholeList();
  const chats = useInfiniteQuery(chatListQuery({ loose: true, sort: 'pinned' }));
  const [near, setNear] = useState(false);
  // Not for the page that is to open light, until somebody turns to the sidebar.
  const folders = useQuery({ ...foldersQuery, enabled: !light || near }).data ?? [];
  const leaving = useLeaving();
  const { wish, ask, done } = useWishes();
  const wished = useEver(wish !== null);
  const items = (chats.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !leaving.has(id));
  const { pinned, rest } = shelvesOf(items);
  const outside = useDropped(ask, null);
  const any = light || items.length > 0 || folders.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that somebody comes near
    <div className="sidechats" onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
      {any && (
        <h2 className="cap" {...outside}>
          <Link to="/chats" className="caplink" activeProps={{ 'aria-current': 'page' }}>
            {t('common.nav.chats')}
          </Link>
        </h2>
      )}
      {pinned.length > 0 && <ChatRows label={t('common.nav.pinned')} chats={pinned} place="pinned" wish={wish} onAsk={ask} pin />}
      {folders.map(({ folder, count }) => (
        <Folder key={folder} folder={folder} count={count} wish={wish} onAsk={ask} />
      ))}
      <ChatRows label={t('common.nav.chats')} chats={rest} place="rest" wish={wish} onAsk={ask} />
      {chats.hasNextPage && (
        <button type="button" className="nav s3" onClick={() => chats.fetchNextPage()}>
          {t('common.loadMore')}
        </button>
      )}
      {wished && <ChatDesk wish={wish} onAsk={ask} onDone={done} />}
    </div>
  );
}
