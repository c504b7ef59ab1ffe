import type { Problem } from '@/shared/http/types';

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const nothing = (): Response => new Response(null, { status: 204 });

export const problem = (type: string, status: number, detail = '', more: Partial<Problem> = {}): Response =>
  new Response(JSON.stringify({ type, title: type, status, detail, instance: 'req-mock-1', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

export const listed = <T>(items: T[], query: URLSearchParams): Response => {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  const page = items.slice(from, from + limit);
  return json({ items: page, next_cursor: from + limit < items.length ? String(from + limit) : null, total: items.length });
};

export type Call = { method: string; path: string[]; query: URLSearchParams; request: Request };
export type Handler = (call: Call) => Response | null | Promise<Response | null>;

export const bodyOf = async <T>(request: Request): Promise<T> => (await request.json().catch(() => ({}))) as T;
