import { useCallback, useMemo, useRef, useState } from 'react';
import type { KnowledgeDocument } from '../model';

const nobody: ReadonlySet<string> = new Set();

/** Which of the documents are chosen, one by one or from one to another; what is no longer listed is not. */
export function useChosen(docs: readonly KnowledgeDocument[]) {
  const [ids, setIds] = useState(nobody);
  const anchor = useRef<string | null>(null);
  const latest = useRef(docs);
  latest.current = docs;
  const chosen = useMemo(() => docs.filter(({ id }) => ids.has(id)), [docs, ids]);

  const choose = useCallback((id: string, on: boolean, range: boolean) => {
    const list = latest.current;
    const to = list.findIndex((doc) => doc.id === id);
    const from = range ? list.findIndex((doc) => doc.id === anchor.current) : -1;
    const picked = list.slice(from < 0 ? to : Math.min(from, to), Math.max(from, to) + 1);
    anchor.current = id;
    setIds((now) => {
      const next = new Set(now);
      for (const doc of picked) on ? next.add(doc.id) : next.delete(doc.id);
      return next;
    });
  }, []);
  const put = useCallback((these: readonly { id: string }[]) => setIds(new Set(these.map(({ id }) => id))), []);
  return { ids, chosen, choose, put };
}
