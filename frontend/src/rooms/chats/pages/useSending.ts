import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/shared/ui/keys';
import { useAttachments } from './useAttachments';

/** Sends a question once its files are there; Esc takes that back. */
export function useSending(chat: string, text: string, onSend: () => void) {
  const attachments = useAttachments(chat);
  const [waiting, setWaiting] = useState(false);
  const go = useRef(onSend);
  go.current = onSend;
  const phases = attachments.items.map((item) => item.sending.phase);
  const onTheWay = phases.includes('sending');
  const something = phases.length > 0 || text.trim() !== '';
  const failed = phases.includes('failed');

  useEffect(() => {
    if (!waiting || onTheWay) return;
    setWaiting(false);
    if (!failed && something) go.current();
  }, [waiting, onTheWay, failed, something]);
  useKeys({ Escape: () => setWaiting(false) }, waiting);

  const state = waiting ? 'wait' : failed ? 'failed' : phases.length > 0 ? 'some' : 'none';
  return { ...attachments, state, send: () => (onTheWay ? setWaiting(true) : onSend()) } as const;
}
