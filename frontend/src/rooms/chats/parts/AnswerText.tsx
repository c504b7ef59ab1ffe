import { Fragment, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '@/shared/http/types';
import { CitingContext } from '@/shared/markdown/citing';
import { Markdown } from '@/shared/markdown/Markdown';
import { piecesOf } from '../calls';
import type { Reply } from '../reply';
import { Thoughts } from './Thoughts';
import { type CallDeeds, ToolCalls } from './ToolCalls';

type Props = { reply: Reply; calls: CallDeeds; onSource: (source: Citation) => void };

/** What an answer says, while it is being written and after. One that grew here has been drawn whole, and so keeps its height where it is skipped. */
export function AnswerText({ reply, calls, onSource }: Props) {
  const { t } = useTranslation();
  const { citations } = reply;
  const citing = useMemo(() => (citations?.length ? { sources: citations, onOpen: onSource } : null), [citations, onSource]);
  const live = reply.state === 'streaming';
  const grew = useRef(live);
  if (live) grew.current = true;
  const empty = !live && reply.text === '' && reply.state !== 'failed';
  return (
    <div className="prose" data-live={live || undefined} data-grew={grew.current || undefined}>
      <Thoughts text={reply.reasoning} live={live && !reply.text} />
      <CitingContext value={citing}>
        {reply.calls?.length ? (
          piecesOf(reply.text, reply.calls).map((piece, i, all) => (
            // A piece is the place where it begins, which stays when more is written.
            <Fragment key={piece.from * 2 + (piece.calls.length > 0 ? 0 : 1)}>
              {piece.text && <Markdown text={piece.text} streaming={live && i === all.length - 1} cited={citing !== null} />}
              {piece.calls.length > 0 && <ToolCalls calls={piece.calls} deeds={calls} />}
            </Fragment>
          ))
        ) : (
          <Markdown text={reply.text} streaming={live} cited={citing !== null} />
        )}
      </CitingContext>
      {live && !reply.text && <span className="caret" aria-hidden="true" />}
      {empty && <p className="s3">{reply.state === 'stopped' ? t('chats.stopped') : t('chats.empty')}</p>}
    </div>
  );
}
