import { type KeyboardEvent, useMemo, useState } from 'react';
import type { CatalogEntry } from '@/shared/http/types';
import { everything, type Filter, type Group, groupsOf, isNamed, toggled } from '../pick';

/** A row that the arrows reach: a model, or the offer to pull one. */
export type Row = { key: string; entry: CatalogEntry | null };
export const pullRow: Row = { key: '\0pull', entry: null };

type Options = {
  entries: readonly CatalogEntry[];
  chosen: readonly string[];
  mode: 'add' | 'change';
  stars: readonly string[];
  recent: readonly string[];
  most: number;
  vision?: boolean;
  nameOf: (query: string) => string | null;
  onStar: (id: string) => void;
  onUse: (ids: string[]) => void;
  onPull: (name: string) => void;
  onClose: () => void;
};

const page = 8;

/** What the selector holds while it is open, and what its keys do. */
export function usePicking({ entries, chosen, mode, stars, recent, most, vision, nameOf, onStar, onUse, onPull, onClose }: Options) {
  const [query, setText] = useState('');
  const [filter, setFilter] = useState<Filter>({ ...everything, vision: vision === true });
  const [ids, setIds] = useState([...chosen]);
  const [touched, setTouched] = useState(false);
  const [active, setActive] = useState<string | null>(chosen[0] ?? null);
  const [walking, setWalking] = useState(false);

  const starred = useMemo(() => new Set(stars), [stars]);
  const named = useMemo(() => nameOf(query), [nameOf, query]);
  const groups: Group[] = useMemo(
    () => groupsOf(entries, named ?? query, filter, { stars: starred, recent }),
    [entries, named, query, filter, starred, recent],
  );
  const offer = useMemo(() => (named && !entries.some((entry) => isNamed(entry, named)) ? named : null), [named, entries]);
  const rows = useMemo(() => {
    const models: Row[] = groups.flatMap((group) => group.entries.map((entry) => ({ key: entry.id, entry })));
    return offer ? [...models, pullRow] : models;
  }, [groups, offer]);
  const at = rows.findIndex((row) => row.key === active);
  const current = rows[at] ?? rows[0];

  const setQuery = (text: string) => {
    setText(text);
    setActive(null);
    setWalking(false);
  };
  const toggle = (id: string) => {
    setTouched(true);
    setIds(toggled(ids, id, most));
  };
  const choose = (id: string) => (mode === 'change' && !touched ? onUse([id]) : toggle(id));
  const pull = () => {
    if (offer) onPull(offer);
  };
  /** Without a change of what is ticked, the row one stands on. */
  const use = () => {
    if (current?.entry === null) return pull();
    if (touched || !current) return ids.length > 0 ? onUse(ids) : undefined;
    const { key } = current;
    onUse(
      mode === 'change'
        ? [key]
        : toggled(
            chosen.filter((id) => id !== key),
            key,
            most,
          ),
    );
  };
  const walk = (by: number) => {
    setWalking(true);
    const next = rows[(Math.max(at, 0) + (at < 0 ? 0 : by) + rows.length) % rows.length];
    if (next) setActive(next.key);
  };
  const onModel = (act: (id: string) => void) => () => {
    if (current?.entry) act(current.entry.id);
  };
  const onKey = (event: KeyboardEvent) => {
    const acts: Record<string, (() => void) | false> = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      PageDown: () => walk(Math.min(page, rows.length - 1)),
      PageUp: () => walk(-Math.min(page, rows.length - 1)),
      Enter: use,
      Escape: onClose,
      ' ': (walking || query === '') && onModel(toggle),
      s: walking && onModel(onStar),
    };
    const act = event.nativeEvent.isComposing ? false : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return {
    query,
    setQuery,
    filter,
    setFilter,
    ids,
    groups,
    offer,
    rows,
    at: Math.max(at, 0),
    current,
    starred,
    setActive,
    choose,
    pull,
    onKey,
  };
}
