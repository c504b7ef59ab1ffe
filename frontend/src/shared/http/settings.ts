/** Where the API lives, as `config.json` beside the page says; without one it is this page's own origin. */
let base = '';

export const apiBase = (): string => base || location.origin;

export async function readSettings(): Promise<void> {
  try {
    const answer = await fetch('/config.json', { cache: 'no-cache' });
    const settings: unknown = answer.ok ? await answer.json() : {};
    const api = (settings as { api?: unknown }).api;
    if (typeof api === 'string') base = api.replace(/\/+$/, '');
  } catch {
    base = '';
  }
}
