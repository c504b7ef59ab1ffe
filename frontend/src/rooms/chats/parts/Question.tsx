import { IconCopy, IconGitMerge, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePart } from '@/shared/http/types';
import { Person } from '@/shared/ui/Avatar';
import { IconButton, icon } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';
import { Arrows } from './Arrows';
import { EditText } from './EditText';
import { type Item, MessageMenu } from './MessageMenu';
import { QuestionFiles } from './QuestionFiles';

export type QuestionDeeds = {
  onGo: (index: number) => void;
  onAsk: (text: string, files: FilePart[]) => void;
  onOpen: (file: FilePart) => void;
  onAgain: () => void;
  /** Null where there are not two answers. */
  onMerge: (() => void) | null;
  onRemove: () => void;
};
type Props = {
  id: string;
  text: string;
  /** Stands for the text where there is none. */
  name: string;
  files: FilePart[];
  author: string;
  at: number;
  of: number;
  busy: boolean;
  deeds: QuestionDeeds;
  editing: boolean;
  onEditing: (on: boolean) => void;
};

/** The question is a heading; a long one keeps its lines. */
export function Question({ id, text, name, files, author, at, of, busy, deeds, editing, onEditing }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const long = text.length > 240 || text.includes('\n');
  const leave = () => {
    onEditing(false);
    requestAnimationFrame(() => box.current?.focus({ preventScroll: true }));
  };
  const merge: Item[] = deeds.onMerge ? [{ label: t('talk.merge'), sign: <IconGitMerge {...icon} />, off: busy, run: deeds.onMerge }] : [];
  return (
    <div className="q" ref={box} data-question={id} tabIndex={-1} role="group" aria-label={t('talk.question')}>
      <Person name={author} size={24} />
      <div className="grow">
        {editing ? (
          <EditText
            text={text}
            files={files}
            save={t('talk.askEdited')}
            onSave={(now, kept) => {
              leave();
              deeds.onAsk(now, kept);
            }}
            onCancel={leave}
          />
        ) : (
          <h2 className="qt" data-long={long || undefined}>
            {text.trim() ? text : name}
          </h2>
        )}
        {!editing && <QuestionFiles files={files} onOpen={deeds.onOpen} />}
      </div>
      {!editing && (
        <span className="row qdeeds">
          <IconButton label={t('talk.editQuestion')} hint="E" disabled={busy} data-deed="edit" onClick={() => onEditing(true)}>
            <IconPencil {...icon} />
          </IconButton>
          <MessageMenu
            label={t('talk.moreQuestion')}
            items={[
              { label: t('talk.copyQuestion'), sign: <IconCopy {...icon} />, hint: 'C', run: () => void copyText(text) },
              { label: t('talk.again'), sign: <IconRefresh {...icon} />, hint: 'R', off: busy, run: deeds.onAgain },
              ...merge,
              { label: t('talk.remove'), sign: <IconTrash {...icon} />, hint: '⌫', danger: true, run: deeds.onRemove },
            ]}
          />
        </span>
      )}
      <Arrows
        at={at}
        of={of}
        label={t('chats.versionsQuestion')}
        previous={t('chats.previousQuestion')}
        next={t('chats.nextQuestion')}
        onGo={deeds.onGo}
      />
    </div>
  );
}
