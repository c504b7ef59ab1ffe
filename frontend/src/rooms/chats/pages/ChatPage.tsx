import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import type { Chat } from '@/shared/http/types';
import { errorText, problemText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';
import { useKeys } from '@/shared/ui/keys';
import { useLate } from '@/shared/ui/loading';
import { Page } from '@/shared/ui/Page';
import { chatQuery, patchChat, selectMessage } from '../api';
import { readDraft } from '../draft';
import type { Context } from '../parts/Composer';
import { replyOf } from '../reply';
import { sessionOf } from '../session';
import { leafBelow, turnsOf } from '../tree';
import { ChatMenu } from './ChatMenu';
import { ComposerDock } from './ComposerDock';
import { TurnSection } from './TurnSection';
import { useModelsOf } from './useModelsOf';
import { useStickyEnd } from './useStickyEnd';

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

function OpenChat({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useMemo(() => sessionOf(chat.id, queries), [chat.id, queries]);
  const status = useSyncExternalStore(session.subscribe, session.getStatus);
  const author = useQuery(meQuery).data?.name ?? '';
  const [picked, setPicked] = useState<string[] | null>(null);
  const [text, setText] = useState(() => readDraft(chat.id));
  const [context, setContext] = useState<Context>('lanes');
  const ids = picked ?? chat.models;
  const turns = useMemo(() => turnsOf(chat.messages, chat.head_id), [chat.messages, chat.head_id]);
  const shownModels = useMemo(
    () => [...new Set([...turns.flatMap((turn) => turn.columns.map((column) => column.modelId)), ...ids])],
    [turns, ids],
  );
  const { byId, face } = useModelsOf(shownModels);
  const main = useRef<HTMLElement>(null);
  const toEnd = useStickyEnd(main);

  useEffect(() => session.follow(chat), [session, chat]);
  useEffect(() => () => session.unfollow(), [session]);

  const enter = useCallback(
    async (messageId: string) => {
      const head = leafBelow(chat.messages, messageId);
      patchChat(queries, chat.id, (now) => ({ ...now, head_id: head }));
      await selectMessage(chat.id, head).catch(() => queries.invalidateQueries({ queryKey: chatQuery(chat.id).queryKey }));
    },
    [chat.id, chat.messages, queries],
  );
  const send = async () => {
    const asked = text;
    setText('');
    toEnd();
    const went = await session.ask({
      content: [{ type: 'text', text: asked }],
      models: ids,
      parent_id: chat.head_id,
      ...(ids.length > 1 ? { context } : {}),
    });
    if (!went) setText((now) => now || asked);
  };
  const last = turns.at(-1);
  const choose = (event: KeyboardEvent) => {
    const column = last && last.columns.length > 1 ? last.columns[Number(event.key) - 1] : undefined;
    if (column) void enter(column.shown.id);
  };
  const focusedAnswer = () => document.activeElement?.closest<HTMLElement>('[data-reply]') ?? null;
  const turnVersion = (which: number) => focusedAnswer()?.querySelectorAll<HTMLButtonElement>('.arrows button')[which]?.click();

  useKeys({ Escape: () => void session.stop() }, status.phase === 'writing');
  useKeys({
    ...Object.fromEntries(['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => [digit, choose])),
    c: () => {
      const message = chat.messages.find((other) => other.id === focusedAnswer()?.dataset.reply);
      if (message) void copyText(replyOf(message).text);
    },
    ArrowLeft: () => turnVersion(0),
    ArrowRight: () => turnVersion(1),
  });

  const shared = { session, byId, face, onChoose: enter };
  const title = chat.title || t('chats.untitled');
  return (
    <Page name={title} chat mainRef={main} title={<h1 className="clip">{title}</h1>} actions={<ChatMenu id={chat.id} title={chat.title} />}>
      <div className="chat">
        <div className="turns" data-narrow={turns.every((turn) => turn.columns.length < 2) || undefined}>
          {turns.map((turn) => (
            <TurnSection key={turn.question.id} turn={turn} author={author} shared={shared} onEnter={enter} />
          ))}
        </div>
      </div>
      <div className="dock">
        {status.cut && (
          <div className="dockednote">
            <Note tone="warn">{t('chats.cut')}</Note>
          </div>
        )}
        {status.refused && (
          <div className="dockednote">
            <Note tone="danger">{problemText(t, status.refused)}</Note>
          </div>
        )}
        <ComposerDock
          chat={chat.id}
          ids={ids}
          text={text}
          phase={status.phase}
          context={context}
          onIds={setPicked}
          onText={setText}
          onContext={setContext}
          onSend={send}
          onStop={() => void session.stop()}
        />
      </div>
    </Page>
  );
}
