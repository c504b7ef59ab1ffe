import type { ImportItem, ImportReport, ImportVerb } from '@/shared/http/types';

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

/** An id as a file's name: what file systems refuse becomes a hyphen. */
export const fileNameOf = (id: string): string => id.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-');
