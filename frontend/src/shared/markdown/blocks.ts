import { Marked, type Token } from 'marked';

const formulaOpens = /^ {0,3}(?:\$\$|\\\[)/;
const alone = /^ {0,3}(\$\$|\\\[)[ \t]*(?:\n|$)/;
const closes = { $$: /\$\$[ \t]*(?:\n|$)/, '\\[': /\\\][ \t]*(?:\n|$)/ };

/** A formula with lines of its own is one block, blank lines and what looks like a list included; one that is open reaches to the end. */
const formulaAt = (src: string): string | undefined => {
  const [opening, mark] = alone.exec(src) ?? [];
  if (opening === undefined) return formulaOpens.test(src) ? /^[^\n]*(?:\n(?![ \t]*(?:\n|$))[^\n]*)*\n?/.exec(src)?.[0] : undefined;
  const end = closes[mark as keyof typeof closes].exec(src.slice(opening.length));
  return end ? src.slice(0, opening.length + end.index + end[0].length) : src;
};

/** Where in a paragraph a formula opens on a line of its own; `$$` may also close what was opened in it. */
const opensIn = (src: string): number | undefined => {
  const paragraph = src.slice(0, /\n[ \t]*\n/.exec(src)?.index);
  for (const { index } of paragraph.matchAll(/\n {0,3}(?:\$\$|\\\[)/g)) {
    const isClosing = (paragraph.slice(0, index).match(/\$\$/g)?.length ?? 0) % 2 === 1;
    if (!isClosing) return index + 1;
  }
  return undefined;
};

const marked = new Marked({
  extensions: [
    {
      name: 'formula',
      level: 'block',
      start: opensIn,
      tokenizer: (src: string): Token | undefined => {
        const raw = formulaAt(src);
        return raw === undefined ? undefined : { type: 'formula', raw };
      },
    },
  ],
});

/** The top-level blocks of a text: joined again they are the text, blank lines included. */
export const splitBlocks = (text: string): string[] => {
  const blocks: string[] = [];
  for (const token of marked.lexer(text)) {
    const last = blocks.length - 1;
    if (token.type === 'space' && last >= 0) blocks[last] += token.raw;
    else blocks.push(token.raw);
  }
  return blocks;
};

/** Splits a text that only grows: settled blocks stay the same strings, so that only the tail is lexed and drawn again. */
export class GrowingBlocks {
  private blocks: string[] = [];
  private settled = 0;
  private before = '';

  update(raw: string): readonly string[] {
    const text = raw.replace(/\r\n?/g, '\n');
    if (!text.startsWith(this.before.slice(0, this.settled))) this.reset();
    this.before = text;
    const tail = splitBlocks(text.slice(this.settled));
    this.blocks = [...this.blocks.slice(0, Math.max(0, this.blocks.length - 1)), ...tail];
    for (const block of tail.slice(0, -1)) this.settled += block.length;
    return this.blocks;
  }

  private reset() {
    this.blocks = [];
    this.settled = 0;
  }
}

/** Reference links and footnotes reach across blocks; a text that defines some is drawn as one. */
export const needsWhole = (text: string): boolean => /^ {0,3}\[[^\]\n]+\]:/m.test(text);

/** Colours for code are heavy, so they are loaded with the first code that says its language. */
export const wantsColours = (block: string): boolean => /(^|\n)[ \t>]*(```|~~~)[ \t]*\w/.test(block);
