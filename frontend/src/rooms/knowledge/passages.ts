import type { DocumentText, Passage } from './model';

/** A stretch of a document's text: a passage with what stands above it, up to where the next begins; overlaps are shown once. */
export type Stretch = { position: number | null; heading: string | null; start: number; end: number };

/** The last of the headings that a passage stands under: "Rules › Fires". */
const lastOf = (heading: string) => heading.split(' › ').at(-1) ?? '';

export const stretchesOf = (text: string, passages: readonly Passage[]): Stretch[] => {
  const sorted = [...passages].sort((a, b) => a.start - b.start || a.position - b.position);
  if (sorted.length === 0) return [{ position: null, heading: null, start: 0, end: text.length }];
  let from = 0;
  return sorted.map(({ position, heading, start, end }, i) => {
    const next = sorted[i + 1];
    const to = next ? Math.max(from, Math.min(end, next.start)) : text.length;
    const above = sorted[i - 1]?.heading ?? '';
    // A heading that stands right there, or was said above, is not said again.
    const said = heading === above || text.slice(from, start).trimEnd().endsWith(lastOf(heading));
    const stretch = { position, heading: heading && !said ? heading : null, start: from, end: to };
    from = to;
    return stretch;
  });
};

/** A piece of a stretch; `page` where a page begins with it. */
export type Piece = { text: string; marked: boolean; page: number | null; start: number };
type Range = { start: number; end: number };

/** Empty lines around a stretch say no more than the space between two. */
const plain = (text: string, first: boolean, last: boolean) => {
  const begun = first ? text.replace(/^\n+/, '') : text;
  return last ? begun.replace(/\n+$/, '') : begun;
};

/** A stretch cut where pages begin and where the passage that is looked for begins and ends. */
export const piecesIn = (stretch: Stretch, { text, pages }: DocumentText, looked: Range | null): Piece[] => {
  const { start, end } = stretch;
  const begins = new Map(pages.filter((page) => page.start >= start && page.start < end).map((page) => [page.start, page.page]));
  const cuts = [start, end, ...begins.keys(), ...(looked ? [looked.start, looked.end] : [])];
  const inside = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].sort((a, b) => a - b);
  const last = inside.length - 2;
  return inside.slice(0, -1).map((from, i) => ({
    text: plain(text.slice(from, inside[i + 1]), i === 0, i === last),
    marked: looked !== null && from >= looked.start && from < looked.end,
    page: begins.get(from) ?? null,
    start: from,
  }));
};
