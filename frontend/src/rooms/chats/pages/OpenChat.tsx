import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/rooms/accounts/api';
import type { Chat, ContextMode } from '@/shared/http/types';
import { problemText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { useKeys } from '@/shared/ui/keys';
import { useLeaving } from '@/shared/ui/leaving';
import { Page } from '@/shared/ui/Page';
import { askedWith, attachmentsOf } from '../attachments';
import { keepContext, readContext, readDraft } from '../draft';
import { contentOf } from '../files';
import { sessionOf } from '../session';
import { isStreaming, turnsOf, withoutBranch } from '../tree';
import { ChatMenuButton } from './ChatMenuButton';
import { ComposerDock } from './ComposerDock';
import type { Choosing, Shared } from './shared';
import { TemporaryNote } from './TemporaryNote';
import { Turns } from './Turns';
import { useExplaining } from './useExplaining';
import { filtersIn, useFilters } from './useFilters';
import { useLinkedMessage } from './useLinkedMessage';
import { useMessageKeys } from './useMessageKeys';
import { useModelsOf } from './useModelsOf';
import { useOffers } from './useOffers';
import { useSource } from './useSource';
import { useStickyEnd } from './useStickyEnd';
import { useTalk } from './useTalk';

const ModelChooser = lazy(() => import('./ModelChooser').then((module) => ({ default: module.ModelChooser })));

/** The chat without what was just deleted and can still be brought back. */
const useShown = (chat: Chat): Chat => {
  const leaving = useLeaving();
  return useMemo(() => {
    let { messages, head_id } = chat;
    for (const id of leaving) {
      const left = withoutBranch(messages, head_id, id);
      messages = left.messages;
      head_id = left.head;
    }
    return { ...chat, messages, head_id };
  }, [chat, leaving]);
};

/** As the last answer was asked for, unless another was chosen since. */
const contextOf = (chat: Chat): ContextMode =>
  readContext(chat.id) ?? chat.messages.findLast((message) => message.context)?.context ?? 'lanes';

export function OpenChat({ chat: stored }: { chat: Chat }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const chat = useShown(stored);
  const session = useMemo(() => sessionOf(chat.id, queries), [chat.id, queries]);
  const status = useSyncExternalStore(session.subscribe, session.getStatus);
  const author = useQuery(meQuery).data?.name ?? '';
  const [picked, setPicked] = useState<string[] | null>(null);
  const [text, setText] = useState(() => readDraft(chat.id));
  const [context, setContext] = useState<ContextMode>(() => contextOf(chat));
  const [choosing, choose] = useState<Choosing | null>(null);
  const ids = picked ?? chat.models;
  const turns = useMemo(() => turnsOf(chat.messages, chat.head_id), [chat.messages, chat.head_id]);
  const answering = useMemo(() => [...new Set(turns.flatMap((turn) => turn.columns.map((column) => column.modelId)))], [turns]);
  const { byId, face } = useModelsOf([...new Set([...answering, ...ids])]);
  const main = useRef<HTMLElement>(null);
  const toEnd = useStickyEnd(main);
  const offers = useOffers([...new Set([...answering, ...ids])]);
  const filtering = useFilters(chat.id, ids, offers);
  const talk = useTalk(session, { chat, ids, context, filters: filtering.asked });
  const busy = status.phase !== 'idle' || isStreaming(chat.messages);
  const mixed = answering.length > 1;
  const written = () => {
    const content = contentOf(text, askedWith(attachmentsOf(chat.id).getHeld().items));
    return content.length > 0 ? content : null;
  };
  const explaining = useExplaining({ chat, turns, ids, context, content: written, face });
  const explain = explaining.answer;
  const { cite, panel: sourcePanel } = useSource();
  const shared: Shared = useMemo(
    () => ({ session, talk, byId, offers, face, author, ids, busy, mixed, choose, explain, cite }),
    [session, talk, byId, offers, face, author, ids, busy, mixed, explain, cite],
  );

  useEffect(() => session.follow(stored), [session, stored]);
  useEffect(() => () => session.unfollow(), [session]);

  const send = async () => {
    const asked = text;
    const files = attachmentsOf(chat.id);
    const taken = files.take();
    setText('');
    toEnd();
    const content = contentOf(asked, askedWith(taken));
    const went = await session.ask({ content, models: ids, parent_id: chat.head_id, context, ...filtersIn(filtering.asked) });
    if (went) return files.free(taken);
    files.back(taken);
    setText((now) => now || asked);
  };
  const use = ([first, ...more]: string[]) => {
    const now = choosing;
    choose(null);
    if (!now || !first) return;
    if (now.deed === 'merge') void talk.merge(now.messageId, first);
    else void talk.again(now.messageId, [first, ...more]);
  };
  useKeys({ Escape: () => void session.stop() }, status.phase === 'writing');
  useMessageKeys(chat, turns.at(-1), talk, busy);
  useLinkedMessage(chat, turns, talk);

  const title = chat.title || t('chats.untitled');
  return (
    <Page name={title} chat mainRef={main} title={<h1 className="clip">{title}</h1>} actions={<ChatMenuButton chat={stored} />}>
      <div className="chat">
        <Turns turns={turns} shared={shared} />
      </div>
      <div className="dock">
        {chat.temporary && <TemporaryNote id={chat.id} />}
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
          mixed={mixed}
          filters={filtering.filters}
          onFilter={filtering.onSwitch}
          onIds={setPicked}
          onText={setText}
          onContext={(next) => {
            setContext(next);
            keepContext(chat.id, next);
          }}
          onSend={send}
          onStop={() => void session.stop()}
          onExplain={explaining.next}
        />
      </div>
      <Suspense>{choosing && <ModelChooser choosing={choosing} onUse={use} onClose={() => choose(null)} />}</Suspense>
      {explaining.panel}
      {sourcePanel}
    </Page>
  );
}
