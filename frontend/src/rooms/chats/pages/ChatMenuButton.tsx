import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatSummary } from '@/shared/http/types';
import { IconButton, icon } from '@/shared/ui/atoms';
import { later, useEver } from '@/shared/ui/later';
import { useWishes } from './wish';

const ChatDesk = later(async () => (await import('./ChatDesk')).ChatDesk);

/** The menu of the chat that is open. */
export function ChatMenuButton({ chat }: { chat: ChatSummary }) {
  const { t } = useTranslation();
  const { wish, ask, done } = useWishes();
  const wished = useEver(wish !== null);
  return (
    <>
      <IconButton
        id={`chat-open-${chat.id}`}
        label={t('chats.chatMenu')}
        aria-haspopup="menu"
        aria-expanded={wish?.what === 'menu'}
        onClick={(event) => ask({ what: 'menu', chats: [chat], button: event.currentTarget })}
      >
        <IconDots {...icon} />
      </IconButton>
      {wished && <ChatDesk wish={wish} onAsk={ask} onDone={done} />}
    </>
  );
}
