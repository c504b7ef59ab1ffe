import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, at } from '@/shared/http/client';
import type { Explanation, Listed, Model, Version, VersionDiff } from '@/shared/http/types';

export const versionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['models', 'versions', id],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return ask<Listed<Version>>('GET', `${at`/api/v1/models/${id}/versions`}?limit=50${cursor}`, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Who saved last: what a conflict wants to tell. */
export const lastVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['models', 'versions', id, 'last'],
    queryFn: async ({ signal }) =>
      (await ask<Listed<Version>>('GET', `${at`/api/v1/models/${id}/versions`}?limit=1`, { signal })).items[0] ?? null,
  });

export const versionDiffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['models', 'versions', id, 'diff', from, to],
    queryFn: ({ signal }) => ask<VersionDiff>('GET', `${at`/api/v1/models/${id}/versions/${from}/diff`}?to=${to}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const restoreVersion = (id: string, n: number): Promise<Model> => ask<Model>('POST', at`/api/v1/models/${id}/versions/${n}/restore`);

/** The request that would go upstream for this question, with where each part of it comes from. */
export const explainQuery = (id: string, question: string) =>
  queryOptions({
    queryKey: ['models', 'explain', id, question],
    queryFn: ({ signal }) =>
      ask<Explanation>('POST', at`/api/v1/models/${id}/explain`, {
        body: { messages: question ? [{ role: 'user', content: question }] : [] },
        signal,
      }),
    placeholderData: (before) => before,
  });
