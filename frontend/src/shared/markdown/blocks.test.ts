import { describe, expect, it } from 'vitest';
import { GrowingBlocks, needsWhole, splitBlocks, wantsColours } from './blocks';

const text = `# Title

A paragraph with **bold**
over two lines.

- one
- two

  more of two

| a | b |
| - | - |
| 1 | 2 |

\`\`\`ts
const x = 1;

const y = 2;
\`\`\`

> quoted
`;

describe('blocks', () => {
  it('joined are the text', () => {
    expect(splitBlocks(text).join('')).toBe(text);
  });
  it('grow to the same as when split at once, wherever the text is cut', () => {
    for (const step of [1, 3, 7, 50]) {
      const blocks = new GrowingBlocks();
      let last: readonly string[] = [];
      for (let end = step; end < text.length + step; end += step) last = blocks.update(text.slice(0, end));
      expect(last).toEqual(splitBlocks(text));
    }
  });
  it('that are settled stay the same strings', () => {
    const blocks = new GrowingBlocks();
    const before = [...blocks.update('one\n\ntwo\n\nthree')];
    const after = blocks.update('one\n\ntwo\n\nthree and more');
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });
  it('begin anew when the text was replaced', () => {
    const blocks = new GrowingBlocks();
    blocks.update('one\n\ntwo\n\nthree');
    expect(blocks.update('other')).toEqual(['other']);
  });
  it('take Windows line ends for line ends', () => {
    expect(new GrowingBlocks().update('a\r\n\r\nb')).toEqual(['a\n\n', 'b']);
  });
});

it('a text that defines references is drawn whole', () => {
  expect(needsWhole('see [a][1]\n\n[1]: https://example.org')).toBe(true);
  expect(needsWhole('see [^1]\n\n[^1]: a note')).toBe(true);
  expect(needsWhole('an array [1]: no')).toBe(false);
});

it('only code that says its language asks for colours', () => {
  expect(wantsColours('plain $5 and $10')).toBe(false);
  expect(wantsColours('```\n1\n```')).toBe(false);
  expect(wantsColours('```js\n1\n```')).toBe(true);
  expect(wantsColours('- see\n  ```js\n  1\n  ```')).toBe(true);
});

describe('a formula with lines of its own', () => {
  const formula = 'so\n\\[\na = b\n\n- c\n\\]\nand\n\n$$\nx\n\n+ y\n$$\n\n$$z$$ too\n\nend';
  it('is one block, with what looks like a list in it', () => {
    expect(splitBlocks(formula)).toEqual(['so\n', '\\[\na = b\n\n- c\n\\]\n', 'and\n\n', '$$\nx\n\n+ y\n$$\n\n', '$$z$$ too\n\n', 'end']);
  });
  it('grows to the same wherever the text is cut', () => {
    for (const step of [1, 2, 5]) {
      const blocks = new GrowingBlocks();
      let last: readonly string[] = [];
      for (let end = step; end < formula.length + step; end += step) last = blocks.update(formula.slice(0, end));
      expect(last).toEqual(splitBlocks(formula));
    }
  });
});
