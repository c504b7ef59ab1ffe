import type { Attention, BulkAction, BulkItem, ModelDraft } from '@/shared/http/types';
import { now } from './clock';
import { explanation } from './explain';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import { catalogOf, makeModel, type State } from './store';
import { exported, importFile, modelfile, shared } from './transfer';
import { record, versions } from './versions';

type Stored = State['models'][number];
const attentionOf = (state: State, model: Stored): Attention | null => {
  if (model.base_model_id === null) return 'no-base';
  const base = state.bases.find((one) => one.id === model.base_model_id);
  if (!base || base.state === 'removed') return 'base-removed';
  return base.state === 'unreachable' ? 'base-unreachable' : null;
};
const wire = (state: State, { revision, ...model }: Stored) => ({
  ...model,
  attention: attentionOf(state, { ...model, revision }),
  base_renamed_to: state.bases.find((one) => one.id === model.base_model_id)?.renamed_to ?? null,
});
const etag = (model: Stored) => ({ etag: `"${model.revision}"` });

const isOwn = (state: State, model: Stored) => model.owner.id === state.session;

const list = (state: State, query: URLSearchParams): Response => {
  const q = (query.get('q') ?? '').toLowerCase();
  const found = state.models.filter(
    (model) =>
      (!q || [model.id, model.name, model.description, model.base_model_id ?? '', ...model.tags].join(' ').toLowerCase().includes(q)) &&
      (!query.get('tag') || model.tags.includes(query.get('tag') ?? '')) &&
      (!query.get('hidden') || String(model.hidden) === query.get('hidden')) &&
      (!query.get('attention') || attentionOf(state, model) !== null) &&
      (!query.get('owner') || isOwn(state, model) === (query.get('owner') === 'me')),
  );
  const byName = query.get('sort') === 'name';
  found.sort((a, b) => (byName ? a.name.localeCompare(b.name) : b.updated_at.localeCompare(a.updated_at)));
  return listed(
    found.map((model) => wire(state, model)),
    query,
  );
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
  record(state, model, 'create', null);
  return json(wire(state, model), 201, etag(model));
};

const clone = (state: State, model: Stored): Response => {
  const free = ['-clone', ...Array.from({ length: 50 }, (_, i) => `-clone-${i + 2}`)].map((tail) => model.id + tail);
  const id = free.find((candidate) => !state.models.some((other) => other.id === candidate)) ?? `${model.id}-clone-x`;
  const copy = { ...structuredClone(model), id, created_at: now(), updated_at: now(), version: 0, revision: 1 };
  state.models.unshift(copy);
  record(state, copy, 'clone', `Cloned from ${model.id}`);
  return json(wire(state, copy), 201, etag(copy));
};

const patch = async (state: State, model: Stored, request: Request, message: string | null): Promise<Response> => {
  const expected = request.headers.get('if-match');
  if (!model.permissions.write) return problem('forbidden', 403);
  if (expected && expected !== `"${model.revision}"`) return problem('stale', 412, 'The model was changed.');
  const change = await bodyOf<Partial<ModelDraft>>(request);
  const temperature = change.params?.temperature;
  if (temperature !== undefined && temperature !== null && Number(temperature) > 2) {
    return problem('validation', 422, 'Invalid', { errors: [{ pointer: '/params/temperature', detail: 'Must be at most 2' }] });
  }
  const params = Object.fromEntries(Object.entries({ ...model.params, ...change.params }).filter(([, value]) => value !== null));
  const capabilities = Object.fromEntries(
    Object.entries({ ...model.capabilities, ...change.capabilities }).filter(([, value]) => value !== null),
  );
  touch(model, { ...change, params, capabilities, updated_at: now() });
  if (Object.keys(change).some((field) => field !== 'access')) record(state, model, 'save', message);
  return json(wire(state, model), 200, etag(model));
};

const bulk = async (state: State, request: Request): Promise<Response> => {
  const { ids, action } = await bodyOf<{ ids: string[]; action: BulkAction }>(request);
  const act = (id: string): BulkItem => {
    const model = state.models.find((one) => one.id === id) ?? state.settled.get(id);
    if (!model) return { id, outcome: 'refused', problem: { type: 'not-found', status: 404, detail: `There is no model ${id}.` } };
    if (!model.permissions.write) return { id, outcome: 'refused', problem: { type: 'forbidden', status: 403 } };
    if (action === 'delete') state.models = state.models.filter((one) => one.id !== id);
    const before = model.revision;
    const already = { hide: model.hidden, unhide: !model.hidden, enable: model.enabled, disable: !model.enabled, delete: false }[action];
    if (!already) flip(model, action);
    return { id, outcome: model.revision === before && action !== 'delete' ? 'unchanged' : 'done', problem: null };
  };
  return json({ items: ids.map(act) });
};

const avatar = async (state: State, model: Stored, request: Request): Promise<Response> => {
  if (request.method === 'GET') {
    const found = state.avatars.get(model.id);
    return found ? new Response(found.bytes, { headers: { 'content-type': found.type } }) : problem('not-found', 404);
  }
  if (request.method === 'DELETE') {
    state.avatars.delete(model.id);
    touch(model, { avatar_url: null });
    return nothing();
  }
  const type = request.headers.get('content-type') ?? '';
  if (!/^image\/(png|jpeg|webp|gif)$/.test(type)) return problem('unsupported-media-type', 415);
  state.avatars.set(model.id, { type, bytes: await request.arrayBuffer() });
  touch(model, { avatar_url: `/api/v1/models/${encodeURIComponent(model.id)}/avatar?v=${model.revision}` });
  return json(wire(state, model), 200, etag(model));
};

const explained = async (model: Stored, request: Request): Promise<Response> => {
  const { messages = [] } = await bodyOf<{ messages?: { role: string; content: string }[] }>(request);
  return json(
    explanation(
      model,
      messages.map((message) => ({ ...message, ids: [], isNew: true })),
    ),
  );
};

export const models =
  (state: State): Handler =>
  async (call) => {
    const { method, path, query, request } = call;
    if (path[0] === 'catalog') return listed(catalogOf(state), query);
    if (path[0] !== 'models') return null;
    const [, id, verb] = path;
    if (!id) return method === 'GET' ? list(state, query) : create(state, request);
    if (id === 'tags') return tags(state);
    if (id === 'bulk') return bulk(state, request);
    if (id === 'import') return importFile(state, call);
    if (id === 'export')
      return exported(query.has('id') ? state.models.filter((model) => query.getAll('id').includes(model.id)) : state.models);
    const model = state.models.find((one) => one.id === id);
    if (!model) return problem('not-found', 404, `There is no model ${id}.`);
    if (verb === 'clone') return clone(state, model);
    if (verb === 'versions') return versions(state, model, call);
    if (verb === 'avatar') return avatar(state, model, request);
    if (verb === 'share') return shared(model);
    if (verb === 'modelfile') return modelfile(model);
    if (verb === 'explain') return explained(model, request);
    if (verb) {
      flip(model, verb);
      return json(wire(state, model), 200, etag(model));
    }
    if (method === 'PATCH') return patch(state, model, request, query.get('message'));
    if (method === 'DELETE') {
      state.models = state.models.filter((one) => one !== model);
      return nothing();
    }
    return json(wire(state, model), 200, etag(model));
  };
