import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasType, problemOf } from '@/shared/http/problem';
import type { Model, ModelDraft } from '@/shared/http/types';
import { createModel, modelQuery, modelsChanged, readModel, saveModel, type Tagged } from '../api';
import { type Complaints, changedFields, complaintsIn, complaintsOf, draftOf, patchFor, tidied } from '../editing';
import { slugFor } from '../model';

type Options = { saved: Tagged | null; start: ModelDraft; onSaved: (model: Model, isNew: boolean) => void };
const none: Complaints = new Map();

/** One model being edited: what was read, what it is now, and what stands in the way of saving it. */
export function useModelDraft({ saved, start, onSaved }: Options) {
  const queries = useQueryClient();
  const isNew = saved === null;
  const [origin, setOrigin] = useState({ draft: start, etag: saved?.etag ?? null });
  const [draft, setDraft] = useState(start);
  const [ownId, setOwnId] = useState(!isNew);
  const [complaints, setComplaints] = useState<Complaints>(none);
  const [theirs, setTheirs] = useState<Tagged | null>(null);
  const changed = changedFields(origin.draft, draft);

  const change = (part: Partial<ModelDraft>) => {
    setDraft((now) => {
      const next = { ...now, ...part };
      return isNew && !ownId && part.name !== undefined ? { ...next, id: slugFor(part.name) } : next;
    });
    if (complaints.size > 0)
      setComplaints((now) => new Map([...now].filter(([pointer]) => !Object.keys(part).some((key) => pointer.startsWith(`/${key}`)))));
  };
  const setId = (id: string) => {
    setOwnId(id !== '');
    setDraft((now) => ({ ...now, id }));
    setComplaints((now) => new Map([...now].filter(([pointer]) => pointer !== '/id')));
  };

  const write = useMutation({
    meta: { quiet: true },
    mutationFn: async (over: Tagged | null) => {
      const next = tidied(draft);
      if (isNew) return createModel(next);
      const before = over ? draftOf(over.model) : origin.draft;
      return saveModel(next.id, patchFor(before, next), over ? over.etag : origin.etag);
    },
    onSuccess: async (model) => {
      setTheirs(null);
      setComplaints(none);
      await modelsChanged(queries);
      const fresh = isNew ? null : await queries.fetchQuery({ ...modelQuery(model.id), staleTime: 0 });
      if (fresh) restart(fresh);
      onSaved(model, isNew);
    },
    onError: async (error) => {
      if (hasType(error, 'stale')) setTheirs(await readModel(draft.id));
      setComplaints(complaintsOf(problemOf(error)));
    },
  });
  const restart = (tagged: Tagged) => {
    setOrigin({ draft: draftOf(tagged.model), etag: tagged.etag });
    setDraft(draftOf(tagged.model));
  };
  const save = () => {
    const found = complaintsIn(draft, isNew);
    setComplaints(found);
    if (found.size === 0 && !write.isPending) write.mutate(null);
    return found;
  };
  return {
    draft,
    isNew,
    origin: origin.draft,
    changed,
    dirty: isNew ? changed.length > 0 : changed.length > 0,
    complaints,
    theirs,
    busy: write.isPending,
    error: write.error && !hasType(write.error, 'stale') ? write.error : null,
    done: write.isSuccess,
    change,
    setId,
    save,
    overwrite: () => theirs && write.mutate(theirs),
    discard: () => {
      if (theirs) restart(theirs);
      setTheirs(null);
      setComplaints(none);
      write.reset();
    },
  };
}
