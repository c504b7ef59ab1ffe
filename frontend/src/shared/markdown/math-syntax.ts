import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaBlock: 'formulaBlock';
    formulaText: 'formulaText';
  }
}

const [dollar, backslash, backtick] = [36, 92, 96];
const [openRound, closeRound, openSquare, closeSquare] = [40, 41, 91, 93];
const isLineEnd = (code: Code): boolean => code !== null && code < -2;
const isSpace = (code: Code): boolean => code === -2 || code === -1 || code === 32;
const isBlank = (code: Code): boolean => code === null || isSpace(code) || isLineEnd(code);
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

const takeLineEnd = (effects: Effects, code: Code): void => {
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
};

/** Takes characters into runs of text, and line ends between them, as micromark wants it. */
class Taker {
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

/**
 * `$a$` by pandoc's rule (tex_math_dollars): the first `$` stands directly before and the last directly behind a non-space, and
 * no digit follows, so that "$5 and $10" is money. The first `$` within decides. A backtick within begins code, not math.
 */
function singleDollar(taker: Taker, ok: State, nok: State): State {
  let before: Code = null;
  const take = (code: Code): State => {
    taker.take(code);
    before = code;
    return within;
  };
  const within: State = (code) => {
    if (code === null || code === backtick) return nok(code);
    if (code === dollar) {
      if (isBlank(before)) return nok(code);
      taker.take(code);
      return behind;
    }
    if (code !== backslash) return take(code);
    taker.take(code);
    return (escaped) => (escaped === null ? nok(escaped) : take(escaped));
  };
  const behind: State = (code) => {
    if (isDigit(code)) return nok(code);
    taker.end();
    return ok(code);
  };
  return (code) => (isBlank(code) ? nok(code) : within(code));
}

type Closing = { marks: [first: number, second: number]; line: boolean };

/** Up to `$$`, `\)` or `\]`; within one line where `line` says so. Something has to stand before it. */
function upTo({ marks, line }: Closing, taker: Taker, closed: State, nok: State): State {
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

const closingOf = (open: Code): [number, number] => (open === openRound ? [backslash, closeRound] : [backslash, closeSquare]);

function tokenizeDollars(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    const taker = new Taker(effects, 'formula');
    const done: State = (after) => {
      taker.end();
      return ok(after);
    };
    const twice: State = (third) => (third === dollar ? nok : upTo({ marks: [dollar, dollar], line: false }, taker, done, nok))(third);
    taker.take(code);
    return (next) => {
      if (next !== dollar) return singleDollar(taker, ok, nok)(next);
      taker.take(next);
      return twice;
    };
  };
}

function tokenizeBrackets(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    const taker = new Taker(effects, 'formula');
    // `\[text\](address)` is a link that somebody took the power from.
    const done: State = (after) => {
      if (after === openRound) return nok(after);
      taker.end();
      return ok(after);
    };
    taker.take(code);
    return (open) => {
      if (open !== openRound && open !== openSquare) return nok(open);
      taker.take(open);
      return upTo({ marks: closingOf(open), line: false }, taker, done, nok);
    };
  };
}

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

const dollars: Construct = {
  name: 'dollars',
  tokenize: tokenizeDollars,
  previous(code) {
    const before = this.events.at(-1)?.[1].type;
    return code !== dollar || before === 'characterEscape' || before === 'formula';
  },
};
const brackets: Construct = { name: 'brackets', tokenize: tokenizeBrackets };
const block: Construct = { name: 'formulaBlock', tokenize: tokenizeBlock, concrete: true };

/** Where formulas are in a text, as micromark reads it: code and escapes are its own business. */
export const mathSyntax: Extension = {
  text: { [dollar]: dollars, [backslash]: brackets },
  flow: { [dollar]: block, [backslash]: block },
};
