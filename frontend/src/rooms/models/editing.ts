import type { BaseModel, Model, ModelDraft, Problem } from '@/shared/http/types';
import { written } from '@/shared/ui/access/access';
import { isId } from './model';
import { complaintsAbout } from './parameters';

export const emptyDraft = (name = '', base: string | null = null): ModelDraft => ({
  id: '',
  name,
  description: '',
  base_model_id: base,
  system_prompt: '',
  params: {},
  suggestions: [],
  greeting: '',
  examples: [],
  fallback_ids: [],
  knowledge_ids: [],
  document_ids: [],
  tool_ids: [],
  filter_ids: [],
  action_ids: [],
  capabilities: {},
  tags: [],
  access: { visibility: 'private', grants: [] },
});

export const draftOf = (model: Model): ModelDraft => ({
  id: model.id,
  name: model.name,
  description: model.description ?? '',
  base_model_id: model.base_model_id,
  system_prompt: model.system_prompt ?? '',
  params: model.params ?? {},
  suggestions: model.suggestions ?? [],
  greeting: model.greeting ?? '',
  examples: model.examples ?? [],
  fallback_ids: model.fallback_ids ?? [],
  knowledge_ids: model.knowledge_ids ?? [],
  document_ids: model.document_ids ?? [],
  tool_ids: model.tool_ids ?? [],
  filter_ids: model.filter_ids ?? [],
  action_ids: model.action_ids ?? [],
  capabilities: model.capabilities ?? {},
  tags: model.tags ?? [],
  access: model.access ?? { visibility: 'private', grants: [] },
});

/** What is set on a base model; where nothing is, its defaults: everybody may use it, everything else is empty. */
export const draftOfBase = (base: BaseModel): ModelDraft =>
  base.settings ? draftOf(base.settings) : { ...emptyDraft(base.name), id: base.id, access: { visibility: 'public', grants: [] } };

export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
};

export type Field = keyof ModelDraft;
const fields: Field[] = [
  'name',
  'description',
  'base_model_id',
  'tags',
  'system_prompt',
  'params',
  'suggestions',
  'greeting',
  'examples',
  'fallback_ids',
  'knowledge_ids',
  'document_ids',
  'tool_ids',
  'filter_ids',
  'action_ids',
  'capabilities',
  'access',
];

export const changedFields = (before: ModelDraft, after: ModelDraft): Field[] =>
  fields.filter((field) => !sameValue(before[field], after[field]));

/** What was typed while a save was under way stays, on top of what the save left. */
export const carried = (sent: ModelDraft, now: ModelDraft, read: ModelDraft): ModelDraft => ({
  ...read,
  ...Object.fromEntries(changedFields(sent, now).map((field) => [field, now[field]])),
});

/** A merge-patch of what changed: inside params and capabilities, what was taken out is null. */
export const patchFor = (before: ModelDraft, after: ModelDraft): Partial<ModelDraft> => {
  const patch: Record<string, unknown> = {};
  for (const field of changedFields(before, after)) patch[field] = after[field];
  if (patch.access) patch.access = written(after.access);
  for (const field of ['params', 'capabilities'] as const) {
    if (!(field in patch)) continue;
    const removed = Object.keys(before[field]).filter((key) => after[field][key] === undefined);
    const changed = Object.entries(after[field]).filter(([key, value]) => !sameValue(before[field][key], value));
    patch[field] = { ...Object.fromEntries(changed), ...Object.fromEntries(removed.map((key) => [key, null])) };
  }
  return patch as Partial<ModelDraft>;
};

/** Suggestions without a prompt were begun and left; they are not sent. */
export const tidied = (draft: ModelDraft): ModelDraft => ({
  ...draft,
  name: draft.name.trim(),
  id: draft.id.trim(),
  suggestions: draft.suggestions
    .filter((suggestion) => suggestion.prompt.trim() || suggestion.title?.trim())
    .map((suggestion) => ({ ...suggestion, title: suggestion.title?.trim() || null })),
  greeting: draft.greeting.trim() ? draft.greeting : '',
  examples: draft.examples.filter((example) => example.text.trim()),
});

/** By JSON pointer, like the server's own complaints; `key` words are the page's, `detail` the server's. */
export type Complaints = Map<string, { key?: 'needName' | 'needId' | 'badId' | 'needPrompt'; detail?: string }>;

export const complaintsIn = (draft: ModelDraft, isNew: boolean): Complaints => {
  const found: Complaints = new Map();
  if (!draft.name.trim()) found.set('/name', { key: 'needName' });
  if (isNew && !draft.id.trim()) found.set('/id', { key: 'needId' });
  else if (isNew && !isId(draft.id.trim())) found.set('/id', { key: 'badId' });
  draft.suggestions.forEach((suggestion, i) => {
    if (suggestion.title?.trim() && !suggestion.prompt.trim()) found.set(`/suggestions/${i}/prompt`, { key: 'needPrompt' });
  });
  for (const name of complaintsAbout(draft.params).keys()) found.set(`/params/${name}`, {});
  return found;
};

/** Where the server put its errors; id-taken is about the id even without a pointer. */
export const complaintsOf = (problem: Problem): Complaints => {
  const found: Complaints = new Map();
  for (const error of problem.errors ?? []) found.set(error.pointer, { detail: error.detail });
  if (problem.type === 'id-taken') found.set('/id', { detail: problem.detail ?? '' });
  return found;
};

const sections: [prefix: string, section: string][] = [
  ['/system_prompt', 'prompt'],
  ['/params', 'parameters'],
  ['/suggestions', 'suggestions'],
  ['/greeting', 'greeting'],
  ['/examples', 'examples'],
  ['/fallback_ids', 'fallbacks'],
  ['/knowledge_ids', 'knowledge'],
  ['/document_ids', 'knowledge'],
  ['/tool_ids', 'tools'],
  ['/filter_ids', 'filters'],
  ['/action_ids', 'actions'],
  ['/capabilities', 'capabilities'],
  ['/access', 'access'],
];
export const sectionOf = (pointer: string): string => sections.find(([prefix]) => pointer.startsWith(prefix))?.[1] ?? 'identity';
