import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconCircleCheckFilled, IconCopy, IconPlayerStopFilled } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { problemText } from '@/shared/i18n/problem-text';
import { Markdown } from '@/shared/markdown/Markdown';
import { Avatar, type Face } from '@/shared/ui/Avatar';
import { IconButton, icon, Note, Tag } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';
import type { Reply } from '../reply';
import { Arrows } from './Arrows';

type Props = {
  reply: Reply;
  face: Face;
  tags: string[];
  saw: number | null;
  several: boolean;
  chosen: boolean;
  version: { at: number; of: number };
  onVersion: (index: number) => void;
  onChoose: () => void;
  onStop: () => void;
};

function UsageLine({ usage }: { usage: Usage | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  const said = [
    usage?.duration_ms ? format.seconds(usage.duration_ms) : '',
    usage?.completion_tokens ? t('chats.tokens', { count: usage.completion_tokens }) : '',
  ].filter(Boolean);
  return said.length > 0 && <span className="small s3 hidem usage">{said.join(', ')}</span>;
}

function Thoughts({ text, live }: { text: string; live: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!text) return null;
  return (
    <details className="tool" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={14} stroke={1.8} className="fold" aria-hidden="true" />
        <span className="grow">{live ? t('chats.thinking') : t('chats.thought')}</span>
      </summary>
      {open && (
        <div className="thoughts">
          <Markdown text={text} streaming={live} />
        </div>
      )}
    </details>
  );
}

function Foot({ reply, several, chosen, version, onVersion, onChoose, onStop }: Props) {
  const { t } = useTranslation();
  if (reply.state === 'streaming') {
    return (
      <footer>
        <span className="small s3 num">{reply.text ? t('chats.writing') : reply.reasoning ? t('chats.thinking') : t('chats.waiting')}</span>
        <span className="grow" />
        <Button size="xs" variant="default" leftSection={<IconPlayerStopFilled size={11} />} onClick={onStop}>
          {t('chats.stop')}
        </Button>
      </footer>
    );
  }
  return (
    <footer>
      <Arrows
        {...version}
        label={t('chats.versionsAnswer')}
        previous={t('chats.previousAnswer')}
        next={t('chats.nextAnswer')}
        onGo={onVersion}
      />
      {reply.text && (
        <IconButton label={t('chats.copyAnswer')} hint="C" onClick={() => copyText(reply.text)}>
          <IconCopy {...icon} />
        </IconButton>
      )}
      <UsageLine usage={reply.usage} />
      {reply.state === 'stopped' && <span className="small s3">{t('chats.stopped')}</span>}
      <span className="grow" />
      {(several || version.of > 1) &&
        (chosen ? (
          <span className="chosen">
            <IconCircleCheckFilled size={15} aria-hidden="true" />
            {t('chats.continuesHere')}
          </span>
        ) : (
          <UnstyledButton className="choose" onClick={onChoose}>
            {t('chats.continueFrom')}
          </UnstyledButton>
        ))}
    </footer>
  );
}

export function Answer(props: Props) {
  const { reply, face, tags, saw, several, chosen } = props;
  const { t } = useTranslation();
  const live = reply.state === 'streaming';
  const empty = !live && reply.text === '' && reply.state !== 'failed';
  return (
    <article
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
        {several && saw !== null && (
          <span className="small s3 lane">
            <i aria-hidden="true" />
            {saw > 0 ? t('chats.saw', { count: saw }) : t('chats.first')}
          </span>
        )}
      </header>
      <div className="prose" data-live={live || undefined}>
        <Thoughts text={reply.reasoning} live={live && !reply.text} />
        <Markdown text={reply.text} streaming={live} />
        {live && !reply.text && <span className="caret" aria-hidden="true" />}
        {empty && <p className="s3">{reply.state === 'stopped' ? t('chats.stopped') : t('chats.empty')}</p>}
      </div>
      {reply.state === 'failed' && (
        <div className="ansnote">
          <Note tone="danger">
            {reply.problem ? problemText(t, reply.problem) : t('problems.upstream-broke-off')} {reply.text && t('chats.failedKept')}
          </Note>
        </div>
      )}
      <Foot {...props} />
    </article>
  );
}
