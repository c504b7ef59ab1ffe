import type { Connection, ConnectionDraft } from '@/shared/http/types';
import { now } from './clock';
import { bodyOf, type Handler, json, listed, nothing, problem } from './http';
import { demoConnection, type State } from './store';

const verified = (url: string | null | undefined): Response =>
  url?.includes('dead')
    ? problem('upstream-unreachable', 502, `Connection refused: ${url}`)
    : json({ state: 'ok', version: '0.13.1', latency_ms: 4, model_count: 3, models: ['demo:plain'] });

export const connections =
  (state: State): Handler =>
  async ({ method, path, query, request }) => {
    if (path[0] === 'base-models') return listed(state.bases, query);
    if (path[0] !== 'connections') return null;
    const [, id, verb] = path;
    if (!id && method === 'GET') return listed(state.connections, query);
    if (id === 'verify') return verified((await bodyOf<ConnectionDraft>(request)).url);
    if (!id) {
      const draft = await bodyOf<ConnectionDraft>(request);
      const connection: Connection = {
        ...demoConnection(),
        ...draft,
        id: `c${state.next++}`,
        priority: state.connections.length * 10,
        has_api_key: Boolean(draft.api_key),
        prefix: draft.prefix ?? null,
        url: draft.url ?? null,
      };
      state.connections.push(connection);
      return json(connection, 201);
    }
    const connection = state.connections.find((one) => one.id === id);
    if (!connection) return problem('not-found', 404);
    if (verb === 'verify') {
      connection.checked_at = now();
      return connection.state === 'unreachable' ? problem('upstream-unreachable', 502, 'Connection refused') : verified(connection.url);
    }
    if (method === 'PATCH') {
      Object.assign(connection, await bodyOf<Partial<Connection>>(request));
      return json(connection);
    }
    if (method === 'DELETE') {
      state.connections = state.connections.filter((one) => one !== connection);
      return nothing();
    }
    return json(connection);
  };
