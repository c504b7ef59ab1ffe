import { useSyncExternalStore } from 'react';
import type { Message } from '@/shared/http/types';
import { Answer } from '../parts/Answer';
import { isBlind } from '../pick';
import { replyOf } from '../reply';
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

/** Only this column hears of its own answer's words. */
export function LiveAnswer({ message, column, turn, shared, editing, onEditing, onVersion }: Props) {
  const { session, talk, byId, face, choose } = shared;
  const { id } = message;
  const live = useSyncExternalStore(
    (listener) => session.live.subscribe(id, listener),
    () => session.live.get(id),
  );
  const reply = message.state === 'streaming' && live ? live : replyOf(message);
  return (
    <Answer
      message={message}
      reply={reply}
      face={face(column.modelId)}
      tags={byId.get(column.modelId)?.tags ?? []}
      blind={isBlind(byId.get(column.modelId))}
      told={shared.mixed && turn.question.parent_id !== null}
      several={turn.columns.length > 1}
      chosen={turn.chosen === id}
      busy={shared.busy}
      version={{ at: column.versions.indexOf(message), of: column.versions.length }}
      editing={editing}
      onEditing={onEditing}
      onSave={(text) => void talk.saveEdited(message, text)}
      deeds={{
        onVersion,
        onChoose: () => void talk.enter(id),
        onStop: () => void talk.stop(id),
        onAgain: () => void talk.again(id),
        onAgainWith: () => choose({ deed: 'again', messageId: id }),
        onGoOn: () => void talk.goOn(id),
        onFork: () => void talk.fork(id),
        onExplain: message.merged_from ? null : () => shared.explain(message),
        onRemove: () => talk.remove(message),
      }}
    />
  );
}
