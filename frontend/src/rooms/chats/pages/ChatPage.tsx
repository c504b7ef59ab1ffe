import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { useLate } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { chatQuery } from '../api';
import { OpenChat } from './OpenChat';

export function ChatPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/c/$id' });
  const chat = useQuery(chatQuery(id));
  const late = useLate(chat.isPending);
  if (chat.data) return <OpenChat key={id} chat={chat.data} />;
  return (
    <Page name={t('chats.untitled')} title={<h1 className="vh">{t('chats.untitled')}</h1>}>
      {chat.isError ? (
        <div className="stmid">
          <Note tone="danger">{errorText(t, chat.error)}</Note>
        </div>
      ) : (
        late && (
          <p className="stmid s3" role="status">
            {t('common.loading')}
          </p>
        )
      )}
    </Page>
  );
}
