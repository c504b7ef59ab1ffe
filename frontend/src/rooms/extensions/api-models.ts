import { queryOptions } from '@tanstack/react-query';
import { ask } from '@/shared/http/client';
import type { CatalogEntry, Listed } from '@/shared/http/types';

/** The models that can be chosen now, to ask one of them. */
export const catalogNamesQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async ({ signal }) => (await ask<Listed<CatalogEntry>>('GET', '/api/v1/catalog?limit=10000&fields=summary', { signal })).items,
  select: (entries: CatalogEntry[]) => entries.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} · ${id}` })),
});
