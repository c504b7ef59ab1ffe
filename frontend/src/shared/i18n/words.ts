import type { en } from './en';
import type { first } from './en/first';
import type { said } from './en/said';

type English = typeof en;
type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<K> = K extends `${infer S}_${Category}` ? S : never;
type Plain<T> = { [K in keyof T as K extends `${string}_${Category}` ? never : K]: T[K] extends string ? string : Shape<T[K]> };
type Plural<T> = { [K in Stem<keyof T> as `${K}_other`]: string } & { [K in Stem<keyof T> as `${K}_${Category}`]?: string };
type Shape<T> = Plain<T> & Plural<T>;

/** The same keys as English, with the plural forms the language itself has. */
export type Words = Shape<English>;

/** What the frame and the list of models say; the rest comes with the pages that say it. */
export type FirstWords = Pick<Words, keyof typeof first>;
export type LaterWords = Omit<Words, keyof FirstWords>;

/** The server's sentences under the slugs that the English ones have. */
export type Said = { [Group in keyof typeof said]: Record<keyof (typeof said)[Group], string> };
