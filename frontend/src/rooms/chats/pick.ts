import type { CatalogEntry } from '@/shared/http/types';

export type Scope = 'all' | 'starred' | 'workspace' | 'base' | 'vision' | `tag:${string}`;
export type Group = { key: 'starred' | 'workspace' | 'base'; entries: CatalogEntry[] };

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const seesImages = (entry: Pick<CatalogEntry, 'capabilities'>): boolean => entry.capabilities.includes('vision');

/** Every word of the query has to be somewhere: name, id, tags, description, base. Accents and case do not matter. */
export const matches = (entry: CatalogEntry, query: string): boolean => {
  const hay = folded([entry.name, entry.id, entry.description, entry.base_model_id ?? '', ...entry.tags].join('\n'));
  return folded(query)
    .split(/\s+/)
    .every((word) => hay.includes(word));
};

const inScope = (entry: CatalogEntry, scope: Scope, stars: ReadonlySet<string>): boolean => {
  if (scope.startsWith('tag:')) return entry.tags.includes(scope.slice(4));
  switch (scope as Exclude<Scope, `tag:${string}`>) {
    case 'all':
      return true;
    case 'starred':
      return stars.has(entry.id);
    case 'workspace':
    case 'base':
      return entry.kind === scope;
    case 'vision':
      return seesImages(entry);
  }
};

/** Favourites first, then the workspace, then base models; each entry once. */
export const groupsOf = (entries: readonly CatalogEntry[], query: string, scope: Scope, stars: ReadonlySet<string>): Group[] => {
  const found = entries.filter((entry) => inScope(entry, scope, stars) && matches(entry, query));
  const groups: Group[] = [
    { key: 'starred', entries: found.filter((entry) => stars.has(entry.id)) },
    { key: 'workspace', entries: found.filter((entry) => !stars.has(entry.id) && entry.kind === 'workspace') },
    { key: 'base', entries: found.filter((entry) => !stars.has(entry.id) && entry.kind === 'base') },
  ];
  return groups.filter((group) => group.entries.length > 0);
};

/** The tags most in use, as facets. */
export const commonTags = (entries: readonly CatalogEntry[], most = 8): string[] => {
  const counts = new Map<string, number>();
  for (const tag of entries.flatMap((entry) => entry.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, most)
    .map(([tag]) => tag);
};

export const toggled = (ids: readonly string[], id: string, most: number): string[] => {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < most ? [...ids, id] : [...ids];
};
