import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { backslash, closingOf, dollar, isLineEnd, isSpace, openSquare, Taker, takeLineEnd, upTo } from './math-marks';
import { brackets, dollars } from './math-text';

const sameContainer: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      takeLineEnd(effects, code);
      return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};

/** The lines of a formula, up to a line that ends with what closes it; one that is not closed reaches to the end. */
function linesUpTo(marks: [number, number], taker: Taker, nextLine: (lines: State) => State, closed: State, done: State): State {
  const lines: State = (code) => {
    if (code === null) return done(code);
    if (isLineEnd(code)) {
      taker.pause();
      return nextLine(lines)(code);
    }
    taker.take(code);
    if (code === marks[0]) return second;
    return code === backslash ? escaped : lines;
  };
  const escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return lines(code);
    taker.take(code);
    return lines;
  };
  const second: State = (code) => {
    if (code !== marks[1]) return marks[0] === backslash ? escaped(code) : lines(code);
    taker.take(code);
    return closed;
  };
  return lines;
}

/** `$$` on a line of its own may also close what the paragraph above it opened. */
const isOpenAbove = (context: TokenizeContext): boolean => {
  const above = context.events.findLast(([kind, token]) => kind === 'enter' && token.type === 'content')?.[1];
  const marks = above ? context.sliceSerialize({ start: above.start, end: context.now() }).match(/\$\$/g) : null;
  return (marks?.length ?? 0) % 2 === 1;
};

/** What opens and closes a formula that has lines of its own: `$$` or `\[ \]`, the opening alone on its line or all on one. */
function tokenizeBlock(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const inParagraph = this.interrupt;
  const begin = (taker: Taker, marks: [number, number]): State => {
    const done: State = (code) => {
      taker.end();
      return ok(code);
    };
    const closed: State = (code) => {
      if (code === null || isLineEnd(code)) return done(code);
      if (!isSpace(code)) return nok(code);
      taker.take(code);
      return closed;
    };
    const opened: State = (code) => {
      if (isSpace(code)) {
        taker.take(code);
        return opened;
      }
      if (code !== null && !isLineEnd(code)) return upTo({ marks, line: true }, taker, closed, nok)(code);
      const nextLine = (lines: State) => effects.attempt(sameContainer, lines, done);
      return inParagraph ? done(code) : linesUpTo(marks, taker, nextLine, closed, done)(code);
    };
    return opened;
  };
  return (code) => {
    const taker = new Taker(effects, 'formulaBlock');
    taker.take(code);
    return (next) => {
      if (next !== (code === dollar ? dollar : openSquare)) return nok(next);
      if (inParagraph && next === dollar && isOpenAbove(this)) return nok(next);
      taker.take(next);
      return begin(taker, next === dollar ? [dollar, dollar] : closingOf(next));
    };
  };
}

const block: Construct = { name: 'formulaBlock', tokenize: tokenizeBlock, concrete: true };

/** Where formulas are in a text, as micromark reads it: code and escapes are its own business. */
export const mathSyntax: Extension = {
  text: { [dollar]: dollars, [backslash]: brackets },
  flow: { [dollar]: block, [backslash]: block },
};
