import type { Code, Effects, State } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaBlock: 'formulaBlock';
    formulaText: 'formulaText';
  }
}

export const [dollar, backslash] = [36, 92];
export const [openRound, closeRound, openSquare, closeSquare] = [40, 41, 91, 93];
export const isLineEnd = (code: Code): boolean => code !== null && code < -2;
export const isSpace = (code: Code): boolean => code === -2 || code === -1 || code === 32;
export const isBlank = (code: Code): boolean => code === null || isSpace(code) || isLineEnd(code);

export const takeLineEnd = (effects: Effects, code: Code): void => {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
};

/** Takes characters into runs of text, and line ends between them, as micromark wants it. */
export class Taker {
  private open = false;
  constructor(
    private readonly effects: Effects,
    private readonly whole: 'formula' | 'formulaBlock',
  ) {
    effects.enter(whole);
  }
  take(code: Code): void {
    if (isLineEnd(code)) {
      this.pause();
      takeLineEnd(this.effects, code);
      return;
    }
    if (!this.open) this.effects.enter('formulaText');
    this.open = true;
    this.effects.consume(code);
  }
  pause(): void {
    if (this.open) this.effects.exit('formulaText');
    this.open = false;
  }
  end(): void {
    this.pause();
    this.effects.exit(this.whole);
  }
}

export type Closing = { marks: [first: number, second: number]; line: boolean };

/** Up to `$$`, `\)` or `\]`; within one line where `line` says so. Something has to stand before it. */
export function upTo({ marks, line }: Closing, taker: Taker, closed: State, nok: State): State {
  let empty = true;
  const take = (code: Code): State => {
    if (!isBlank(code)) empty = false;
    taker.take(code);
    return within;
  };
  const within: State = (code) => {
    if (code === null || (line && isLineEnd(code))) return nok(code);
    if (code !== marks[0] && code !== backslash) return take(code);
    taker.take(code);
    return code === marks[0] ? second : escaped;
  };
  const second: State = (code) => {
    if (code === marks[1]) {
      if (empty) return nok(code);
      taker.take(code);
      return closed;
    }
    empty = false;
    return marks[0] === backslash ? escaped(code) : within(code);
  };
  const escaped: State = (code) => {
    empty = false;
    return code === null ? nok(code) : take(code);
  };
  return within;
}

export const closingOf = (open: Code): [number, number] => (open === openRound ? [backslash, closeRound] : [backslash, closeSquare]);
