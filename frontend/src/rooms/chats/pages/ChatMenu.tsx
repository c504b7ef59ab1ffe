import {
  IconArchive,
  IconArchiveOff,
  IconBraces,
  IconFolder,
  IconMarkdown,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { MenuList } from '@/shared/ui/MenuList';
import { type Deed, deedsFor, keyOfDeed } from '../shelf';
import type { Wish } from './wish';

const signs: Record<Deed, typeof IconPin> = {
  rename: IconPencil,
  pin: IconPin,
  unpin: IconPinnedOff,
  move: IconFolder,
  archive: IconArchive,
  unarchive: IconArchiveOff,
  markdown: IconMarkdown,
  json: IconBraces,
  delete: IconTrash,
};
const apart: readonly Deed[] = ['markdown', 'delete'];

type Props = { wish: Wish | null; onAsk: (wish: Wish) => void; onDone: (wish: Wish) => void };

/** The menu of a chat, at the button that asked for it. */
export function ChatMenu({ wish, onAsk, onDone }: Props) {
  const { t } = useTranslation();
  const last = useRef<Extract<Wish, { what: 'menu' }> | null>(null);
  if (wish?.what === 'menu') last.current = wish;
  const shown = last.current;
  if (!shown) return null;
  const entries = deedsFor(shown.chats).map((deed) => {
    const Sign = signs[deed];
    return {
      key: deed,
      label: t(`shelf.${deed}`),
      before: <Sign {...icon} />,
      after: keyOfDeed[deed] && <span className="count hidem">{keyOfDeed[deed]}</span>,
      apart: apart.includes(deed),
      danger: deed === 'delete',
      act: () => onAsk({ what: 'deed', chats: shown.chats, deed }),
    };
  });
  return (
    <MenuList
      key={shown.button.id}
      id={shown.button.id}
      button={{ current: shown.button }}
      opened={wish === shown}
      entries={entries}
      position="bottom-end"
      beside
      onToggle={(open) => !open && onDone(shown)}
    />
  );
}
