import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ask, at, send } from '@/shared/http/client';
import type { BaseModel, Listed, Model, ModelDraft, Repointed, UsedBy } from '@/shared/http/types';

/** Every base model, for administrators: what the upstreams offer, what is set here, and who runs on it. */
export const basesQuery = queryOptions({
  queryKey: ['base-models', 'every'],
  queryFn: async ({ signal }) => {
    const every: BaseModel[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: Listed<BaseModel> = await ask<Listed<BaseModel>>('GET', `/api/v1/base-models?limit=200${more}`, { signal });
      every.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return every;
  },
});

export type TaggedBase = { base: BaseModel; etag: string | null };

export async function readBase(id: string, signal?: AbortSignal): Promise<TaggedBase> {
  const response = await send(at`/api/v1/base-models/${id}`, { signal });
  return { base: (await response.json()) as BaseModel, etag: response.headers.get('etag') };
}

export const baseQuery = (id: string) =>
  queryOptions({ queryKey: ['base-models', 'one', id], queryFn: ({ signal }) => readBase(id, signal) });

/** `message` names the version that this makes. */
export const saveBase = (id: string, change: Partial<ModelDraft>, etag: string | null, message = ''): Promise<BaseModel | Model> =>
  ask('PATCH', at`/api/v1/base-models/${id}` + (message ? `?message=${encodeURIComponent(message)}` : ''), { body: change, etag });

export const resetBase = (id: string): Promise<void> => ask('DELETE', at`/api/v1/base-models/${id}/settings`);

export const usedByQuery = (id: string) =>
  queryOptions({
    queryKey: ['base-models', 'used-by', id],
    queryFn: ({ signal }) => ask<Listed<UsedBy>>('GET', `${at`/api/v1/base-models/${id}/used-by`}?limit=200`, { signal }),
  });

/** Moves every model that runs on one base to another; `ids` narrows it, which is also how it is undone. */
export const repoint = (move: { from: string; to: string; dry_run?: boolean; ids?: string[] }): Promise<Repointed> =>
  ask<Repointed>('POST', '/api/v1/base-models/repoint', { body: move });

export const basesChanged = async (queries: QueryClient): Promise<void> => {
  await Promise.all([['base-models'], ['catalog'], ['models']].map((queryKey) => queries.invalidateQueries({ queryKey })));
};
