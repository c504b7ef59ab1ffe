import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { backslash, closingOf, dollar, isBlank, openRound, openSquare, Taker, upTo } from './math-marks';

const backtick = 96;
/** A digit of an amount, or what a variable's name begins with: a capital, `_` or `{`. */
const beginsOther = (code: Code): boolean => code !== null && /[0-9A-Z_{]/.test(String.fromCharCode(Math.max(0, code)));

/**
 * `$a$` by pandoc's rule (tex_math_dollars): the first `$` stands directly before and the last directly behind a non-space, and
 * no digit follows, so that "$5 and $10" is money. Narrower than pandoc, nothing follows that only a variable begins with either:
 * `$HOME:$PATH` and `${a}${b}` are a shell's. Small letters may, as in "the $n$th". The first `$` within decides; a backtick
 * within begins code, not math.
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
    if (beginsOther(code)) return nok(code);
    taker.end();
    return ok(code);
  };
  return (code) => (isBlank(code) ? nok(code) : within(code));
}

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

/** `$a$` and `$$a$$` within text. */
export const dollars: Construct = {
  name: 'dollars',
  tokenize: tokenizeDollars,
  previous(code) {
    const before = this.events.at(-1)?.[1].type;
    return code !== dollar || before === 'characterEscape' || before === 'formula';
  },
};
/** `\(a\)` and `\[a\]` within text. */
export const brackets: Construct = { name: 'brackets', tokenize: tokenizeBrackets };
