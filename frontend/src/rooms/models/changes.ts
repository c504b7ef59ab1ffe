import type { Change, ModelDraft } from '@/shared/http/types';
import { changedFields, type Field, sameValue } from './editing';

/** One line of a difference: a field, or one name inside params or capabilities. */
export type Told = { field: string; name: string | null; from: unknown; to: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields come as `params`, `params.seed` or `/params/seed`; all are told by name. */
export const toldOf = (change: Change): Told[] => {
  const [field = '', ...rest] = change.field.replace(/^\//, '').split(/[./]/);
  if (rest.length > 0) return [{ field, name: rest.join('.'), from: change.from, to: change.to }];
  if (field !== 'params' && field !== 'capabilities') return [{ field, name: null, from: change.from, to: change.to }];
  const from = isObject(change.from) ? change.from : {};
  const to = isObject(change.to) ? change.to : {};
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => !sameValue(from[name], to[name]))
    .map((name) => ({ field, name, from: from[name], to: to[name] }));
};

const notContent: Field[] = ['access'];

/** What a save of `after` over `before` would make of the next version. */
export const changesBetween = (before: ModelDraft, after: ModelDraft): Change[] =>
  changedFields(before, after)
    .filter((field) => !notContent.includes(field) && field !== 'system_prompt')
    .map((field) => ({ field, from: before[field], to: after[field] }));
