import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { MockBackend } from './backend';
import { emptyState, type State } from './backend/store';

let backend = new MockBackend();

/** Every test begins with a backend of its own. */
export const backendWith = (state: State = emptyState()): MockBackend => {
  backend = new MockBackend(state);
  return backend;
};

export const server = setupServer(
  http.all('*/api/v1/*', ({ request }) => backend.handle(request)),
  http.get('*/config.json', () => HttpResponse.json({ api: '' })),
);
