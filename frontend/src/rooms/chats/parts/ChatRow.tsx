import { Checkbox } from '@mantine/core';
import { IconArchive, IconDots, IconFolder, IconPin } from '@tabler/icons-react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { IconButton, icon, Mark, smallIcon } from '@/shared/ui/atoms';
import { Marked } from './Marked';

type Props = {
  chat: ChatSummary;
  looked: string;
  faces: Face[];
  selected: boolean;
  open: boolean;
  link: (children: ReactNode) => ReactNode;
  onSelect: (on: boolean, range: boolean) => void;
  onMenu: (button: HTMLElement) => void;
  onDrag: (event: DragEvent) => void;
};

/** One chat of the list of all: where it lies, when it was used, and what of it matched. */
export function ChatRow({ chat, looked, faces, selected, open, link, onSelect, onMenu, onDrag }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = chat.title || t('chats.untitled');
  return (
    <li
      className="shelfrow"
      data-chat={chat.id}
      data-row
      data-sel={selected || undefined}
      data-open={open || undefined}
      tabIndex={-1}
      draggable
      onDragStart={onDrag}
    >
      <Checkbox
        aria-label={t('models.select', { name })}
        checked={selected}
        onChange={(event) => onSelect(event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
      <div className="grow shelftext">
        <div className="row shelfname">
          {chat.pinned && (
            <Mark icon={<IconPin {...smallIcon} aria-hidden="true" />}>
              <span className="vh">{t('common.nav.pinned')}</span>
            </Mark>
          )}
          {link(<Marked text={name} looked={looked} />)}
          {chat.folder && <Mark icon={<IconFolder {...smallIcon} aria-hidden="true" />}>{chat.folder}</Mark>}
          {chat.archived && looked && <Mark icon={<IconArchive {...smallIcon} aria-hidden="true" />}>{t('shelf.archived')}</Mark>}
        </div>
        {chat.match && (
          <p className="small s2 excerpt">
            <Marked text={chat.match.excerpt} looked={looked} />
          </p>
        )}
      </div>
      <span className="stack hidem">
        {faces.slice(0, 4).map((face) => (
          <Avatar key={face.id} size={18} face={face} />
        ))}
      </span>
      <time className="small s3 shelfwhen" dateTime={chat.updated_at} title={format.full(chat.updated_at)}>
        {format.ago(chat.updated_at)}
      </time>
      <IconButton
        id={`chat-list-${chat.id}`}
        label={t('common.nav.menuOf', { name })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={(event) => onMenu(event.currentTarget)}
      >
        <IconDots {...icon} />
      </IconButton>
    </li>
  );
}
