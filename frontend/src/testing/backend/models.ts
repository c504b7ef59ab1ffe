import type { ImportItem, ModelDraft } from '@/shared/http/types';
import { bodyOf, type Call, type Handler, json, listed, nothing, problem } from './http';
import { catalogOf, makeModel, now, type State } from './store';

type Stored = State['models'][number];
const wire = ({ revision: _, ...model }: Stored) => model;
const etag = (model: Stored) => ({ etag: `"${model.revision}"` });

const list = (state: State, query: URLSearchParams): Response => {
  const q = (query.get('q') ?? '').toLowerCase();
  const found = state.models.filter(
    (model) =>
      (!q || [model.id, model.name, model.description, model.base_model_id ?? '', ...model.tags].join(' ').toLowerCase().includes(q)) &&
      (!query.get('tag') || model.tags.includes(query.get('tag') ?? '')) &&
      (!query.get('hidden') || String(model.hidden) === query.get('hidden')),
  );
  const byName = query.get('sort') === 'name';
  found.sort((a, b) => (byName ? a.name.localeCompare(b.name) : b.updated_at.localeCompare(a.updated_at)));
  return listed(found.map(wire), query);
};

const tags = (state: State): Response => {
  const counts = new Map<string, number>();
  for (const tag of state.models.flatMap((model) => model.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return json({ items: [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count) });
};

const touch = (model: Stored, change: Partial<Stored>) => Object.assign(model, change, { revision: model.revision + 1 });

const flip = (model: Stored, action: string): void => {
  if (action === 'hide' || action === 'unhide') touch(model, { hidden: action === 'hide' });
  if (action === 'enable' || action === 'disable') touch(model, { enabled: action === 'enable' });
};

const create = async (state: State, request: Request): Promise<Response> => {
  const draft = await bodyOf<ModelDraft>(request);
  if (state.models.some((model) => model.id === draft.id)) return problem('id-taken', 409, `There is already a model ${draft.id}.`);
  const model = makeModel(state, draft);
  state.models.unshift(model);
  return json(wire(model), 201, etag(model));
};

const clone = (state: State, model: Stored): Response => {
  const free = ['-clone', ...Array.from({ length: 50 }, (_, i) => `-clone-${i + 2}`)].map((tail) => model.id + tail);
  const id = free.find((candidate) => !state.models.some((other) => other.id === candidate)) ?? `${model.id}-clone-x`;
  const copy = { ...structuredClone(model), id, created_at: now(), updated_at: now(), revision: 1 };
  state.models.unshift(copy);
  return json(wire(copy), 201, etag(copy));
};

const patch = async (model: Stored, request: Request): Promise<Response> => {
  const expected = request.headers.get('if-match');
  if (expected && expected !== `"${model.revision}"`) return problem('stale', 412, 'The model was changed.');
  const change = await bodyOf<Partial<ModelDraft>>(request);
  const temperature = change.params?.temperature;
  if (temperature !== undefined && temperature !== null && Number(temperature) > 2) {
    return problem('validation', 422, 'Invalid', { errors: [{ pointer: '/params/temperature', detail: 'Must be at most 2' }] });
  }
  const params = Object.fromEntries(Object.entries({ ...model.params, ...change.params }).filter(([, value]) => value !== null));
  touch(model, { ...change, params, updated_at: now(), version: model.version + 1 });
  return json(wire(model), 200, etag(model));
};

type Entry = {
  id?: string;
  name?: string;
  base_model_id?: string | null;
  params?: Record<string, unknown>;
  meta?: { description?: string; tags?: { name: string }[] };
};

const importFile = async (state: State, { request, query }: Call): Promise<Response> => {
  const text = await request.text();
  let entries: Entry[];
  try {
    const read: unknown = JSON.parse(text);
    entries = Array.isArray(read) ? read : [read as Entry];
  } catch {
    return problem('import-malformed-json', 422, 'Line 1, column 1: not JSON. Nothing was imported.');
  }
  if (entries.some((entry) => !entry.id && !entry.name)) {
    return problem('import-not-recognised', 422, `Found: an object with ${Object.keys(entries[0] ?? {}).join(', ')}.`);
  }
  const mode = query.get('mode') ?? 'skip';
  const wanted = query.getAll('select');
  const items = entries
    .filter((entry) => wanted.length === 0 || wanted.includes(entry.id ?? ''))
    .map((entry): ImportItem => {
      const here = state.models.some((model) => model.id === entry.id);
      const action = !here ? 'create' : mode === 'update' ? 'update' : mode === 'rename' ? 'rename' : 'skip';
      const missing = entry.base_model_id && !state.bases.some((base) => base.id === entry.base_model_id);
      return {
        file: null,
        name: entry.name ?? null,
        source_id: entry.id ?? null,
        target_id: action === 'rename' ? `${entry.id}-2` : (entry.id ?? null),
        kind: 'workspace',
        action,
        changes: action === 'skip' ? [] : [{ field: 'name', from: null, to: entry.name }],
        unresolved: missing
          ? [{ kind: 'base_model', id: entry.base_model_id ?? null, name: null, suggestions: [], pull: null }]
          : [],
        problems: action === 'skip' ? ['A model with this id is already here.'] : [],
      };
    });
  const applied = query.get('dry_run') !== 'true';
  if (applied) {
    for (const [i, item] of items.entries()) {
      const entry = entries.find((one) => one.id === item.source_id) ?? entries[i];
      if (item.action === 'skip' || !item.target_id || !entry) continue;
      state.models = state.models.filter((model) => model.id !== item.target_id);
      const draft = {
        id: item.target_id,
        name: entry.name ?? item.target_id,
        base_model_id: entry.base_model_id ?? null,
        params: entry.params ?? {},
      };
      state.models.unshift(
        makeModel(state, { ...draft, tags: entry.meta?.tags?.map((tag) => tag.name) ?? [], description: entry.meta?.description ?? '' }),
      );
    }
  }
  return json({ format: 'Open WebUI 0.12', items, applied });
};

const exported = (models: Stored[]): Response =>
  json(
    models.map((model) => ({
      id: model.id,
      name: model.name,
      base_model_id: model.base_model_id,
      params: { ...model.params, system: model.system_prompt },
      meta: { description: model.description, tags: model.tags.map((name) => ({ name })) },
    })),
    200,
    { 'content-disposition': 'attachment; filename="models-export.json"' },
  );

export const models =
  (state: State): Handler =>
  async (call) => {
    const { method, path, query, request } = call;
    if (path[0] === 'catalog') return listed(catalogOf(state), query);
    if (path[0] !== 'models') return null;
    const [, id, verb] = path;
    if (!id) return method === 'GET' ? list(state, query) : create(state, request);
    if (id === 'tags') return tags(state);
    if (id === 'import') return importFile(state, call);
    if (id === 'export')
      return exported(query.has('id') ? state.models.filter((model) => query.getAll('id').includes(model.id)) : state.models);
    const model = state.models.find((one) => one.id === id);
    if (!model) return problem('not-found', 404, `There is no model ${id}.`);
    if (verb === 'clone') return clone(state, model);
    if (verb) {
      flip(model, verb);
      return json(wire(model), 200, etag(model));
    }
    if (method === 'PATCH') return patch(model, request);
    if (method === 'DELETE') {
      state.models = state.models.filter((one) => one !== model);
      return nothing();
    }
    return json(wire(model), 200, etag(model));
  };
