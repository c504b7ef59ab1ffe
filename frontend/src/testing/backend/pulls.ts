import type { Pull } from '@/shared/http/types';
import { now } from './clock';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import type { State } from './store';

export const makePull = (state: State, name: string, more: Partial<Pull> = {}): Pull => {
  const connection = state.connections.find((one) => one.id === (more.connection_id ?? 'ws'));
  return {
    id: `p${state.next++}`,
    kind: 'pull',
    name,
    model_id: name,
    connection_id: 'ws',
    connection_name: connection?.name ?? '',
    state: 'running',
    completed: 0,
    total: 0,
    bytes_per_second: null,
    seconds_left: null,
    status: '',
    message: null,
    requested_by: { id: 'u1', name: 'Ines Marchetti' },
    created_at: now(),
    updated_at: now(),
    ...more,
  };
};

/** A change as the server tells it: later than the one before. */
export const changePull = (state: State, id: string, change: Partial<Pull>): void => {
  state.pulls = state.pulls.map((pull) =>
    pull.id === id ? { ...pull, ...change, updated_at: new Date(Date.now() + 1).toISOString() } : pull,
  );
};

const events = (state: State): Response => {
  const told = new Map<string, string>();
  let timer: ReturnType<typeof setInterval>;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const bytes = new TextEncoder();
      const tell = () => {
        for (const pull of state.pulls) {
          const data = JSON.stringify(pull);
          if (told.get(pull.id) !== data) controller.enqueue(bytes.encode(`event: pull\ndata: ${data}\n\n`));
          told.set(pull.id, data);
        }
      };
      controller.enqueue(bytes.encode(': keep-alive\n\n'));
      tell();
      timer = setInterval(tell, 40);
    },
    cancel: () => clearInterval(timer),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};

const start = (state: State, pull: Pull): Response => {
  const running = state.pulls.find(
    (one) => one.model_id === pull.model_id && one.connection_id === pull.connection_id && /queued|running/.test(one.state),
  );
  if (running) return problem('pull-running', 409, '', { pull_id: running.id });
  state.pulls = [pull, ...state.pulls.filter((one) => one.model_id !== pull.model_id)];
  return json(pull, 202);
};

const stored =
  (state: State): Handler =>
  async ({ method, path, query, request }) => {
    const [, connection = '', , name = '', verb] = path;
    const models = state.stored[connection];
    if (!models) return problem('upstream-unreachable', 502, 'Connection refused');
    if (!name && method === 'GET') return listed(models, query);
    if (!name) {
      const body = await bodyOf<{ name: string; modelfile: string }>(request);
      if (/^FROM \.\//m.test(body.modelfile))
        return problem('validation', 422, '', { errors: [{ pointer: '/modelfile', detail: 'Line 1: FROM names a file.' }] });
      return start(state, makePull(state, body.name, { kind: 'create', connection_id: connection }));
    }
    if (name === 'update-all') {
      const begun = models.map((model) => makePull(state, model.name, { kind: 'update', connection_id: connection, state: 'queued' }));
      state.pulls = [...begun, ...state.pulls];
      return json({ items: begun, next_cursor: null, total: begun.length }, 202);
    }
    if (verb === 'update') return start(state, makePull(state, name, { kind: 'update', connection_id: connection }));
    if (verb === 'unload') for (const model of models) if (model.name === name) model.loaded = null;
    if (method === 'DELETE') state.stored[connection] = models.filter((model) => model.name !== name);
    return nothing();
  };

export const pulls =
  (state: State): Handler =>
  async (call) => {
    const { method, path, query, request } = call;
    if (path[0] === 'connections' && path[2] === 'models') return stored(state)(call);
    if (path[0] !== 'pulls') return null;
    const [, id, verb] = path;
    if (id === 'events') return events(state);
    if (!id && method === 'GET') return listed(state.pulls, query);
    if (!id) {
      const body = await bodyOf<{ name: string; connection_id?: string | null }>(request);
      return start(state, makePull(state, body.name, { connection_id: body.connection_id ?? 'ws' }));
    }
    const pull = state.pulls.find((one) => one.id === id);
    if (!pull) return problem('not-found', 404);
    if (method === 'DELETE') {
      state.pulls = state.pulls.filter((one) => one !== pull);
      return nothing();
    }
    if (verb === 'cancel') changePull(state, id, { state: 'cancelled', bytes_per_second: null, seconds_left: null });
    if (verb === 'resume') changePull(state, id, { state: 'queued', message: null });
    return json(state.pulls.find((one) => one.id === id));
  };
