import { queryOptions } from '@tanstack/react-query';
import { ask } from '@/shared/http/client';

/** How many collections there are, without reading them; by itself, for the frame of the page asks for no more. */
export const collectionCountQuery = queryOptions({
  queryKey: ['knowledge', 'count'],
  queryFn: async ({ signal }) => (await ask<{ total: number }>('GET', '/api/v1/knowledge?limit=1', { signal })).total,
});
