import { IconDots, IconPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chatKeys, dragChats } from '@/rooms/chats/pages/rows';
import type { Wish } from '@/rooms/chats/pages/wish';
import { catalogQuery } from '@/rooms/models/api';
import { faceOf } from '@/rooms/models/model';
import type { ChatSummary } from '@/shared/http/types';
import { Avatar } from '@/shared/ui/Avatar';
import { IconButton, icon, smallIcon } from '@/shared/ui/atoms';
import { lanesOf } from '@/shared/ui/pigment';
import { useWholeList } from './useWholeList';

type Props = {
  label: string;
  chats: ChatSummary[];
  /** Tells the buttons of one list from those of another: a chat may be in several. */
  place: string;
  wish: Wish | null;
  onAsk: (wish: Wish) => void;
  pin?: boolean;
};

/** Chats in the sidebar, each with the swatches of the models that answered last, and its menu. */
export function ChatRows({ label, chats, place, wish, onAsk, pin }: Props) {
  const { t } = useTranslation();
  // Only to tell a base model's swatch: not for the page that is to open light.
  const catalog = useQuery({ ...catalogQuery, enabled: !useWholeList() }).data ?? [];
  const here = useParams({ strict: false }).id;
  const byId = new Map(catalog.map((entry) => [entry.id, entry]));
  if (chats.length === 0) return null;
  return (
    <ul aria-label={label} onKeyDown={chatKeys(chats, onAsk)}>
      {chats.map((chat) => {
        const lanes = lanesOf(chat.models);
        const name = chat.title || t('common.nav.newChat');
        const id = `chat-${place}-${chat.id}`;
        const open = wish?.what === 'menu' && wish.button.id === id;
        return (
          <li key={chat.id} className="chatrow" data-chat={chat.id} data-open={open || undefined}>
            <Link
              to="/c/$id"
              params={{ id: chat.id }}
              className="nav chatnav"
              aria-current={chat.id === here ? 'page' : undefined}
              data-row
              draggable
              onDragStart={(event) => dragChats(event, [chat.id])}
            >
              {pin && <IconPin {...smallIcon} aria-hidden="true" />}
              <span className="grow clip" title={name}>
                {name}
              </span>
              <span className="stack">
                {chat.models.slice(0, 4).map((model) => (
                  <Avatar
                    key={model}
                    size={14}
                    face={{ ...faceOf(byId.get(model) ?? { id: model, name: model }), pigment: lanes.get(model) }}
                  />
                ))}
              </span>
            </Link>
            <IconButton
              id={id}
              label={t('common.nav.menuOf', { name })}
              size={24}
              className="rowmenu"
              aria-haspopup="menu"
              aria-expanded={open}
              onClick={(event) => onAsk({ what: 'menu', chats: [chat], button: event.currentTarget })}
            >
              <IconDots {...icon} />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
