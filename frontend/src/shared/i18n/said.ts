import i18next from 'i18next';
import type { said as english } from './en/said';
import type { Said } from './words';

/** Longer ones come back as they are: no sentence of the server is, with what a page can show of it. */
const longest = 2000;
const deepest = 5;
/** With less fixed text, such as `{{where}}: {{said}}`, a sentence is only known by what it holds. */
const fewLetters = 4;
const number = /^[-+]?\d[\d.,eE+\u00a0\u202f-]*$/;

/** `fixed` stands around `holes`, and is one longer. */
type Pattern = { fixed: string[]; holes: string[] };
type Sentence = { english: Pattern; theirs: Pattern; weak: boolean };
type Known = { whole: Map<string, string>; withHoles: Sentence[] };

const known = new Map<string, Known>();

const patternOf = (text: string): Pattern => {
  const pieces = text.split(/\{\{(\w+)\}\}/);
  return { fixed: pieces.filter((_, i) => i % 2 === 0), holes: pieces.filter((_, i) => i % 2 === 1) };
};
const isSaid = (hole: string): boolean => hole.startsWith('said');
const isNumber = (hole: string): boolean => /^n\d?$/.test(hole);
const isWeak = ({ fixed, holes }: Pattern): boolean => holes.some(isSaid) && (fixed.join('').match(/\p{L}/gu)?.length ?? 0) < fewLetters;
const flat = (groups: Record<string, Record<string, string>>): Map<string, string> =>
  new Map(
    Object.entries(groups).flatMap(([group, words]) =>
      Object.entries(words).map(([slug, text]): [string, string] => [`${group}.${slug}`, text]),
    ),
  );

/** The server's sentences, as what is looked for and what is said instead, for one language. */
export const learnSaid = (language: string, from: typeof english, to: Said): void => {
  const whole = new Map<string, string>();
  const withHoles: Sentence[] = [];
  const theirs = flat(to);
  for (const [slug, text] of flat(from)) {
    const said = theirs.get(slug) ?? text;
    const sentence = patternOf(text);
    if (sentence.holes.length === 0) whole.set(text, said);
    else withHoles.push({ english: sentence, theirs: patternOf(said), weak: isWeak(sentence) });
  }
  const fixedIn = ({ english: { fixed } }: Sentence) => fixed.join('').length;
  withHoles.sort((a, b) => fixedIn(b) - fixedIn(a));
  known.set(language, { whole, withHoles });
};

/** What stands in the holes, the first fixed piece that fits each time; null where the text is another one. */
const partsOf = (text: string, { fixed, holes }: Pattern): Map<string, string> | null => {
  const [first = '', last = ''] = [fixed[0], fixed.at(-1)];
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const parts = new Map<string, string>();
  let at = first.length;
  for (const [i, hole] of holes.entries()) {
    const piece = fixed[i + 1] ?? '';
    const next = i === holes.length - 1 ? end : text.indexOf(piece, at + 1);
    if (next <= at || next + piece.length > text.length) return null;
    const part = text.slice(at, next);
    if (isNumber(hole) && !number.test(part)) return null;
    parts.set(hole, part);
    at = next + piece.length;
  }
  return parts;
};

const begunWith = (text: string, change: (letter: string) => string): string => {
  const [letter = ''] = text;
  return change(letter) + text.slice(letter.length);
};

/** Null where it is no sentence of the server. */
const inTheirs = (text: string, { whole, withHoles }: Known, depth: number): string | null => {
  const found = whole.get(text);
  if (found !== undefined || depth > deepest) return found ?? null;
  for (const { english: pattern, theirs, weak } of withHoles) {
    const parts = partsOf(text, pattern);
    if (!parts) continue;
    let said = false;
    for (const hole of pattern.holes.filter(isSaid)) {
      const inner = inTheirs(parts.get(hole) ?? '', { whole, withHoles }, depth + 1);
      if (inner === null) continue;
      parts.set(hole, inner);
      said = true;
    }
    if (weak && !said) continue;
    return theirs.fixed.map((piece, i) => piece + (parts.get(theirs.holes[i] ?? '') ?? '')).join('');
  }
  const begun = begunWith(text, (letter) => letter.toLowerCase()); // some are begun with a capital where they stand alone
  const told = begun === text ? null : inTheirs(begun, { whole, withHoles }, depth + 1);
  return told && begunWith(told, (letter) => letter.toUpperCase());
};

/**
 * The server's own sentence in the person's language; one that is unknown here comes back as it is. What stands in the holes is carried over as
 * text, never read again as a sentence with holes.
 */
export const translated = (text: string): string => {
  const words = known.get(i18next.language);
  return words && text.length <= longest ? (inTheirs(text, words, 0) ?? text) : text;
};
