import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasType } from '@/shared/http/problem';
import type { Access } from '@/shared/http/types';
import { written } from '@/shared/ui/access/access';
import { notify } from '@/shared/ui/notices';
import { modelsChanged, readModel, saveModel, type Tagged } from '../api';
import { sameValue } from '../editing';
import type { Side } from '../merge';

const same = (one: Access, other: Access) => sameValue(written(one), written(other));

/** One model's access being changed. A save of something else in between is no rival; one of the access is, and is shown. */
export function useAccess(start: Tagged, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, name, access: before } = start.model;
  const [access, setAccess] = useState(before);
  const [theirs, setTheirs] = useState<Tagged | null>(null);
  const [side, setSide] = useState<Side>('mine');

  const done = async () => {
    onDone();
    await modelsChanged(queries);
  };
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: async (etag: string | null): Promise<Tagged | null> => {
      try {
        await saveModel(id, { access: written(access) }, etag, '');
        return null;
      } catch (error) {
        if (!hasType(error, 'stale')) throw error;
      }
      const now = await readModel(id);
      if (!same(now.model.access, before) && !same(now.model.access, access)) return now;
      await saveModel(id, { access: written(access) }, now.etag, '');
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
    dirty: theirs !== null || !same(access, before),
    theirs,
    side,
    choose: setSide,
    busy: write.isPending,
    error: write.error,
    save: () => (theirs && side === 'theirs' ? void done() : write.mutate((theirs ?? start).etag)),
  };
}
