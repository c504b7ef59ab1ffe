type Reader = (value: unknown) => unknown;
type Read<R extends Record<string, Reader>> = { [Key in keyof R]?: ReturnType<R[Key]> };

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const yes = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
export const oneOf =
  <Word extends string>(...words: readonly Word[]) =>
  (value: unknown): Word | undefined =>
    words.find((word) => word === value);

/** What an address may ask of a page: anything else in it is passed over. A schema library would weigh more than the list it opens. */
export const searchOf =
  <R extends Record<string, Reader>>(readers: R) =>
  (given: Record<string, unknown>): Read<R> =>
    Object.fromEntries(Object.entries(readers).map(([key, read]) => [key, read(given[key])])) as Read<R>;
