import { useMemo, useSyncExternalStore } from 'react';
import { type Attachments, attachmentsOf, type Held } from '../attachments';

/** The files of a chat's next question, as they are now. */
export function useAttachments(chat: string): Held & { files: Attachments } {
  const files = useMemo(() => attachmentsOf(chat), [chat]);
  const held = useSyncExternalStore(files.subscribe, files.getHeld);
  return { ...held, files };
}
