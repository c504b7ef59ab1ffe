import { accounts } from './accounts';
import { bases } from './bases';
import { chats, type Pace } from './chats';
import { connections } from './connections';
import { extensions } from './extensions';
import { files } from './files';
import { groups } from './groups';
import { type Handler, problem } from './http';
import { knowledge } from './knowledge';
import { models } from './models';
import { pulls } from './pulls';
import { emptyState, type State } from './store';

/** A stand-in for the backend in the page's own process: for component tests, and for `npm run dev:mock`. */
export class MockBackend {
  state: State;
  pace: Pace = { wordMs: 0 };

  constructor(state: State = emptyState()) {
    this.state = state;
  }

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname
      .replace(/^\/api\/v1\//, '')
      .split('/')
      .map(decodeURIComponent);
    const { state } = this;
    const handlers: Handler[] = [
      accounts(state),
      groups(state),
      knowledge(state),
      extensions(state),
      models(state),
      bases(state),
      pulls(state),
      connections(state),
      files(state),
      chats(state, this.pace),
    ];
    for (const handler of handlers) {
      const response = await handler({ method: request.method, path, query: url.searchParams, request });
      if (response) return response;
    }
    return problem('not-found', 404, `${request.method} ${url.pathname}`);
  }
}
