import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconPlayerStop, IconPlayerStopFilled, IconTool } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolCall } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { useGivenName } from '@/shared/i18n/given-name';
import { translated } from '@/shared/i18n/said';
import { briefOf, type CallAnswer, isOpen, writtenOut } from '../calls';
import { CallQuestion } from './CallQuestion';

export type CallDeeds = {
  onStop: (callId: string) => void;
  onAnswer: (callId: string, answer: CallAnswer) => void;
  onAlways: (call: ToolCall) => void;
  /** The person wants to be asked about such calls again. */
  onAskAgain: (call: ToolCall) => void;
  /** Not asked about in this chat any more. */
  isAllowed: (call: ToolCall) => boolean;
};

/** The tools that an answer called at one place in it, each on one line. */
export function ToolCalls({ calls, deeds }: { calls: readonly ToolCall[]; deeds: CallDeeds }) {
  const { t } = useTranslation();
  return (
    <ul className="calls" aria-label={t('calls.list')}>
      {calls.map((call) => (
        <li key={call.call_id}>
          <OneCall call={call} deeds={deeds} />
        </li>
      ))}
    </ul>
  );
}

function OneCall({ call, deeds }: { call: ToolCall; deeds: CallDeeds }) {
  const { t } = useTranslation();
  const format = useFormats();
  const givenName = useGivenName();
  const line = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const name = givenName(call.extension_id) ?? call.title ?? call.tool;
  const Sign = call.state === 'failed' ? IconAlertTriangle : call.state === 'stopped' ? IconPlayerStop : IconTool;
  const waiting = call.state === 'waiting' && Boolean(call.question);
  const allowed = waiting && deeds.isAllowed(call);
  const asks = waiting && !allowed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is answered once for each call
  useEffect(() => {
    if (allowed) deeds.onAnswer(call.call_id, { allow: true });
  }, [allowed, call.call_id]);
  /** What was pressed goes; its line stays. */
  const answered = (deed: () => void) => {
    deed();
    line.current?.focus({ preventScroll: true });
  };
  const after = call.state === 'done' ? '' : t(`calls.state.${call.state}`);
  return (
    <div className="call" data-state={call.state}>
      <div className="callline">
        <details className="tool" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary ref={line}>
            <IconChevronRight size={14} stroke={1.8} className="fold" aria-hidden="true" />
            <Sign size={15} stroke={1.6} aria-hidden="true" />
            <span className="callname">{name}</span>
            <span className="s3 clip grow">{briefOf(call)}</span>
            <span className="small s3 num calltime">
              {after} {call.state === 'running' ? <Elapsed /> : (call.took_ms ?? 0) >= 50 ? format.seconds(call.took_ms ?? 0) : ''}
            </span>
          </summary>
          {open && <Details call={call} deeds={deeds} />}
        </details>
        {isOpen(call) && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlayerStopFilled size={10} />}
            aria-label={t('calls.stop', { name })}
            onClick={() => deeds.onStop(call.call_id)}
          >
            {t('chats.stop')}
          </Button>
        )}
      </div>
      {asks && (
        <CallQuestion
          call={call}
          name={name}
          onAnswer={(answer) => answered(() => deeds.onAnswer(call.call_id, answer))}
          onAlways={() => answered(() => deeds.onAlways(call))}
        />
      )}
    </div>
  );
}

/** What went in and what came out, drawn only when it is opened. */
function Details({ call, deeds }: { call: ToolCall; deeds: CallDeeds }) {
  const { t } = useTranslation();
  return (
    <div className="calldetails">
      <p className="callcap">{t('calls.arguments')}</p>
      <pre className="extlines">{writtenOut(call)}</pre>
      {call.result && (
        <>
          <p className="callcap">{t('calls.result')}</p>
          <pre className="extlines">{call.result}</pre>
        </>
      )}
      {call.problem && (
        <>
          <p className="callcap">{t('calls.problem')}</p>
          <p className="knowreason">{translated(call.problem)}</p>
        </>
      )}
      <p className="small s3 mono">{[call.extension_id, call.tool].filter(Boolean).join(' · ')}</p>
      {deeds.isAllowed(call) && <Leave onTake={() => deeds.onAskAgain(call)} />}
    </div>
  );
}

/** What was allowed for all of a chat, with the way back. */
function Leave({ onTake }: { onTake: () => void }) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState(false);
  return (
    <p className="small s3 row wrap" role="status">
      {t(taken ? 'calls.asksAgain' : 'calls.allowedHere')}
      {!taken && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            onTake();
            setTaken(true);
          }}
        >
          {t('calls.askAgain')}
        </Button>
      )}
    </p>
  );
}

/** Counts while somebody looks; who listens is told the state alone. */
function Elapsed() {
  const format = useFormats();
  const [began] = useState(Date.now);
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{format.duration((now - began) / 1000)}</span>;
}
