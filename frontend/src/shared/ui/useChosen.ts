import { useCallback, useMemo, useRef, useState } from 'react';

const nothing: ReadonlySet<string> = new Set();

/** Which of a list are chosen, one by one or from one to another; what is no longer listed is not. */
export function useChosen<T extends { id: string }>(items: readonly T[]) {
  const [ids, setIds] = useState(nothing);
  const anchor = useRef<string | null>(null);
  const latest = useRef(items);
  latest.current = items;
  const chosen = useMemo(() => items.filter(({ id }) => ids.has(id)), [items, ids]);

  const choose = useCallback((id: string, on: boolean, range: boolean) => {
    const list = latest.current;
    const to = list.findIndex((one) => one.id === id);
    const from = range ? list.findIndex((one) => one.id === anchor.current) : -1;
    const picked = list.slice(from < 0 ? to : Math.min(from, to), Math.max(from, to) + 1);
    anchor.current = id;
    setIds((now) => {
      const next = new Set(now);
      for (const one of picked) on ? next.add(one.id) : next.delete(one.id);
      return next;
    });
  }, []);
  const put = useCallback((these: readonly { id: string }[]) => setIds(new Set(these.map(({ id }) => id))), []);
  return { ids, chosen, choose, put };
}
export type Chosen = Pick<ReturnType<typeof useChosen>, 'ids' | 'choose' | 'put'>;
