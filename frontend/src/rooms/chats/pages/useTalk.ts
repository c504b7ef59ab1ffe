import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Allowed, allow, askAgainAbout, isAllowed } from '@/shared/allowed';
import type { Chat, ContextMode, FilePart, Message, ToolCall } from '@/shared/http/types';
import { errorText } from '@/shared/i18n/problem-text';
import { leave } from '@/shared/ui/leaving';
import { notify } from '@/shared/ui/notices';
import { chatQuery, chatsQuery, deleteMessage, editMessage, forkChat, patchChat, selectMessage } from '../api';
import { answerCall, stopCall } from '../api-calls';
import { type CallAnswer, wantsWords } from '../calls';
import { contentOf } from '../files';
import type { ChatSession } from '../session';
import { leafBelow, withoutBranch } from '../tree';
import { actedOn } from './acted';
import { filtersIn } from './useFilters';

export type Talk = ReturnType<typeof useTalk>;
type Now = { chat: Chat; ids: string[]; context: ContextMode; filters: Record<string, boolean> };

/** What can be done to the messages of one chat. The same functions as long as it is open, so that no turn is drawn anew for them. */
export function useTalk(session: ChatSession, now: Now) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const go = useNavigate();
  const latest = useRef(now);
  latest.current = now;
  const { id } = now.chat;

  return useMemo(() => {
    const refetch = () => queries.invalidateQueries({ queryKey: chatQuery(id).queryKey });
    const failed = (error: unknown) => {
      notify({ text: errorText(t, error), tone: 'danger' });
      return refetch();
    };
    const leaveFor = ({ extension_id, tool }: ToolCall): Allowed => ({ chat: id, extension: extension_id, tool });
    const switched = () => filtersIn(latest.current.filters);
    const enter = async (messageId: string) => {
      const head = leafBelow(latest.current.chat.messages, messageId);
      patchChat(queries, id, (chat) => ({ ...chat, head_id: head }));
      await selectMessage(id, head).catch(failed);
    };
    return {
      /** The line goes through this message from now on, to the newest leaf below it. */
      enter,
      again: (messageId: string, models?: string[]) => session.again(messageId, { ...(models ? { models } : {}), ...switched() }),
      goOn: (messageId: string) => session.goOn(messageId, switched()),
      stopCall: (messageId: string, call: string) => stopCall(id, messageId, call).catch(failed),
      answerCall: (messageId: string, call: string, answer: CallAnswer) => answerCall(id, messageId, call, answer).catch(failed),
      isAllowed: (call: ToolCall) => !wantsWords(call) && isAllowed(leaveFor(call)),
      /** Allowed, and in this browser not asked about again in this chat. */
      alwaysAllow: (messageId: string, call: ToolCall) => {
        allow(leaveFor(call));
        return answerCall(id, messageId, call.call_id, { allow: true }).catch(failed);
      },
      askAgain: (call: ToolCall) => askAgainAbout(leaveFor(call)),
      /** An action's result where it belongs: a version with the way back, a file to fetch, a notice; a message is a turn. */
      act: async (messageId: string, action: string) => {
        const given = await session.act(messageId, action);
        if (given) await actedOn(given, { t, back: () => void enter(messageId), refetch });
      },
      merge: (questionId: string, model: string) => session.merge(questionId, { model }),
      stop: (messageId: string) => session.stop([messageId]),
      askEdited: (question: Message, text: string, files: FilePart[]) => {
        const { chat, ids, context } = latest.current;
        const answered = chat.messages.flatMap((message) =>
          message.parent_id === question.id && message.model_id ? [message.model_id] : [],
        );
        const models = answered.length > 0 ? [...new Set(answered)].slice(0, 8) : ids;
        return session.ask({ content: contentOf(text, files), models, parent_id: question.parent_id, context, ...switched() });
      },
      /** Saved as one more version; nothing is asked. */
      saveEdited: async (message: Message, text: string) => {
        try {
          const saved = await editMessage(id, message.id, text);
          patchChat(queries, id, (chat) => ({ ...chat, head_id: saved.id, messages: [...chat.messages, saved] }));
        } catch (error) {
          await failed(error);
        }
      },
      remove: (message: Message) =>
        leave({
          ids: [message.id],
          text: t(message.role === 'user' ? 'talk.removedQuestion' : 'talk.removedAnswer'),
          undo: t('common.undo'),
          go: () => deleteMessage(id, message.id).catch((error) => failed(error).then(() => Promise.reject(error))),
          gone: () => {
            patchChat(queries, id, (chat) => {
              const left = withoutBranch(chat.messages, chat.head_id, message.id);
              return { ...chat, messages: left.messages, head_id: left.head };
            });
            void refetch();
          },
        }),
      fork: async (messageId: string) => {
        try {
          const made = await forkChat(id, messageId);
          void queries.invalidateQueries({ queryKey: chatsQuery.queryKey });
          await go({ to: '/c/$id', params: { id: made.id } });
          notify({ text: t('talk.forked') });
        } catch (error) {
          await failed(error);
        }
      },
    };
  }, [id, session, queries, go, t]);
}
