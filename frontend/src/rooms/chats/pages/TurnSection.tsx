import { UnstyledButton } from '@mantine/core';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, Message } from '@/shared/http/types';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Answer } from '../parts/Answer';
import { LaneSign } from '../parts/LaneSign';
import { Question } from '../parts/Question';
import { replyOf, textOf } from '../reply';
import type { ChatSession } from '../session';
import type { Column, TurnView } from '../tree';

type Shared = {
  session: ChatSession;
  byId: ReadonlyMap<string, CatalogEntry>;
  face: (id: string) => Face;
  onChoose: (messageId: string) => void;
};

/** Only this column hears of its own answer's words. */
function LiveAnswer({
  message,
  column,
  turn,
  shared,
  onVersion,
}: {
  message: Message;
  column: Column;
  turn: TurnView;
  shared: Shared;
  onVersion: (i: number) => void;
}) {
  const { session, byId, face, onChoose } = shared;
  const live = useSyncExternalStore(
    (listener) => session.live.subscribe(message.id, listener),
    () => session.live.get(message.id),
  );
  const reply = message.state === 'streaming' && live ? live : replyOf(message);
  return (
    <Answer
      reply={reply}
      face={face(column.modelId)}
      tags={byId.get(column.modelId)?.tags ?? []}
      saw={message.saw ?? null}
      several={turn.columns.length > 1}
      chosen={turn.chosen === message.id}
      version={{ at: column.versions.indexOf(message), of: column.versions.length }}
      onVersion={onVersion}
      onChoose={() => onChoose(message.id)}
      onStop={() => session.stop([message.id])}
    />
  );
}

function Tabs({ turn, shared, shown, onShow }: { turn: TurnView; shared: Shared; shown: number; onShow: (i: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className="mtabs" role="group" aria-label={t('chats.showAnswerOf')}>
      {turn.columns.map((column, i) => {
        const face = shared.face(column.modelId);
        return (
          <UnstyledButton key={column.modelId} aria-pressed={i === shown} onClick={() => onShow(i)}>
            <Avatar face={face} size={16} />
            <span className="clip">{face.name}</span>
            {column.shown.state === 'streaming' && (
              <span
                className="pulse"
                role="img"
                aria-label={t('chats.isWriting')}
                style={{ background: `var(--pigment-${face.pigment})` }}
              />
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}

type Props = { turn: TurnView; author: string; shared: Shared; onEnter: (messageId: string) => void };

export function TurnSection({ turn, author, shared, onEnter }: Props) {
  const { t } = useTranslation();
  const [versions, setVersions] = useState<Record<string, string>>({});
  const [tab, setTab] = useState(0);
  const cols = useRef<HTMLDivElement>(null);
  const several = turn.columns.length > 1;
  const sawOwn = several && turn.columns.some((column) => (column.shown.saw ?? 0) > 0);
  const at = turn.siblings.findIndex((sibling) => sibling.id === turn.question.id);
  const show = (i: number) => {
    setTab(i);
    const column = cols.current?.children[i];
    if (column instanceof HTMLElement)
      cols.current?.scrollTo({ left: column.offsetLeft - cols.current.offsetLeft - 16, behavior: 'smooth' });
  };
  return (
    <section className="turn">
      <Question
        text={textOf(turn.question)}
        author={author}
        at={at}
        of={turn.siblings.length}
        onGo={(i) => {
          const sibling = turn.siblings[i];
          if (sibling) onEnter(sibling.id);
        }}
      />
      {sawOwn && (
        <div className="laneline">
          <LaneSign />
          <span>{t('chats.lanes')}</span>
          <span className="s3">{t('chats.laneSaw')}</span>
        </div>
      )}
      {several && <Tabs turn={turn} shared={shared} shown={Math.min(tab, turn.columns.length - 1)} onShow={show} />}
      <div
        className="cols"
        data-many={turn.columns.length > 2 || undefined}
        data-one={!several || undefined}
        ref={cols}
        onScroll={(event) => {
          const box = event.currentTarget;
          if (several) setTab(Math.round(box.scrollLeft / Math.max(1, box.clientWidth)));
        }}
      >
        {turn.columns.map((column) => {
          const message = column.versions.find((version) => version.id === versions[column.modelId]) ?? column.shown;
          return (
            <LiveAnswer
              key={column.modelId}
              message={message}
              column={column}
              turn={turn}
              shared={shared}
              onVersion={(i) => {
                const version = column.versions[i];
                if (version) setVersions({ ...versions, [column.modelId]: version.id });
              }}
            />
          );
        })}
      </div>
    </section>
  );
}
