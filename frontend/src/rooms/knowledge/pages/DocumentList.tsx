import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onRowKey, useKeys } from '@/shared/ui/keys';
import { type DocumentVerb, type KnowledgeDocument, verbsFor } from '../model';
import { DocumentRow } from '../parts/DocumentRow';

type Props = {
  docs: KnowledgeDocument[];
  total: number;
  /** Null where documents cannot be chosen. */
  chosen: ReadonlySet<string> | null;
  onChoose: (id: string, on: boolean, range: boolean) => void;
  onEvery: (on: boolean) => void;
  onAct: (doc: KnowledgeDocument, verb: DocumentVerb) => void;
  onSeen: (ids: string[]) => void;
  /** The end is near; null where nothing more is to come. */
  onEnd: (() => void) | null;
};

const nameOf = (doc: KnowledgeDocument) =>
  doc.permissions.read ? (
    <Link to="/documents/$id" params={{ id: doc.id }} className="name clip" title={doc.name}>
      {doc.name}
    </Link>
  ) : (
    <span className="name clip" title={doc.name}>
      {doc.name}
    </span>
  );

/** Below this all rows are drawn. */
const many = 100;

/** Documents, of which only those in sight are drawn, however many there are. */
export function DocumentList({ docs, total, chosen, onChoose, onEvery, onAct, onSeen, onEnd }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(0);
  // Where the list begins within what scrolls: notes and uploads above it come and go.
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    if (main && box.current) setAbove(box.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop);
  });
  const virtual = useVirtualizer({
    count: docs.length,
    enabled: docs.length > many,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => 55,
    overscan: 12,
    scrollMargin: above,
    getItemKey: (i) => docs[i]?.id ?? i,
  });
  const all = docs.length <= many;
  const rows = all ? docs.map((doc, index) => ({ key: doc.id, index, start: 0 })) : virtual.getVirtualItems();
  const seen = rows.flatMap(({ index }) => docs[index]?.id ?? []);
  const seenKey = seen.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids as one text change when the rows do
  useEffect(() => onSeen(seen), [seenKey, onSeen]);
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && last >= docs.length - 20) onEnd();
  }, [last, docs.length, onEnd]);

  const focus = (i: number) => {
    const to = Math.min(Math.max(i, 0), docs.length - 1);
    if (!all) virtual.scrollToIndex(to);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: !all }));
  };
  useKeys({ j: () => focus(0), ArrowDown: () => focus(0) }, docs.length > 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const at = Number(row?.getAttribute('data-index') ?? -1);
    const doc = docs[at];
    if (!doc) return;
    const act = (verb: DocumentVerb) => () => verbsFor(doc).includes(verb) && onAct(doc, verb);
    const choosing = chosen && {
      x: ({ shiftKey }: globalThis.KeyboardEvent) => onChoose(doc.id, shiftKey || !chosen.has(doc.id), shiftKey),
      'mod+a': () => onEvery(true),
    };
    onRowKey({
      j: () => focus(at + 1),
      ArrowDown: () => focus(at + 1),
      k: () => focus(at - 1),
      ArrowUp: () => focus(at - 1),
      e: act('rename'),
      m: act('move'),
      r: act('retry'),
      Backspace: act('delete'),
      Delete: act('delete'),
      ...choosing,
      ...(event.target === row ? { Enter: act('open') } : {}),
    })(event);
  };
  return (
    <>
      {chosen && <ListHead some={chosen.size > 0} every={chosen.size >= total} onEvery={onEvery} />}
      <ul
        className="doclist"
        aria-label={t('knowledge.documentsList')}
        ref={box}
        style={all ? undefined : { height: virtual.getTotalSize() }}
        data-all={all || undefined}
        data-chosen={(chosen && chosen.size > 0) || undefined}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ key, index, start }) => {
          const doc = docs[index];
          return (
            doc && (
              <DocumentRow
                key={key}
                doc={doc}
                at={index}
                of={total}
                style={all ? undefined : { transform: `translateY(${start - above}px)` }}
                rowRef={all ? null : virtual.measureElement}
                link={nameOf}
                chosen={chosen ? chosen.has(doc.id) : null}
                onChoose={onChoose}
                onAct={onAct}
              />
            )
          );
        })}
      </ul>
    </>
  );
}

/** Chooses all that fit, those that are not shown yet too. */
function ListHead({ some, every, onEvery }: { some: boolean; every: boolean; onEvery: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <div className="dochead">
      <Checkbox label={t('knowledge.bulk.all')} checked={every} indeterminate={some && !every} onChange={() => onEvery(!every)} />
    </div>
  );
}
