import { diffLines } from '@/rooms/models/diff';
import type { Change, Model, Version, VersionCause } from '@/shared/http/types';
import { now } from './clock';
import { type Call, json, listed, problem } from './http';
import type { State } from './store';

type Kept = Version & { content: Model };
type Stored = State['models'][number];
const contents = ['name', 'description', 'base_model_id', 'system_prompt', 'params', 'suggestions', 'greeting', 'tags'] as const;

/** Every save of the content is a version, and `version` counts them. */
export const record = (state: State, model: Stored, cause: VersionCause, message: string | null): void => {
  const before = state.versions.get(model.id) ?? [];
  const n = before.length + 1;
  model.version = n;
  const { revision: _, ...content } = structuredClone(model);
  const me = state.accounts.find((account) => account.id === state.session);
  const author = me ? { id: me.id, name: me.name } : null;
  state.versions.set(model.id, [...before, { n, author, created_at: now(), message: message ?? '', cause, restored_from: null, content }]);
};

const changesBetween = (from: Model, to: Model): Change[] =>
  contents
    .filter((field) => field !== 'system_prompt' && JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({ field, from: from[field], to: to[field] }));

const listedOnly = ({ content: _, ...version }: Kept) => version;

export const versions = (state: State, model: Stored, { method, path, query }: Call): Response => {
  const every = state.versions.get(model.id) ?? [];
  const [, , , n, verb] = path;
  if (n === undefined) return listed([...every].reverse().map(listedOnly), query);
  const one = every.find((version) => String(version.n) === n);
  const to = every.find((version) => String(version.n) === query.get('to'));
  if (!one) return problem('not-found', 404);
  if (verb === 'diff' && to)
    return json({
      from: one.n,
      to: to.n,
      changes: changesBetween(one.content, to.content),
      prompt: diffLines(one.content.system_prompt ?? '', to.content.system_prompt ?? ''),
    });
  if (verb === 'restore' && method === 'POST') {
    for (const field of contents) Object.assign(model, { [field]: one.content[field] });
    model.revision += 1;
    record(state, model, 'restore', '');
    const made = state.versions.get(model.id)?.at(-1);
    if (made) made.restored_from = one.n;
    const { revision: _, ...wire } = model;
    return json(wire, 200, { etag: `"${model.revision}"` });
  }
  return json(one);
};
