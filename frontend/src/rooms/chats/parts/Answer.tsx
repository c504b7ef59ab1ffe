import { IconPhotoOff } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation, Message, OfferedAction } from '@/shared/http/types';
import { problemText } from '@/shared/i18n/problem-text';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { Mark, Note, smallIcon, Tag } from '@/shared/ui/atoms';
import type { Reply } from '../reply';
import { type AnswerDeeds, AnswerFoot } from './AnswerFoot';
import { EditText } from './EditText';
import { FilterNotices } from './FilterNotices';
import { Sources } from './Sources';
import { Told } from './Told';

type Props = {
  message: Message;
  reply: Reply;
  face: Face;
  tags: string[];
  /** Its model is known not to see images. */
  blind: boolean;
  /** What its model offers under its answers. */
  actions: readonly OfferedAction[];
  /** Whether which history was sent is worth a line. */
  told: boolean;
  several: boolean;
  chosen: boolean;
  busy: boolean;
  version: { at: number; of: number };
  deeds: AnswerDeeds;
  editing: boolean;
  onEditing: (on: boolean) => void;
  onSave: (text: string) => void;
  /** Its words. */
  children: ReactNode;
  onSource: (source: Citation) => void;
};

/** What a model cannot take is said above what it answered. */
function Unseen({ message, name, blind }: { message: Message; name: string; blind: boolean }) {
  const { t } = useTranslation();
  const count = message.unseen_images ?? 0;
  if (count === 0) return null;
  return (
    <p className="unseen">
      <Mark tone="warn" icon={<IconPhotoOff {...smallIcon} aria-hidden="true" />}>
        {blind ? t('files.unseen', { count, name }) : t('files.tooMany', { count })}
      </Mark>
    </p>
  );
}

export function Answer(props: Props) {
  const { message, reply, face, tags, blind, told, chosen, deeds, editing, onEditing, onSave, onSource, children } = props;
  const { t } = useTranslation();
  const article = useRef<HTMLElement>(null);
  const live = reply.state === 'streaming';
  const merged = message.merged_from?.length ?? 0;
  /** What follows changes the foot that was pressed, so the answer keeps the focus. */
  const held = (deed: () => void) => () => {
    deed();
    requestAnimationFrame(() => article.current?.focus({ preventScroll: true }));
  };
  const edit = (on: boolean) => {
    onEditing(on);
    if (!on) requestAnimationFrame(() => article.current?.focus({ preventScroll: true }));
  };
  return (
    <article
      ref={article}
      className="ans"
      data-chosen={chosen || undefined}
      data-reply={reply.id}
      tabIndex={-1}
      style={{ '--lane': `var(--pigment-${face.pigment})` } as CSSProperties}
      aria-label={t('chats.answerOf', { name: face.name })}
      aria-busy={live}
    >
      <header>
        <Avatar face={face} size={22} />
        <span className="bb clip">{face.name}</span>
        {tags.slice(0, 1).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        <span className="grow" />
        {merged > 0 && <span className="small s3">{t('talk.mergedFrom', { count: merged })}</span>}
        {message.edited && <span className="small s3">{t('talk.edited')}</span>}
      </header>
      <Unseen message={message} name={face.name} blind={blind} />
      <FilterNotices notices={noticesBeside(reply)} />
      {editing ? (
        <div className="prose">
          <EditText
            text={reply.text}
            save={t('talk.saveEdited')}
            onSave={(text) => {
              edit(false);
              onSave(text);
            }}
            onCancel={() => edit(false)}
          />
        </div>
      ) : (
        children
      )}
      {reply.state === 'failed' && (
        <div className="ansnote">
          <Note tone="danger">
            {reply.problem ? problemText(t, reply.problem) : t('problems.upstream-broke-off')} {reply.text && t('chats.failedKept')}
          </Note>
        </div>
      )}
      {reply.citations && reply.citations.length > 0 && <Sources sources={reply.citations} onOpen={onSource} />}
      <Told message={message} several={told} />
      {!editing && (
        <AnswerFoot
          {...props}
          deeds={{ ...deeds, onAgain: held(deeds.onAgain), onGoOn: held(deeds.onGoOn), onStop: held(deeds.onStop) }}
          onEdit={() => edit(true)}
        />
      )}
    </article>
  );
}

/** Who stopped an answer that failed is said by its problem, and not twice. */
const noticesBeside = ({ state, notices }: Reply) => (state === 'failed' ? notices?.filter(({ what }) => what !== 'blocked') : notices);
