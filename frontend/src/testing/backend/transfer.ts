import type { ImportItem, Model } from '@/shared/http/types';
import { type Call, json, problem } from './http';
import { firstVersion, makeModel, type State } from './store';

type Entry = {
  id?: string;
  name?: string;
  base_model_id?: string | null;
  params?: Record<string, unknown>;
  meta?: { description?: string; tags?: { name: string }[] };
};

/** One body, or several files of a form. */
const textsOf = async (request: Request): Promise<string[]> => {
  if (!request.headers.get('content-type')?.startsWith('multipart/')) return [await request.text()];
  const form = await request.formData();
  return Promise.all(form.getAll('file').map((file) => (file as File).text()));
};

const entriesOf = (text: string): Entry[] => {
  const from = /^from\s+(\S+)/im.exec(text);
  if (from && !/^\s*[[{]/.test(text)) return [{ id: 'imported', name: 'imported', base_model_id: from[1] }];
  const read = JSON.parse(text) as Entry | Entry[] | { url: string };
  if ('url' in read) return [{ id: 'from-afar', name: 'From afar', base_model_id: 'demo:plain' }];
  return Array.isArray(read) ? read : [read];
};

export const importFile = async (state: State, { request, query }: Call): Promise<Response> => {
  let entries: Entry[];
  try {
    entries = (await textsOf(request)).flatMap(entriesOf);
  } catch {
    return problem('import-malformed-json', 422, 'Line 1, column 1: not JSON. Nothing was imported.');
  }
  if (entries.some((entry) => !entry.id && !entry.name)) {
    return problem('import-not-recognised', 422, `Found: an object with ${Object.keys(entries[0] ?? {}).join(', ')}.`);
  }
  const mode = query.get('mode') ?? 'skip';
  const wanted = query.getAll('select');
  const chosen = new Map(query.getAll('base').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const items = entries
    .filter((entry) => wanted.length === 0 || wanted.includes(entry.id ?? ''))
    .map((entry): ImportItem => {
      const here = state.models.some((model) => model.id === entry.id);
      const action = !here ? 'create' : mode === 'update' ? 'update' : mode === 'rename' ? 'rename' : 'skip';
      const base = chosen.get(entry.id ?? '') ?? entry.base_model_id;
      const missing = base && !state.bases.some((one) => one.id === base);
      return {
        file: null,
        name: entry.name ?? null,
        source_id: entry.id ?? null,
        target_id: action === 'rename' ? `${entry.id}-2` : (entry.id ?? null),
        kind: 'workspace',
        action,
        changes: action === 'skip' ? [] : [{ field: 'name', from: null, to: entry.name }],
        unresolved: missing ? [{ kind: 'base_model', id: base ?? null, name: null, suggestions: ['demo:plain'], pull: base }] : [],
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
        base_model_id: chosen.get(entry.id ?? '') ?? entry.base_model_id ?? null,
        params: entry.params ?? {},
      };
      const described = { tags: entry.meta?.tags?.map((tag) => tag.name) ?? [], description: entry.meta?.description ?? '' };
      const model = makeModel(state, { ...draft, ...described });
      state.models.unshift(model);
      state.versions.set(model.id, [{ ...firstVersion(model), cause: 'import' }]);
    }
  }
  return json({ format: 'Open WebUI 0.12', items, applied });
};

export const exported = (models: Model[]): Response =>
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

export const shared = (model: Model): Response =>
  json({
    url: 'https://community.example/models/create',
    model: { id: model.id, name: model.name, params: { system: model.system_prompt } },
  });

export const modelfile = (model: Model): Response =>
  new Response(`FROM ${model.base_model_id}\nSYSTEM ${JSON.stringify(model.system_prompt)}\n`, {
    headers: { 'content-type': 'text/plain' },
  });
