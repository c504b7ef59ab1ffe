import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chatsQuery } from '@/rooms/chats/api';
import { catalogQuery } from '@/rooms/models/api';
import { faceOf } from '@/rooms/models/model';
import { Avatar } from '@/shared/ui/Avatar';
import { lanesOf } from '@/shared/ui/pigment';
import { useWholeList } from './useWholeList';

/** The chats of this person, newest first, each with the swatches of the models that answered last. */
export function ChatList() {
  const { t } = useTranslation();
  const chats = useInfiniteQuery(chatsQuery);
  // Only to tell a base model's swatch: not for the page that is to open light.
  const catalog = useQuery({ ...catalogQuery, enabled: !useWholeList() }).data ?? [];
  const here = useParams({ strict: false }).id;
  const byId = new Map(catalog.map((entry) => [entry.id, entry]));
  const items = chats.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <h2 className="cap">{t('common.nav.chats')}</h2>
      <ul>
        {items.map((chat) => {
          const lanes = lanesOf(chat.models);
          return (
            <li key={chat.id}>
              <Link to="/c/$id" params={{ id: chat.id }} className="nav chatnav" aria-current={chat.id === here ? 'page' : undefined}>
                <span className="grow clip" title={chat.title}>
                  {chat.title || t('common.nav.newChat')}
                </span>
                <span className="stack">
                  {chat.models.slice(0, 4).map((id) => (
                    <Avatar key={id} size={14} face={{ ...faceOf(byId.get(id) ?? { id, name: id }), pigment: lanes.get(id) }} />
                  ))}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {chats.hasNextPage && (
        <button type="button" className="nav s3" onClick={() => chats.fetchNextPage()}>
          {t('common.loadMore')}
        </button>
      )}
    </>
  );
}
