import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { hasType, problemOf } from '@/shared/http/problem';
import type { ModelDraft } from '@/shared/http/types';
import { modelsChanged } from '../api';
import { basesChanged } from '../api-bases';
import { forgetDraft, keepDraft, keptDraft } from '../drafts';
import { type Complaints, carried, changedFields, complaintsIn, complaintsOf, patchFor, tidied } from '../editing';
import { slugFor } from '../model';
import type { Desk, OnDesk } from './desks';

type Options = { desk: Desk; start: OnDesk; person: string; onSaved: (id: string) => Promise<void> | void };
const none: Complaints = new Map();

/** One model being edited: what was read, what it is now, what this browser kept of it, and what stands in the way of saving it. */
export function useModelDraft({ desk, start, person, onSaved }: Options) {
  const queries = useQueryClient();
  const [origin, setOrigin] = useState(start);
  const [draft, setDraft] = useState(start.draft);
  const [ownId, setOwnId] = useState(!desk.isNew);
  const [message, setMessage] = useState('');
  const [complaints, setComplaints] = useState<Complaints>(none);
  const [theirs, setTheirs] = useState<OnDesk | null>(null);
  const [kept, setKept] = useState(() => {
    const found = keptDraft(person, desk.thing);
    return found && changedFields(start.draft, found.draft).length > 0 ? found : null;
  });
  const changed = changedFields(origin.draft, draft);
  const dirty = changed.length > 0;
  const { thing } = desk;

  useEffect(() => {
    if (!dirty) return;
    const timer = setTimeout(() => keepDraft(person, thing, { draft, origin: origin.draft, etag: origin.etag }), 250);
    return () => clearTimeout(timer);
  }, [person, thing, draft, origin, dirty]);

  const change = (part: Partial<ModelDraft>) => {
    setDraft((now) => {
      const next = { ...now, ...part };
      return desk.isNew && !ownId && part.name !== undefined ? { ...next, id: slugFor(part.name) } : next;
    });
    if (complaints.size > 0)
      setComplaints((now) => new Map([...now].filter(([pointer]) => !Object.keys(part).some((key) => pointer.startsWith(`/${key}`)))));
  };
  const setId = (id: string) => {
    setOwnId(id !== '');
    setDraft((now) => ({ ...now, id }));
    setComplaints((now) => new Map([...now].filter(([pointer]) => pointer !== '/id')));
  };
  const restart = (read: OnDesk) => {
    setOrigin(read);
    setDraft(read.draft);
  };

  const write = useMutation({
    meta: { quiet: true },
    mutationFn: async (over: { next: ModelDraft; theirs: OnDesk } | null) => {
      const sent = over?.next ?? draft;
      const next = tidied(sent);
      const before = over?.theirs ?? origin;
      await desk.write(next, patchFor(before.draft, next), before.etag, message.trim());
      return { id: next.id, sent };
    },
    onSuccess: async ({ id, sent }) => {
      setTheirs(null);
      setKept(null);
      setMessage('');
      setComplaints(none);
      forgetDraft(person, thing);
      await (desk.kind === 'base' ? basesChanged(queries) : modelsChanged(queries));
      if (!desk.isNew) {
        const read = await desk.read();
        setOrigin(read);
        setDraft((now) => carried(sent, now, read.draft));
      }
      await onSaved(id);
    },
    onError: async (error) => {
      if (hasType(error, 'stale')) setTheirs(await desk.read());
      setComplaints(complaintsOf(problemOf(error)));
    },
  });
  const save = () => {
    const found = complaintsIn(draft, desk.isNew);
    setComplaints(found);
    if (found.size === 0 && !write.isPending) write.mutate(null);
    return found;
  };
  return {
    draft,
    isNew: desk.isNew,
    origin: origin.draft,
    changed,
    dirty,
    message,
    setMessage,
    complaints,
    theirs,
    kept,
    busy: write.isPending,
    error: write.error && !hasType(write.error, 'stale') ? write.error : null,
    change,
    setId,
    save,
    /** Takes the draft up again where it was left, on the state it was written on: a save of others since then is a conflict. */
    resume: () => {
      if (!kept) return;
      setOrigin({ draft: kept.origin, etag: kept.etag });
      setDraft(kept.draft);
      setKept(null);
    },
    keep: () => keepDraft(person, thing, { draft, origin: origin.draft, etag: origin.etag }),
    forget: () => {
      setKept(null);
      forgetDraft(person, thing);
    },
    /** Saves what was chosen from both sides over what is there now. */
    settle: (next: ModelDraft) => theirs && write.mutate({ next, theirs }),
    discard: () => {
      if (theirs) restart(theirs);
      setTheirs(null);
      setComplaints(none);
      forgetDraft(person, thing);
      write.reset();
    },
    /** Reads it again after a restore; what was not saved stays, as a kept draft. */
    reload: async () => {
      restart(await desk.read());
      setKept(dirty ? { draft, origin: origin.draft, etag: origin.etag, at: Date.now() } : null);
    },
    /** Something of the model was saved elsewhere: it is taken over, and what was changed here stays on top. */
    absorb: async () => {
      const read = await desk.read();
      const added = read.draft.document_ids.filter((id) => !origin.draft.document_ids.includes(id));
      setDraft((now) => {
        const next = carried(origin.draft, now, read.draft);
        return { ...next, document_ids: [...new Set([...next.document_ids, ...added])] };
      });
      setOrigin(read);
    },
    /** Something beside the draft was saved (the avatar), so the state has another tag. */
    retag: (etag: string | null) => setOrigin((now) => ({ ...now, etag })),
  };
}
export type Edit = ReturnType<typeof useModelDraft>;
