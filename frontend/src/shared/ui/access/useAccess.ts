import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import { notify } from '@/shared/ui/notices';
import type { Side } from '@/shared/ui/Rivals';
import { type Shared, type Sharing, sameAccess } from './access';

/** One thing's access being changed. A save of something else in between is no rival; one of the access is, and is shown. */
export function useAccess({ name, read, write, changed }: Sharing, start: Shared, onDone: () => void) {
  const { t } = useTranslation();
  const before = start.access;
  const [access, setAccess] = useState(before);
  const [theirs, setTheirs] = useState<Shared | null>(null);
  const [side, setSide] = useState<Side>('mine');

  const done = async () => {
    onDone();
    await changed();
  };
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: async (etag: string | null): Promise<Shared | null> => {
      try {
        await write(access, etag);
        return null;
      } catch (error) {
        if (!hasType(error, 'stale')) throw error;
      }
      const now = await read();
      if (!sameAccess(now.access, before) && !sameAccess(now.access, access)) return now;
      await write(access, now.etag);
      return null;
    },
    onSuccess: async (rival) => {
      if (rival) return setTheirs(rival);
      notify({ text: t('access.saved', { name }) });
      await done();
    },
  });
  return {
    access,
    change: setAccess,
    dirty: theirs !== null || !sameAccess(access, before),
    theirs: theirs?.access ?? null,
    side,
    choose: setSide,
    busy: save.isPending,
    error: save.error,
    save: () => (theirs && side === 'theirs' ? void done() : save.mutate((theirs ?? start).etag)),
  };
}
