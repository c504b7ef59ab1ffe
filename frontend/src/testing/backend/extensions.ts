import type { Extension, ExtensionChange, Found, Kind, Tried } from '@/rooms/extensions/model';
import { now } from './clock';
import { anExtension, offer } from './extension-samples';
import { bodyOf, type Call, type Handler, json, listed, nothing, problem } from './http';
import type { State } from './store';

const tagged = (one: Extension, status = 200) => json(one, status, { etag: `"${one.version}"` });

const secretsIn = (one: Extension): string[] =>
  Object.entries(one.settings_schema?.properties ?? {}).flatMap(([name, { format }]) => (format === 'password' ? [name] : []));

/** Secrets are kept and never told. */
const withSettings = (one: Extension, change: Record<string, unknown>): void => {
  const secrets = secretsIn(one);
  const kept = new Set(one.secrets_set);
  const settings: Record<string, unknown> = { ...one.settings };
  for (const [name, value] of Object.entries(change)) {
    if (secrets.includes(name)) kept[value === null ? 'delete' : 'add'](name);
    else if (value === null) delete settings[name];
    else settings[name] = value;
  }
  Object.assign(one, { settings, secrets_set: [...kept] });
};

const changed = (one: Extension, { settings, tools, definition, ...change }: ExtensionChange): void => {
  Object.assign(one, change, { version: (one.version ?? 1) + 1, updated_at: now() });
  if (definition) one.definition = { ...one.definition, ...definition };
  if (settings) withSettings(one, settings);
  if (tools) one.tools = one.tools?.map((tool) => ({ ...tool, ...tools.find(({ name }) => name === tool.name) }));
};

const look = ({ kind, source, definition }: ExtensionChange): Found => {
  if (definition?.url?.includes('dead')) return { state: 'unreachable', tools: [], problem: 'It does not answer (connection refused).' };
  if (source === 'script' && definition?.code?.includes('oops'))
    return { state: 'broken', tools: [], problem: 'SyntaxError: unexpected token at line 2, column 3' };
  const text = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };
  const tools = kind === 'tool' ? [offer('echo', text, { title: 'Echo' }), offer('add', text, { changes_something: true })] : [];
  const secret = { properties: { api_key: { type: 'string', format: 'password', title: 'API key' } } };
  return { state: 'ok', tools, settings_schema: source === 'script' ? null : secret };
};

const tryOut = async (one: Extension, request: Request): Promise<Tried> => {
  const body = await bodyOf<{
    arguments?: Record<string, unknown>;
    messages?: unknown;
    text?: string;
    pieces?: string[];
    message?: string;
    code?: string;
  }>(request);
  if (body.code?.includes('oops')) return { problem: 'SyntaxError: unexpected token at line 2, column 3', logs: [], took_ms: 1 };
  const output = body.arguments ?? body.messages ?? body.text ?? body.pieces?.join('') ?? body.message ?? '';
  return { output, logs: [`tried ${one.id}`], took_ms: 1.4 };
};

const namers = (state: State, ids: string[]) =>
  state.models.filter((model) =>
    [model.tool_ids, model.filter_ids, model.action_ids].some((named) => named?.some((id) => ids.includes(id))),
  );

const onOne = async (state: State, { method, path, request, query }: Call): Promise<Response> => {
  const one = state.extensions.find(({ id }) => id === path[1]);
  if (!one) return problem('not-found', 404);
  switch (path[2]) {
    case 'enable':
    case 'disable':
      changed(one, { enabled: path[2] === 'enable' });
      return tagged(one);
    case 'refresh':
      Object.assign(one, { state: 'ok', problem: null, checked_at: now() });
      return tagged(one);
    case 'used-by': {
      const users = namers(state, [one.id]);
      return json({ items: users.map(({ id, name }) => ({ id, name })), others: 0 });
    }
    case 'test':
      return json(await tryOut(one, request));
    case 'logs':
      return listed(
        one.source === 'builtin'
          ? []
          : [
              {
                at: now(),
                what: 'call',
                caller: { id: 'ines', name: 'Ines Marchetti' },
                took_ms: 412,
                ok: false,
                problem: 'It took too long.',
                lines: ['asked'],
              },
            ],
        query,
      );
  }
  if (method === 'DELETE') {
    state.extensions = state.extensions.filter((other) => other !== one);
    return nothing();
  }
  if (method === 'PATCH') {
    if (request.headers.get('if-match') && request.headers.get('if-match') !== `"${one.version}"`) return problem('stale', 412);
    changed(one, await bodyOf<ExtensionChange>(request));
  }
  return tagged(one);
};

export const extensions =
  (state: State): Handler =>
  async (call) => {
    const { method, path, query, request } = call;
    if (path[0] !== 'extensions') return null;
    if (path[1] === 'check') return json(look(await bodyOf<ExtensionChange>(request)));
    if (path[1] === 'import') {
      const file = await bodyOf<(ExtensionChange & { id: string; type?: string; content?: string })[]>(request);
      const dry = query.get('dry_run') === 'true';
      const python = file.some(({ content }) => content);
      const items = file.map(({ id, name, kind, source }) => {
        const here = state.extensions.some((one) => one.id === id);
        if (!here && !python && !dry) state.extensions.push(anExtension(id, kind ?? 'tool', source ?? 'script', { name: name ?? id }));
        const problems = here && !python ? ['There is one by this id.'] : [];
        return {
          source_id: id,
          target_id: id,
          kind: kind ?? 'filter',
          name: name ?? id,
          action: python ? 'refuse' : here ? 'skip' : 'create',
          problems,
          ...(python ? { advice: { of: 'filter', detail: 'Python is not run here.' } } : {}),
        };
      });
      return json({ format: python ? 'open-webui-functions' : 'atelier', items, applied: !dry });
    }
    if (path[1] === 'export') {
      const ids = query.getAll('id');
      return json(state.extensions.filter(({ id, source }) => source !== 'builtin' && (ids.length === 0 || ids.includes(id))));
    }
    if (path[1] === 'used-by') {
      const named = (ids: string[]) => namers(state, ids).length;
      const ids = query.getAll('id');
      return json({ items: ids.map((id) => ({ id, models: named([id]) })).filter(({ models }) => models > 0), models: named(ids) });
    }
    if (path[1]) return onOne(state, call);
    if (method === 'POST') {
      const body = await bodyOf<ExtensionChange & { id: string; kind: Kind; source: Extension['source'] }>(request);
      if (state.extensions.some(({ id }) => id === body.id)) return problem('id-taken', 409);
      const found = look(body);
      const made = anExtension(body.id, body.kind, body.source, { ...found, settings_schema: found.settings_schema ?? {} });
      changed(made, body);
      state.extensions.push(made);
      return tagged(made, 201);
    }
    const q = query.get('q')?.toLowerCase() ?? '';
    const fits = ({ kind, source, name, description, id }: Extension) =>
      (!query.get('kind') || kind === query.get('kind')) &&
      (!query.get('source') || source === query.get('source')) &&
      `${name} ${description} ${id}`.toLowerCase().includes(q);
    return listed(state.extensions.filter(fits), query);
  };
