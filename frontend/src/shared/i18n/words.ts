import type { en } from './en';

type English = typeof en;
type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<K> = K extends `${infer S}_${Category}` ? S : never;
type Plain<T> = { [K in keyof T as K extends `${string}_${Category}` ? never : K]: T[K] extends string ? string : Shape<T[K]> };
type Plural<T> = { [K in Stem<keyof T> as `${K}_other`]: string } & { [K in Stem<keyof T> as `${K}_${Category}`]?: string };
type Shape<T> = Plain<T> & Plural<T>;

/** The same keys as English, with the plural forms the language itself has. */
export type Words = Shape<English>;
