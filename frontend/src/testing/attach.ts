import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Connect } from 'vite';
import { MockBackend } from './backend';
import { furnished } from './backend/furnished';
import { emptyState } from './backend/store';

const requestOf = (incoming: IncomingMessage): Request => {
  const body = incoming.method === 'GET' || incoming.method === 'HEAD' ? undefined : (Readable.toWeb(incoming) as ReadableStream);
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    body,
    ...(body ? { duplex: 'half' } : {}),
  } as RequestInit);
};

const reply = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) outgoing.write(read.value);
  outgoing.end();
};

/** `ATELIER_MOCK=empty` begins as a first start; otherwise a workshop in use. */
export function attachMockBackend(server: Connect.Server): void {
  const backend = new MockBackend(process.env.ATELIER_MOCK === 'empty' ? emptyState() : furnished());
  backend.pace = { wordMs: 30 };
  server.use((incoming, outgoing, next) => {
    if (!incoming.url?.startsWith('/api/')) return next();
    backend
      .handle(requestOf(incoming))
      .then((response) => reply(response, outgoing))
      .catch(next);
  });
}
