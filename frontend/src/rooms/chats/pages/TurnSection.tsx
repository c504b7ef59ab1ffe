import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/http/types';
import { useEver } from '@/shared/ui/later';
import { LaneSign } from '../parts/LaneSign';
import { Question } from '../parts/Question';
import { filesOf, nameOf, textOf } from '../reply';
import type { TurnView } from '../tree';
import { AnswerTabs } from './AnswerTabs';
import { LiveAnswer } from './LiveAnswer';
import type { Shared } from './shared';
import { useColumns } from './useColumns';

const FileDialog = lazy(() => import('./FileDialog').then((module) => ({ default: module.FileDialog })));

type Props = { turn: TurnView; shared: Shared };

const modeWords = {
  lanes: ['chats.lanes', 'chats.laneSaw'],
  selected: ['chats.selected', 'chats.selectedHelp'],
  all: ['chats.allAnswers', 'chats.allHelp'],
} as const;

/** Says once for a turn with which history its models were asked; the answers say what that was for each. */
function ModeLine({ turn }: { turn: TurnView }) {
  const { t } = useTranslation();
  const context = turn.columns.find((column) => column.shown.context)?.shown.context ?? 'lanes';
  const saw = turn.columns.some((column) => (column.shown.saw ?? 0) > 0);
  if (turn.columns.length < 2 || !turn.question.parent_id || (context === 'lanes' && !saw)) return null;
  const [name, help] = modeWords[context];
  return (
    <div className="laneline">
      <LaneSign />
      <span>{t(name)}</span>
      <span className="s3">{t(help)}</span>
    </div>
  );
}

export function TurnSection({ turn, shared }: Props) {
  const { talk, author, busy, choose } = shared;
  const [versions, setVersions] = useState<Record<string, string>>({});
  const [editing, setEditing] = useState<string | null>(null);
  const [file, openFile] = useState<FilePart | null>(null);
  const ever = useEver(file !== null);
  const { question, siblings, columns } = turn;
  const several = columns.length > 1;
  const answers = columns.flatMap((column) => column.versions).filter((answer) => textOf(answer) !== '');
  const chosen = columns.findIndex((column) => column.versions.some((version) => version.id === turn.chosen));
  const { box, shown, show, onScroll } = useColumns(columns.length, chosen);
  return (
    <>
      <Question
        id={question.id}
        text={textOf(question)}
        name={nameOf(question)}
        files={filesOf(question)}
        author={author}
        at={siblings.findIndex((sibling) => sibling.id === question.id)}
        of={siblings.length}
        busy={busy}
        editing={editing === question.id}
        onEditing={(on) => setEditing(on ? question.id : null)}
        deeds={{
          onGo: (i) => siblings[i] && void talk.enter(siblings[i].id),
          onAsk: (text, files) => void talk.askEdited(question, text, files),
          onOpen: openFile,
          onAgain: () => void talk.again(question.id, answers.length === 0 ? shared.ids : undefined),
          onMerge: answers.length > 1 ? () => choose({ deed: 'merge', messageId: question.id }) : null,
          onRemove: () => talk.remove(question),
        }}
      />
      <Suspense>{ever && <FileDialog file={file} onClose={() => openFile(null)} />}</Suspense>
      <ModeLine turn={turn} />
      {several && <AnswerTabs columns={columns} shared={shared} shown={shown} onShow={show} />}
      <div className="cols" data-many={columns.length > 2 || undefined} data-one={!several || undefined} ref={box} onScroll={onScroll}>
        {columns.map((column) => {
          const onLine = column.versions.some((version) => version.id === turn.chosen);
          const kept = onLine ? undefined : column.versions.find((version) => version.id === versions[column.modelId]);
          const message = kept ?? column.shown;
          return (
            <LiveAnswer
              key={column.modelId}
              message={message}
              column={column}
              turn={turn}
              shared={shared}
              editing={editing === message.id}
              onEditing={(on) => setEditing(on ? message.id : null)}
              onVersion={(i) => {
                const version = column.versions[i];
                if (!version) return;
                // On the line the line moves, for every tab; beside it one only looks.
                if (onLine) void talk.enter(version.id);
                else setVersions({ ...versions, [column.modelId]: version.id });
              }}
            />
          );
        })}
      </div>
    </>
  );
}
