import createClient from 'openapi-fetch';
import { problemIn, Refusal, unreachable } from './problem';
import type { paths } from './schema.gen';
import { apiBase } from './settings';

const sameOrigin = () => new URL(apiBase()).origin === location.origin;

/** Every call of the page: to the configured address, with the session's cookie, and a `Refusal` for whatever is not 2xx. */
export const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(new URL(path, apiBase()), {
    credentials: sameOrigin() ? 'same-origin' : 'include',
    ...init,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal(unreachable);
  });
  if (!response.ok) throw new Refusal(await problemIn(response));
  return response;
};

const throughSend = async (request: Request): Promise<Response> => {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : await request.arrayBuffer();
  return send(pathname + search, { method: request.method, headers: request.headers, body, signal: request.signal });
};

export const client = createClient<paths>({ baseUrl: 'http://atelier.invalid', fetch: throughSend });

/** openapi-fetch hands errors back as values; ours were thrown already, so what is left is the data, named as the page names it. */
export const answer = async <T>(call: Promise<{ data?: unknown }>): Promise<T> => (await call).data as T;

/** `at`/api/v1/models/${id}/versions``: what is put in is one segment of the path, whatever letters it holds. */
export const at = (path: TemplateStringsArray, ...ids: (string | number)[]): string =>
  path.reduce((whole, piece, i) => whole + encodeURIComponent(String(ids[i - 1])) + piece);

type Asked = { body?: unknown; etag?: string | null; signal?: AbortSignal };

/** A call in JSON, for what is asked by the page in its own words. */
export async function ask<T>(method: string, path: string, { body, etag, signal }: Asked = {}): Promise<T> {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (etag) headers['if-match'] = etag;
  const response = await send(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  return (response.status === 204 ? undefined : await response.json()) as T;
}
