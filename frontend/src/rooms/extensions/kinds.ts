import type { components } from '@/shared/http/schema.gen';

export type Kind = components['schemas']['ExtensionKind'];

/** As addresses and the page's menus name the kinds. */
export const kinds = { tools: 'tool', filters: 'filter', actions: 'action' } as const satisfies Record<string, Kind>;
export type Kinds = keyof typeof kinds;
export const isKinds = (word: string): word is Kinds => Object.hasOwn(kinds, word);
