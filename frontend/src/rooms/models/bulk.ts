import type { Access, Grant, Model, ModelDraft, Permission, Problem } from '@/shared/http/types';
import { permissions, written } from '@/shared/ui/access/access';
import { sameValue } from './editing';

/** What one model becomes; null leaves it as it is. */
export type Edit = (model: Model) => Partial<ModelDraft> | null;

/** What became of one of many; `before` and `after` are there where it was changed. */
export type Changed = { id: string; name: string; problem: Problem | null; before?: Model; after?: Model };
export type Failure = { id: string; name: string; problem: Problem };

export const failuresIn = (items: readonly Changed[]): Failure[] =>
  items.flatMap(({ id, name, problem }) => (problem ? [{ id, name, problem }] : []));

export type TagChange = { add: readonly string[]; remove: readonly string[] };

const retagged = (tags: readonly string[], { add, remove }: TagChange): string[] => [
  ...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add]),
];

export const tagging =
  (change: TagChange): Edit =>
  (model) => {
    const tags = retagged(model.tags, change);
    return sameValue(tags, model.tags) ? null : { tags };
  };

/** `visibility` null leaves each as private or public as it is; grants are added. */
export type AccessChange = { visibility: Access['visibility'] | null; grants: readonly Grant[] };

const stronger = (a: Permission, b: Permission): Permission => (permissions.indexOf(a) > permissions.indexOf(b) ? a : b);

/** Adding takes nothing away: who may do more already keeps it. */
export const granting =
  ({ visibility, grants }: AccessChange): Edit =>
  ({ access }) => {
    const before = written(access ?? { visibility: 'private', grants: [] });
    const kept = before.grants.map((grant) => {
      const added = grants.find((one) => one.principal === grant.principal);
      return added ? { ...grant, permission: stronger(grant.permission, added.permission) } : grant;
    });
    const fresh = grants.filter((grant) => !kept.some((one) => one.principal === grant.principal));
    const after = written({ visibility: visibility ?? before.visibility, grants: [...kept, ...fresh] });
    return sameValue(before, after) ? null : { access: after };
  };

const without = (tags: readonly string[], others: readonly string[]) => tags.filter((tag) => !others.includes(tag));

/** Back to how each was, and no further: what somebody changed since then stays. */
export const undoing = (items: readonly Changed[]): Edit => {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (model) => {
    const { before, after } = byId.get(model.id) ?? {};
    if (!before || !after) return null;
    const back: Partial<ModelDraft> = {};
    if (!sameValue(before.tags, after.tags))
      back.tags = sameValue(model.tags, after.tags)
        ? before.tags
        : retagged(model.tags, { add: without(before.tags, after.tags), remove: without(after.tags, before.tags) });
    if (!sameValue(before.access, after.access) && sameValue(model.access, after.access)) back.access = written(before.access);
    if (before.base_model_id !== after.base_model_id && model.base_model_id === after.base_model_id)
      back.base_model_id = before.base_model_id;
    return Object.keys(back).length > 0 ? back : null;
  };
};

/** The tags of these models, the most used first. */
export const tagsIn = (models: readonly Model[]): { tag: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const tag of models.flatMap((model) => model.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
};
