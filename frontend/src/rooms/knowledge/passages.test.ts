import { describe, expect, it } from 'vitest';
import { piecesIn, stretchesOf } from './passages';

const text = 'A title. The first part. The second part, which goes on. The end.';
const passage = (position: number, start: number, end: number) => ({
  position,
  text: text.slice(start, end),
  heading: '',
  start,
  end,
});
const passages = [passage(0, 0, 30), passage(1, 25, 56), passage(2, 50, text.length)];
const stretches = stretchesOf(text, passages);

describe('a document cut at its passages', () => {
  it('shows what passages share once, and leaves nothing out', () => {
    expect(stretches.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(stretches.map(({ position }) => position)).toEqual([0, 1, 2]);
  });
  it('shows a heading with the passage below it, and says it once', () => {
    const headed = 'Rules\n\nThe fee.\n\nFires\n\nNone at all.';
    const below = (position: number, words: string, heading: string) => {
      const start = headed.indexOf(words);
      return { position, text: words, heading, start, end: start + words.length };
    };
    const told = { text: headed, pages: [] };
    const shown = stretchesOf(headed, [below(0, 'The fee.', 'Rules'), below(1, 'None at all.', 'Rules › Fires')]);
    expect(shown.map((stretch) => piecesIn(stretch, told, null)[0]?.text)).toEqual(['Rules\n\nThe fee.', 'Fires\n\nNone at all.']);
    expect(shown.map(({ heading }) => heading)).toEqual([null, null]);
  });
  it('keeps what stands before the first passage', () => {
    expect(stretchesOf(text, [passage(0, 9, 30)])[0]).toMatchObject({ position: 0, start: 0 });
    expect(stretchesOf(text, [])).toEqual([{ position: null, heading: null, start: 0, end: text.length }]);
  });
  it('marks the whole of a passage, where it goes on below the next one’s beginning too', () => {
    const marked = stretches
      .flatMap((stretch) => piecesIn(stretch, { text, pages: [] }, { start: 0, end: 30 }))
      .filter((one) => one.marked);
    expect(marked.map((one) => one.text).join('')).toBe(text.slice(0, 30));
  });
  it('says where a page begins', () => {
    const pages = [
      { page: 1, start: 0 },
      { page: 2, start: 25 },
      { page: 3, start: 57 },
    ];
    const told = stretches.flatMap((stretch) => piecesIn(stretch, { text, pages }, null)).filter((one) => one.page !== null);
    expect(told.map(({ page, start }) => [page, start])).toEqual([
      [1, 0],
      [2, 25],
      [3, 57],
    ]);
  });
});
