import { marked } from 'marked';

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

const inDollars = (_: string, math: string) => `$$${math}$$`;

/** `\( … \)` and `\[ … \]` as the renderer writes math; fenced code is left alone. */
export const withDollarMath = (block: string): string =>
  /^ {0,3}(```|~~~)/.test(block) ? block : block.replace(/\\\[([\s\S]+?)\\\]/g, inDollars).replace(/\\\((.+?)\\\)/g, inDollars);

export const wantsRich = (block: string): boolean => /(^|\n) {0,3}(```|~~~)|\$\$/.test(block);
