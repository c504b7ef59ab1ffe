import type { CollectionChange } from '@/rooms/knowledge/model';
import { now } from './clock';
import { bodyOf, type Call, type Handler, json, listed, nothing, problem } from './http';
import { counted, newCollection, newDocument, passagesOf, stepOn } from './library';
import type { State } from './store';

const added = async (state: State, place: { knowledge_id: string | null }, request: Request): Promise<Response> => {
  const { library } = state;
  const id = () => `doc-${state.next++}`;
  if (request.headers.get('content-type')?.includes('json')) {
    const body = await bodyOf<{ name?: string; text?: string; url?: string; folder?: string }>(request);
    const name = body.name ?? body.url ?? '';
    const doc = newDocument(id(), {
      ...place,
      name,
      text: body.text ?? '',
      folder: body.folder ?? '',
      source_url: body.url,
      state: 'queued',
    });
    library.documents.push(doc);
    return json({ items: [doc], refused: [] }, 202);
  }
  const form = await request.formData();
  const folder = String(form.get('folder') ?? '');
  const items = [];
  for (const file of form.getAll('file')) {
    if (typeof file === 'string') continue;
    const text = await file.text();
    items.push(newDocument(id(), { ...place, name: file.name, folder, text, size: file.size, state: 'queued' }));
  }
  library.documents.push(...items);
  return json({ items, refused: [] }, 202);
};

const ofCollection = async (state: State, { method, path, query, request }: Call): Promise<Response> => {
  const { library } = state;
  const [, id = '', below] = path;
  const collection = library.collections.find((one) => one.id === id);
  if (!collection) return problem('not-found', 404);
  if (below === 'used-by') {
    const users = state.models.filter((model) => model.knowledge_ids?.includes(id));
    return json({ items: users.map((model) => ({ id: model.id, name: model.name })), others: 0 });
  }
  if (below === 'folders') {
    const names = library.documents.filter((doc) => doc.knowledge_id === id && doc.folder).map(({ folder }) => folder);
    return listed(
      [...new Set(names)].sort().map((name) => ({ name, documents: names.filter((one) => one === name).length })),
      query,
    );
  }
  if (below === 'documents') {
    if (method === 'POST') return added(state, { knowledge_id: id }, request);
    const q = query.get('q')?.toLowerCase() ?? '';
    const found = library.documents
      .filter((doc) => doc.knowledge_id === id && doc.name.toLowerCase().includes(q))
      .filter((doc) => !query.get('state') || doc.state === query.get('state'))
      .filter((doc) => query.get('folder') === null || doc.folder === query.get('folder'))
      .sort((a, b) => a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name));
    const page = listed(
      found.map(({ text: _, ...doc }) => doc),
      query,
    );
    stepOn(library);
    return page;
  }
  if (method === 'DELETE') {
    library.collections = library.collections.filter((one) => one !== collection);
    return nothing();
  }
  if (method === 'PATCH') {
    const { settings, ...change } = await bodyOf<CollectionChange>(request);
    Object.assign(collection, change, { settings: { ...collection.settings, ...settings }, updated_at: now() });
  }
  return json(counted(library, collection), 200, { etag: `"${collection.updated_at}"` });
};

const ofDocument = async ({ library }: State, { method, path, query, request }: Call): Promise<Response> => {
  const [, id, below, position] = path;
  const doc = library.documents.find((one) => one.id === id);
  if (!doc) return problem('not-found', 404);
  const { text, ...told } = doc;
  const passages = passagesOf(doc);
  switch (below) {
    case 'text':
      return json({ text, pages: passages.flatMap(({ page, start }, i) => (i % 3 === 0 ? [{ page, start }] : [])) });
    case 'passages': {
      const one = passages.find((passage) => String(passage.position) === position);
      if (position) return one ? json(one) : problem('not-found', 404);
      return listed(passages, query);
    }
    case 'retry':
      Object.assign(doc, { state: 'queued', problem: null });
      return json(told, 202);
    case 'cancel':
      doc.state = 'cancelled';
      return json(told, 202);
    case 'content':
      return new Response(text);
  }
  if (method === 'DELETE') {
    library.documents = library.documents.filter((one) => one !== doc);
    return nothing();
  }
  if (method === 'PATCH') Object.assign(doc, await bodyOf(request));
  if (method === 'PUT') Object.assign(doc, { state: 'queued' });
  return json({ ...told, name: doc.name, folder: doc.folder, state: doc.state });
};

const found = async ({ library }: State, request: Request): Promise<Response> => {
  const { knowledge_ids, query, k = 5 } = await bodyOf<{ knowledge_ids: string[]; query: string; k?: number }>(request);
  const words = query
    .toLowerCase()
    .split(/\P{L}+/u)
    .filter(Boolean);
  const hits = library.documents
    .filter((doc) => knowledge_ids.includes(doc.knowledge_id ?? '') && doc.state === 'ready')
    .flatMap(({ id, name, knowledge_id, ...doc }) =>
      passagesOf({ id, name, knowledge_id, ...doc }).map((passage) => ({ document: { id, name, knowledge_id }, ...passage })),
    )
    .map((hit) => ({ ...hit, fits: words.filter((word) => hit.text.toLowerCase().includes(word)).length }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .slice(0, k)
    .map(({ fits, ...hit }) => ({
      ...hit,
      score: fits,
      scores: { match: fits / 4, words: fits / 2, trigrams: fits / 3, cosine: 0.31 + fits / 20 },
    }));
  return json({ items: hits });
};

export const knowledge =
  (state: State): Handler =>
  async (call) => {
    const { method, path, query, request } = call;
    const { library } = state;
    if (path[0] === 'models' && path[2] === 'documents') {
      const model = state.models.find((one) => one.id === path[1]);
      if (!model) return problem('not-found', 404);
      const own = () => library.documents.filter((doc) => model.document_ids?.includes(doc.id));
      if (method === 'GET') {
        const page = listed(own(), query);
        stepOn(library);
        return page;
      }
      const answer = await added(state, { knowledge_id: null }, request);
      const { items } = (await answer.clone().json()) as { items: { id: string }[] };
      model.document_ids = [...(model.document_ids ?? []), ...items.map(({ id }) => id)];
      model.version++;
      model.revision++;
      return answer;
    }
    if (path[0] === 'documents') return ofDocument(state, call);
    if (path[0] !== 'knowledge') return null;
    if (path[1] === 'query') return found(state, request);
    if (path[1] === 'embedding-models')
      return json({
        items: [
          { connection_id: null, connection_name: null, model: 'all-minilm-l6-v2', dimensions: 384, built_in: true },
          { connection_id: 'ws', connection_name: 'Workstation', model: 'nomic-embed-text:latest', dimensions: 768, built_in: false },
        ],
      });
    if (path[1]) return ofCollection(state, call);
    if (method === 'POST') {
      const body = await bodyOf<CollectionChange>(request);
      const { settings, ...rest } = body;
      const made = newCollection(`know-${state.next++}`, rest);
      Object.assign(made.settings, settings);
      library.collections.push(made);
      return json(made, 201);
    }
    const q = query.get('q')?.toLowerCase() ?? '';
    const fitting = library.collections.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(q));
    return listed(
      fitting.map((one) => counted(library, one)),
      query,
    );
  };
