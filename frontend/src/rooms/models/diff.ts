import type { PromptLine } from '@/shared/http/types';

/** What stays, goes and comes between two lists, the shortest way (longest common subsequence). */
function steps<T>(before: readonly T[], after: readonly T[]): { op: PromptLine['op']; item: T }[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const same = (items: readonly T[]) => items.map((item) => ({ op: 'same' as const, item }));
  return [...same(before.slice(0, head)), ...middle(a, b), ...same(before.slice(before.length - tail))];
}

/** Above this many comparisons a block is told as replaced whole: a page must not stand still over a diff. */
const patience = 4_000_000;

function middle<T>(a: readonly T[], b: readonly T[]): { op: PromptLine['op']; item: T }[] {
  const removed = a.map((item) => ({ op: 'removed' as const, item }));
  const added = b.map((item) => ({ op: 'added' as const, item }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > patience) return [...removed, ...added];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: { op: PromptLine['op']; item: T }[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ op: 'same', item: a[i++] as T });
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) found.push({ op: 'removed', item: a[i++] as T });
    else found.push({ op: 'added', item: b[j++] as T });
  }
  return found;
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** Two texts, line by line, as the server tells the difference of two versions. */
export const diffLines = (before: string, after: string): PromptLine[] =>
  steps(linesOf(before), linesOf(after)).map(({ op, item }) => ({ op, text: item }));

export type Piece = { text: string; changed: boolean };
export type Line = { op: PromptLine['op']; pieces: Piece[] };

const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

const side = (found: { op: PromptLine['op']; item: string }[], op: 'removed' | 'added'): Piece[] => {
  const pieces: Piece[] = [];
  for (const one of found) {
    if (one.op !== 'same' && one.op !== op) continue;
    const changed = one.op === op;
    const last = pieces.at(-1);
    if (last && last.changed === changed) last.text += one.item;
    else pieces.push({ text: one.item, changed });
  }
  return pieces;
};

/** Where a line was replaced by another, the words that differ; a line that shares little with the other is all new. */
export const withWords = (lines: readonly PromptLine[]): Line[] => {
  const told: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    const from = i;
    while (lines[i]?.op === 'removed') i++;
    const gone = lines.slice(from, i);
    const middle = i;
    while (lines[i]?.op === 'added') i++;
    const come = lines.slice(middle, i);
    if (gone.length + come.length === 0) {
      told.push({ op: 'same', pieces: [{ text: lines[i++]?.text ?? '', changed: false }] });
      continue;
    }
    const pairs = gone.map((line, n) => (come[n] ? steps(wordsOf(line.text), wordsOf(come[n].text)) : null));
    const tell = (line: PromptLine, n: number, op: 'removed' | 'added'): Line => {
      const found = pairs[n];
      const kept = found?.filter((one) => one.op === 'same' && one.item.trim()).length ?? 0;
      return { op, pieces: found && kept > 0 ? side(found, op) : [{ text: line.text, changed: true }] };
    };
    told.push(...gone.map((line, n) => tell(line, n, 'removed')), ...come.map((line, n) => tell(line, n, 'added')));
  }
  return told;
};

/** Long unchanged stretches fold to a few lines around what changed. */
export const folded = (lines: readonly Line[], around = 2): (Line | { skipped: number })[] => {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some((line) => line.op !== 'same'));
  const shown: (Line | { skipped: number })[] = [];
  lines.forEach((line, i) => {
    const last = shown.at(-1);
    if (near[i]) shown.push(line);
    else if (last && 'skipped' in last) last.skipped++;
    else shown.push({ skipped: 1 });
  });
  return shown;
};
