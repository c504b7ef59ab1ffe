import type { CatalogEntry } from '@/shared/http/types';

/** What narrows the list; several at once have all to hold. */
export type Filter = { kind: 'all' | 'starred' | 'workspace' | 'base'; vision: boolean; family: string | null; tag: string | null };
export type GroupKey = 'starred' | 'recent' | 'workspace' | 'base' | 'matches' | 'similar';
export type Group = { key: GroupKey; entries: CatalogEntry[] };
type Known = { stars: ReadonlySet<string>; recent: readonly string[] };

export const everything: Filter = { kind: 'all', vision: false, family: null, tag: null };

export const seesImages = (entry: Pick<CatalogEntry, 'vision'>): boolean => entry.vision === true;
/** Whether it is known not to: what nothing is known of is taken to see. */
export const isBlind = (entry: Pick<CatalogEntry, 'vision'> | undefined): boolean => entry?.vision === false;

const plain = /^[ -~]*$/;
/** Accents and case do not matter. */
const folded = (text: string) => (plain.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());

type Indexed = { entry: CatalogEntry; name: string; id: string; rest: string };
const indexes = new WeakMap<readonly CatalogEntry[], Indexed[]>();

/** Folded once for each catalogue: thousands of entries are searched on every key. */
export const indexed = (entries: readonly CatalogEntry[]): Indexed[] => {
  const known = indexes.get(entries);
  if (known) return known;
  const index = entries.map((entry) => ({
    entry,
    name: folded(entry.name),
    id: folded(entry.id),
    rest: folded([entry.description, entry.base_model_id ?? '', entry.family ?? '', ...entry.tags].join('\n')),
  }));
  indexes.set(entries, index);
  return index;
};

const similar = 100;

/** The letters of the query in their order with little between them, as hasty typing leaves them; null where they are not. */
const span = (text: string, letters: string): number | null => {
  const from = text.indexOf(letters[0] ?? '');
  let at = from - 1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
  }
  const length = at - from + 1;
  return from >= 0 && length <= letters.length * 2 ? length : null;
};

const startsWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
};

/** How well an entry answers a query, the lower the better; null where it does not. From {@link similar} on it is only alike. */
const rank = ({ name, id, rest }: Indexed, query: string, words: string[]): number | null => {
  if (name === query || id === query) return 0;
  if (name.startsWith(query) || id.startsWith(query)) return 1;
  if (words.every((word) => startsWord(name, word) || startsWord(id, word))) return 2;
  if (words.every((word) => name.includes(word) || id.includes(word))) return 3;
  if (words.every((word) => name.includes(word) || id.includes(word) || rest.includes(word))) return 4;
  const letters = query.replace(/\s+/g, '');
  if (letters.length < 3) return null;
  const length = span(name, letters) ?? span(id, letters);
  return length === null ? null : similar + length - letters.length;
};

const holds = (entry: CatalogEntry, filter: Filter, stars: ReadonlySet<string>): boolean =>
  (filter.kind === 'all' || (filter.kind === 'starred' ? stars.has(entry.id) : entry.kind === filter.kind)) &&
  (!filter.vision || seesImages(entry)) &&
  (filter.family === null || entry.family === filter.family) &&
  (filter.tag === null || entry.tags.includes(filter.tag));

const answering = (found: Indexed[], query: string, stars: ReadonlySet<string>): Group[] => {
  const words = query.split(/\s+/);
  const ranked = found
    .flatMap((one) => {
      const score = rank(one, query, words);
      return score === null ? [] : [{ entry: one.entry, score }];
    })
    .sort((a, b) => a.score - b.score || Number(stars.has(b.entry.id)) - Number(stars.has(a.entry.id)));
  const of = (key: GroupKey, holds: (score: number) => boolean): Group => ({
    key,
    entries: ranked.filter(({ score }) => holds(score)).map(({ entry }) => entry),
  });
  return [of('matches', (score) => score < similar), of('similar', (score) => score >= similar)];
};

const browsing = (found: Indexed[], { stars, recent }: Known): Group[] => {
  const entries = found.map(({ entry }) => entry);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const last = recent.filter((id) => !stars.has(id)).flatMap((id) => byId.get(id) ?? []);
  const shown = new Set([...stars, ...last.map(({ id }) => id)]);
  return [
    { key: 'starred', entries: entries.filter(({ id }) => stars.has(id)) },
    { key: 'recent', entries: last },
    { key: 'workspace', entries: entries.filter(({ id, kind }) => kind === 'workspace' && !shown.has(id)) },
    { key: 'base', entries: entries.filter(({ id, kind }) => kind === 'base' && !shown.has(id)) },
  ];
};

/** Without a query: favourites, those used last, the workspace, base models; with one: what matches, the closest first, then what is alike. */
export const groupsOf = (entries: readonly CatalogEntry[], query: string, filter: Filter, known: Known): Group[] => {
  const found = indexed(entries).filter(({ entry }) => holds(entry, filter, known.stars));
  const asked = folded(query.trim());
  const groups = asked ? answering(found, asked, known.stars) : browsing(found, known);
  return groups.filter((group) => group.entries.length > 0);
};

const mostUsed = (values: readonly string[], most: number): string[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, most)
    .map(([value]) => value);
};

/** The tags most in use, as facets. */
export const commonTags = (entries: readonly CatalogEntry[], most = 8): string[] =>
  mostUsed(
    entries.flatMap((entry) => entry.tags),
    most,
  );

/** The families with the most models, as facets; one alone narrows nothing. */
export const families = (entries: readonly CatalogEntry[], most = 6): string[] => {
  const found = mostUsed(
    entries.flatMap((entry) => entry.family ?? []),
    most,
  );
  return found.length > 1 ? found : [];
};

export const toggled = (ids: readonly string[], id: string, most: number): string[] => {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < most ? [...ids, id] : [...ids];
};

/** The last used first, each once. */
export const recentWith = (recent: readonly string[], used: readonly string[], most = 6): string[] =>
  [...new Set([...used, ...recent])].slice(0, most);

/** Whether a base model goes by a name that Ollama takes; no tag is `latest`, and a connection may put a prefix before it. */
export const isNamed = ({ id, kind }: CatalogEntry, name: string): boolean =>
  kind === 'base' && [name, `${name}:latest`].some((known) => id === known || id.endsWith(`.${known}`));
