import type { BaseModel, ModelDraft, UsedBy } from '@/shared/http/types';
import { now } from './clock';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import { makeModel, type State } from './store';
import { record } from './versions';

const usersOf = (state: State, id: string): UsedBy[] => [
  ...state.models.filter((model) => model.base_model_id === id).map(({ id, name, owner }) => ({ id, name, owner, as: 'base' as const })),
  ...state.models
    .filter((model) => model.fallback_ids?.includes(id))
    .map(({ id, name, owner }) => ({ id, name, owner, as: 'fallback' as const })),
];

const shown = (state: State, base: BaseModel): BaseModel => {
  const { revision: _, ...settings } = state.settled.get(base.id) ?? { revision: 0 };
  return {
    ...base,
    settings: 'id' in settings ? settings : null,
    used_by: usersOf(state, base.id).length,
    renamed_to: base.renamed_to ?? null,
  };
};

const repoint = async (state: State, request: Request): Promise<Response> => {
  const { from, to, dry_run, ids } = await bodyOf<{ from: string; to: string; dry_run?: boolean; ids?: string[] }>(request);
  if (!state.bases.some((base) => base.id === to))
    return problem('validation', 422, 'Invalid', { errors: [{ pointer: '/to', detail: `There is no base model ${to}.` }] });
  const items = usersOf(state, from).filter((one) => !ids || ids.includes(one.id));
  if (!dry_run)
    for (const model of state.models.filter((one) => items.some((item) => item.id === one.id))) {
      if (model.base_model_id === from) model.base_model_id = to;
      model.fallback_ids = model.fallback_ids?.map((id) => (id === from ? to : id));
      model.revision += 1;
      record(state, model, 'repoint', `Repointed from ${from} to ${to}`);
    }
  return json({ from, to, items, applied: !dry_run });
};

export const bases =
  (state: State): Handler =>
  async ({ method, path, query, request }) => {
    if (path[0] === 'parameters') {
      const row = {
        name: 'temperature',
        min: 0,
        max: 2,
        default: { ollama: 0.8, openai: 1 },
        sent: { ollama: 'options.temperature', openai: 'temperature' },
      };
      return listed(
        [
          row,
          {
            name: 'num_ctx',
            min: 0,
            default: { ollama: null, openai: null },
            sent: { ollama: 'options.num_ctx', openai: 'num_ctx' },
            listed: true,
          },
        ],
        query,
      );
    }
    if (path[0] !== 'base-models') return null;
    const [, id, verb] = path;
    if (id === 'repoint') return repoint(state, request);
    if (!id)
      return listed(
        state.bases.map((base) => shown(state, base)),
        query,
      );
    const base = state.bases.find((one) => one.id === id);
    if (!base) return problem('not-found', 404, `There is no base model ${id}.`);
    if (verb === 'used-by') return listed(usersOf(state, id), query);
    if (verb === 'settings') {
      state.settled.delete(id);
      return nothing();
    }
    const set = state.settled.get(id);
    if (method === 'PATCH') {
      const expected = request.headers.get('if-match');
      if (expected && set && expected !== `"${set.revision}"`) return problem('stale', 412);
      const change = await bodyOf<Partial<ModelDraft>>(request);
      const row = set ?? { ...makeModel(state, { id, name: base.name }), access: { visibility: 'public' as const, grants: [] } };
      Object.assign(row, change, { revision: row.revision + 1, updated_at: now() });
      state.settled.set(id, row);
    }
    return json(shown(state, base), 200, { etag: `"${state.settled.get(id)?.revision ?? 0}"` });
  };
