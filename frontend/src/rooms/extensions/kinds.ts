export type Kind = 'tool' | 'filter' | 'action';

/** As addresses and the page's menus name the kinds. */
export const kinds = { tools: 'tool', filters: 'filter', actions: 'action' } as const satisfies Record<string, Kind>;
export type Kinds = keyof typeof kinds;
export const isKinds = (word: string): word is Kinds => Object.hasOwn(kinds, word);
