import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import type { Group } from '../pick';
import { Option } from './Option';

type Props = {
  base: string;
  groups: Group[];
  ids: string[];
  active: string | null;
  stars: ReadonlySet<string>;
  faceOf: (entry: CatalogEntry) => Face;
  onHover: (id: string) => void;
  onChoose: (id: string) => void;
  onStar: (id: string) => void;
};

type Line = { caption: Group['key'] } | { entry: CatalogEntry; at: number };

const linesOf = (groups: Group[]): Line[] => {
  let at = 0;
  return groups.flatMap((group): Line[] => [{ caption: group.key }, ...group.entries.map((entry) => ({ entry, at: at++ }))]);
};

/** Below this all rows are drawn; above, only those in sight and the active one. */
const many = 120;

export function OptionList({ base, groups, ids, active, stars, faceOf, onHover, onChoose, onStar }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const lines = linesOf(groups);
  const of = lines.length - groups.length;
  const activeLine = lines.findIndex((line) => 'entry' in line && line.entry.id === active);
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: lines.length > many,
    getScrollElement: () => box.current,
    estimateSize: (i) => ('caption' in (lines[i] as Line) ? 28 : 34),
    overscan: 10,
    rangeExtractor: (range) => {
      const shown = new Set(activeLine >= 0 ? [activeLine] : []);
      for (let i = Math.max(0, range.startIndex - 10); i <= Math.min(lines.length - 1, range.endIndex + 10); i++) shown.add(i);
      return [...shown].sort((a, b) => a - b);
    },
  });

  const scrollTo = virtual.scrollToIndex;
  useEffect(() => {
    if (activeLine < 0) return;
    if (lines.length > many) scrollTo(activeLine);
    else box.current?.querySelector('[data-act]')?.scrollIntoView?.({ block: 'nearest' });
  }, [activeLine, lines.length, scrollTo]);

  const draw = (line: Line, key: number, style?: CSSProperties) =>
    'caption' in line ? (
      <div key={key} className="ocap" role="presentation" style={style}>
        {t(`chats.pick.${line.caption}`)}
      </div>
    ) : (
      <div key={key} role="presentation" style={style}>
        <Option
          entry={line.entry}
          face={faceOf(line.entry)}
          optionId={`${base}-${line.at}`}
          selected={ids.includes(line.entry.id)}
          active={line.entry.id === active}
          starred={stars.has(line.entry.id)}
          place={{ at: line.at, of }}
          onHover={() => onHover(line.entry.id)}
          onChoose={() => onChoose(line.entry.id)}
          onStar={() => onStar(line.entry.id)}
        />
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
