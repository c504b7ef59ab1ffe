import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import type { Group, GroupKey } from '../pick';
import { Option } from './Option';
import { PullOption } from './PullOption';
import { pullRow } from './usePicking';

type Props = {
  base: string;
  groups: Group[];
  offer: string | null;
  ids: string[];
  active: string | null;
  stars: ReadonlySet<string>;
  faceOf: (entry: CatalogEntry) => Face;
  onHover: (key: string) => void;
  onChoose: (id: string) => void;
  onStar: (id: string) => void;
  onPull: () => void;
};

type Line = { caption: GroupKey | 'missing' } | { entry: CatalogEntry; at: number } | { pull: string; at: number };

const linesOf = (groups: Group[], offer: string | null): Line[] => {
  let at = 0;
  const lines = groups.flatMap((group): Line[] => [{ caption: group.key }, ...group.entries.map((entry) => ({ entry, at: at++ }))]);
  return offer ? [...lines, { caption: 'missing' }, { pull: offer, at }] : lines;
};

const keyOf = (line: Line): string | null => ('entry' in line ? line.entry.id : 'pull' in line ? pullRow.key : null);
const heightOf = (line: Line): number => ('caption' in line ? 28 : 'pull' in line ? 56 : 34);

/** Below this all rows are drawn; above, only those in sight and the active one. */
const many = 120;

export function OptionList({ base, groups, offer, ids, active, stars, faceOf, onHover, onChoose, onStar, onPull }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(groups, offer), [groups, offer]);
  const of = useMemo(() => lines.filter((line) => keyOf(line) !== null).length, [lines]);
  const activeLine = useMemo(() => (active === null ? -1 : lines.findIndex((line) => keyOf(line) === active)), [lines, active]);
  const ticked = useMemo(() => new Set(ids), [ids]);
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: lines.length > many,
    getScrollElement: () => box.current,
    estimateSize: (i) => heightOf(lines[i] as Line),
    overscan: 10,
    rangeExtractor: (range) => {
      const shown = new Set(activeLine >= 0 ? [activeLine] : []);
      for (let i = Math.max(0, range.startIndex - 10); i <= Math.min(lines.length - 1, range.endIndex + 10); i++) shown.add(i);
      return [...shown].sort((a, b) => a - b);
    },
  });

  const { scrollToIndex, measure } = virtual;
  // biome-ignore lint/correctness/useExhaustiveDependencies: captions and rows differ in height, so other lines are measured anew
  useEffect(() => measure(), [lines, measure]);
  useEffect(() => {
    if (activeLine < 0) return;
    if (lines.length > many) scrollToIndex(activeLine);
    else box.current?.querySelector('[data-act]')?.scrollIntoView?.({ block: 'nearest' });
  }, [activeLine, lines.length, scrollToIndex]);

  const drawn = (line: Line) => {
    if ('caption' in line) return t(`chats.pick.${line.caption}`);
    const shared = { optionId: `${base}-${line.at}`, active: keyOf(line) === active, place: { at: line.at, of } };
    if ('pull' in line) return <PullOption {...shared} name={line.pull} onHover={() => onHover(pullRow.key)} onPull={onPull} />;
    const { entry } = line;
    return (
      <Option
        {...shared}
        entry={entry}
        face={faceOf(entry)}
        selected={ticked.has(entry.id)}
        starred={stars.has(entry.id)}
        onHover={() => onHover(entry.id)}
        onChoose={() => onChoose(entry.id)}
        onStar={() => onStar(entry.id)}
      />
    );
  };
  const draw = (line: Line, key: number, style?: CSSProperties) => (
    <div key={key} role="presentation" className={'caption' in line ? 'ocap' : undefined} style={style}>
      {drawn(line)}
    </div>
  );

  return (
    <div
      className="plist"
      role="listbox"
      id={`${base}-list`}
      aria-label={t('chats.pick.list')}
      aria-multiselectable="true"
      tabIndex={0}
      ref={box}
    >
      {lines.length > many ? (
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual
            .getVirtualItems()
            .map((item) =>
              draw(lines[item.index] as Line, item.index, { position: 'absolute', insetInline: 0, top: item.start, height: item.size }),
            )}
        </div>
      ) : (
        lines.map((line, i) => draw(line, i))
      )}
    </div>
  );
}
