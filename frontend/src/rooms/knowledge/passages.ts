import type { DocumentText, Passage } from './model';

/** A stretch of a document's text that begins with a passage, up to where the next begins: overlaps are shown once. */
export type Stretch = { position: number | null; heading: string | null; start: number; end: number };

export const stretchesOf = (text: string, passages: readonly Passage[]): Stretch[] => {
  const sorted = [...passages].sort((a, b) => a.start - b.start || a.position - b.position);
  const first = sorted[0]?.start ?? text.length;
  const before: Stretch[] = first > 0 ? [{ position: null, heading: null, start: 0, end: first }] : [];
  const stretches = sorted.map(({ position, heading, start }, i) => {
    const end = sorted[i + 1]?.start ?? text.length;
    // The same heading above several passages is said once.
    const above = sorted[i - 1]?.heading ?? null;
    return { position, heading: heading && heading !== above ? heading : null, start, end: Math.max(start, end) };
  });
  return [...before, ...stretches];
};

/** A piece of a stretch; `page` where a page begins with it. */
export type Piece = { text: string; marked: boolean; page: number | null; start: number };
type Range = { start: number; end: number };

/** A stretch cut where pages begin and where the passage that is looked for begins and ends. */
export const piecesIn = (stretch: Stretch, { text, pages }: DocumentText, looked: Range | null): Piece[] => {
  const { start, end } = stretch;
  const begins = new Map(pages.filter((page) => page.start >= start && page.start < end).map((page) => [page.start, page.page]));
  const cuts = [start, end, ...begins.keys(), ...(looked ? [looked.start, looked.end] : [])];
  const inside = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].sort((a, b) => a - b);
  return inside.slice(0, -1).map((from, i) => ({
    text: text.slice(from, inside[i + 1]),
    marked: looked !== null && from >= looked.start && from < looked.end,
    page: begins.get(from) ?? null,
    start: from,
  }));
};
