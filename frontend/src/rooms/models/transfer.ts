import type { ImportItem, ImportReport, ImportVerb, Pull } from '@/shared/http/types';

/** Where models come from: files, pasted text, or an address that the server reads. */
export type Source = { kind: 'files'; files: File[] } | { kind: 'text'; text: string } | { kind: 'url'; url: string };

/** What the source is called; pasted text has no name. */
export const sourceName = (source: Source): string | null => {
  switch (source.kind) {
    case 'files':
      return source.files.map((file) => file.name).join(', ');
    case 'url':
      return source.url;
    case 'text':
      return null;
    default:
      return source satisfies never;
  }
};

export const verbs: ImportVerb[] = ['create', 'update', 'rename', 'skip', 'refuse'];

export const countsOf = (items: readonly ImportItem[]): Record<ImportVerb, number> => {
  const counts: Record<ImportVerb, number> = { create: 0, update: 0, rename: 0, skip: 0, refuse: 0 };
  for (const item of items) counts[item.action] += 1;
  return counts;
};

/** What an import would write; a skip and a refusal write nothing. */
export const writes = (item: ImportItem): boolean => item.action === 'create' || item.action === 'update' || item.action === 'rename';

export const keyOf = (item: ImportItem, i: number): string => item.source_id ?? `#${i}`;

/** The ids to ask for when some are left out, or none to take all. */
export const selection = (report: ImportReport, left: ReadonlySet<string>): string[] | undefined => {
  if (left.size === 0) return undefined;
  return report.items
    .filter((item, i) => writes(item) && !left.has(keyOf(item, i)))
    .flatMap((item) => (item.source_id ? [item.source_id] : []));
};

export const reasonsOf = (item: ImportItem): string[] => item.problems.filter(Boolean);

export const nameOf = (item: ImportItem): string | null => {
  const change = item.changes.find(({ field }) => field === 'name');
  const named = item.name ?? (typeof change?.to === 'string' ? change.to : null);
  return named ?? item.target_id ?? item.source_id;
};

/** The server writes out the tag that a name leaves out. */
export const isPullOf = (pull: Pick<Pull, 'name'>, name: string): boolean => pull.name === name || pull.name === `${name}:latest`;

/** The chosen bases once a pull has come: what lacked it takes it under the id that it has here. */
export const withPulled = (
  items: readonly ImportItem[],
  bases: ReadonlyMap<string, string>,
  pull: Pick<Pull, 'name' | 'model_id'>,
): Map<string, string> => {
  const lacks = (item: ImportItem) => item.unresolved.some((one) => one.pull && isPullOf(pull, one.pull) && one.id !== pull.model_id);
  return new Map([...bases, ...items.flatMap((item) => (item.source_id && lacks(item) ? [[item.source_id, pull.model_id] as const] : []))]);
};

/** An id as a file's name: what file systems refuse becomes a hyphen. */
export const fileNameOf = (id: string): string => id.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-');
