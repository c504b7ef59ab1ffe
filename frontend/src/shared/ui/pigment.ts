import { type Pigment, pigments } from './theme';

const names = Object.keys(pigments) as Pigment[];

export const hashOf = (text: string): number => {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
};

export const pigmentOf = (id: string): Pigment => names[hashOf(id) % names.length] ?? 'slate';

/** The lane colour of each model in one chat: its own where that is free, else the next one, so that no two are alike. */
export const lanesOf = (ids: readonly string[]): Map<string, Pigment> => {
  const lanes = new Map<string, Pigment>();
  for (const id of ids) {
    if (lanes.has(id)) continue;
    const start = names.indexOf(pigmentOf(id));
    const taken = new Set(lanes.values());
    const free = names.map((_, i) => names[(start + i) % names.length] as Pigment).find((name) => !taken.has(name));
    lanes.set(id, free ?? pigmentOf(id));
  }
  return lanes;
};

/** The first letter as a reader sees it: Hangul, Cyrillic, and emoji of several code points alike. */
export const graphemeOf = (name: string): string => {
  const first = new Intl.Segmenter().segment(name.trim())[Symbol.iterator]().next();
  return first.done ? '·' : first.value.segment.toUpperCase();
};
