import { useMemo, useSyncExternalStore } from 'react';
import type { Message, ToolCall } from '@/shared/http/types';
import type { CallAnswer } from '../calls';
import type { LiveReplies } from '../live';
import { Answer } from '../parts/Answer';
import { AnswerText } from '../parts/AnswerText';
import { isBlind } from '../pick';
import { type Reply, replyOf } from '../reply';
import type { ChatSession } from '../session';
import type { Column, TurnView } from '../tree';
import type { Shared } from './shared';

type Props = {
  message: Message;
  column: Column;
  turn: TurnView;
  shared: Shared;
  editing: boolean;
  onEditing: (on: boolean) => void;
  onVersion: (i: number) => void;
};

type Heard = (live: LiveReplies, id: string) => Reply | undefined;
const outline: Heard = (live, id) => live.outline(id);
const words: Heard = (live, id) => live.get(id);

/** A message as it is being written; as it is stored where it is not. */
const useReply = (session: ChatSession, message: Message, heard: Heard): Reply => {
  const { live } = session;
  const now = useSyncExternalStore(
    (listener) => live.subscribe(message.id, listener),
    () => heard(live, message.id),
  );
  if (message.state === 'streaming' && now) return now;
  // What filters did is kept with the message; until that is read anew, whoever saw it goes on seeing it.
  return now?.notices && !message.filter_notices ? { ...replyOf(message), notices: now.notices } : replyOf(message);
};

/** Only this hears of an answer's words; what stands around them is drawn once. */
function LiveText({ message, shared }: { message: Message; shared: Shared }) {
  const { talk } = shared;
  const calls = useMemo(
    () => ({
      onStop: (call: string) => void talk.stopCall(message.id, call),
      onAnswer: (call: string, answer: CallAnswer) => void talk.answerCall(message.id, call, answer),
      onAlways: (call: ToolCall) => void talk.alwaysAllow(message.id, call),
      onAskAgain: talk.askAgain,
      isAllowed: talk.isAllowed,
    }),
    [talk, message.id],
  );
  return <AnswerText reply={useReply(shared.session, message, words)} calls={calls} onSource={shared.cite} />;
}

export function LiveAnswer({ message, column, turn, shared, editing, onEditing, onVersion }: Props) {
  const { session, talk, byId, face, choose } = shared;
  const { id } = message;
  const reply = useReply(session, message, outline);
  return (
    <Answer
      message={message}
      reply={reply}
      face={face(column.modelId)}
      tags={byId.get(column.modelId)?.tags ?? []}
      blind={isBlind(byId.get(column.modelId))}
      actions={shared.offers.get(column.modelId)?.actions ?? []}
      told={shared.mixed && turn.question.parent_id !== null}
      several={turn.columns.length > 1}
      chosen={turn.chosen === id}
      busy={shared.busy}
      version={{ at: column.versions.indexOf(message), of: column.versions.length }}
      editing={editing}
      onEditing={onEditing}
      onSave={(text) => void talk.saveEdited(message, text)}
      onSource={shared.cite}
      deeds={{
        onVersion,
        onChoose: () => void talk.enter(id),
        onStop: () => void talk.stop(id),
        onAgain: () => void talk.again(id),
        onAgainWith: () => choose({ deed: 'again', messageId: id }),
        onGoOn: () => void talk.goOn(id),
        onAct: (action) => void talk.act(id, action),
        onFork: () => void talk.fork(id),
        onExplain: () => shared.explain(message),
        onRemove: () => talk.remove(message),
      }}
    >
      <LiveText message={message} shared={shared} />
    </Answer>
  );
}
