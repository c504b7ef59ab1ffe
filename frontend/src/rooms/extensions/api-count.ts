import { queryOptions } from '@tanstack/react-query';
import { ask } from '@/shared/http/client';
import type { Kind } from './kinds';

/** How many of a kind there are, without reading them; by itself, for the frame of the page asks for no more. */
export const extensionCountQuery = (kind: Kind) =>
  queryOptions({
    queryKey: ['extensions', 'count', kind],
    queryFn: async ({ signal }) => (await ask<{ total: number }>('GET', `/api/v1/extensions?kind=${kind}&limit=1`, { signal })).total,
  });
