import type { Problem } from './types';

/** A call that the server refused, or that never reached it. The problem says why, in words a person can act on. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.type);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** `https://host/problems/id-taken` and `id-taken` are the same slug. */
export const slugOf = (type: string | undefined): string => (type ?? '').split(/[/#:]/).pop() || 'unknown';

export const unreachable: Problem = { type: 'network', status: 0 };

export const problemOf = (error: unknown): Problem => {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof DOMException && error.name === 'AbortError') return { type: 'aborted', status: 0 };
  if (error instanceof TypeError) return unreachable;
  return { type: 'unknown', detail: error instanceof Error ? error.message : String(error) };
};

const serverGone = new Set([502, 503, 504]);

/** A proxy that finds no backend answers 502 to 504 without a problem document; for a person that is "it does not answer". */
export async function problemIn(response: Response): Promise<Problem> {
  const kind = response.headers.get('content-type') ?? '';
  if (kind.includes('json')) {
    const body = (await response.json().catch(() => null)) as Problem | null;
    if (body?.type === 'unavailable') return unreachable;
    if (body && typeof body.type === 'string') {
      const retry = response.headers.get('retry-after');
      return { ...body, type: slugOf(body.type), status: response.status, ...(retry ? { retry_after: Number(retry) } : {}) };
    }
  }
  if (serverGone.has(response.status) || (response.status === 500 && kind.startsWith('text/plain'))) return unreachable;
  return { type: 'unknown', status: response.status, detail: `HTTP ${response.status}` };
}

export const isGone = (error: unknown): boolean => slugOf(problemOf(error).type) === 'network';
export const hasType = (error: unknown, slug: string): boolean => slugOf(problemOf(error).type) === slug;
