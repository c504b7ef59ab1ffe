import { describe, expect, it } from 'vitest';
import { diffLines, folded, withWords } from './diff';

const told = (before: string, after: string) =>
  diffLines(before, after).map(({ op, text }) => ({ same: ' ', added: '+', removed: '-' })[op] + text);

describe('a difference of texts', () => {
  it('tells lines that stay, go and come', () => {
    expect(told('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
    expect(told('', 'a')).toEqual(['+a']);
    expect(told('a', 'a')).toEqual([' a']);
    expect(told('a\nb\nc\nd', 'b\nd\ne')).toEqual(['-a', ' b', '-c', ' d', '+e']);
  });
  it('gives both texts back, whatever changed', () => {
    const before = 'x\n\ny\nz\ny';
    const after = 'y\n\nx\ny\ny\n';
    const lines = diffLines(before, after);
    const side = (op: string) =>
      lines
        .filter((line) => line.op !== op)
        .map((line) => line.text)
        .join('\n');
    expect([side('added'), side('removed')]).toEqual([before, after]);
  });
  it('marks the words that differ inside a replaced line', () => {
    const [gone, come] = withWords(diffLines('obliges us to do. Keep it short.', 'obliges us to do, by when.'));
    expect(gone?.pieces.find((piece) => piece.changed)?.text).toContain('Keep');
    expect(come?.pieces[0]).toEqual({ text: 'obliges us to do', changed: false });
    expect(come?.pieces.map((piece) => piece.text).join('')).toBe('obliges us to do, by when.');
  });
  it('calls a line that shares no word all new', () => {
    const lines = withWords(diffLines('one two', 'три четыре'));
    expect(lines.map((line) => line.pieces)).toEqual([[{ text: 'one two', changed: true }], [{ text: 'три четыре', changed: true }]]);
  });
  it('folds what did not change', () => {
    const text = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    const shown = folded(withWords(diffLines(text, text.replace('line 10', 'line ten'))));
    expect(shown[0]).toEqual({ skipped: 8 });
    expect(shown).toHaveLength(8);
  });
});
