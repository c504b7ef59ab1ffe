import type { Kind, Tried } from './model';

/** How a filter is tried: on what goes in, on what streams out in pieces, on what is kept. */
export type Way = 'inlet' | 'stream' | 'outlet';
export type Trial = { tool: string; arguments: Record<string, unknown>; way: Way; text: string };
export type Recorded = { trial: Trial; tried: Tried; at: string };

export const firstTrial = (tool: string): Trial => ({ tool, arguments: {}, way: 'inlet', text: '' });

/** What is sent to try it. Pieces are cut between lines, and within them after each third letter, as tokens are: anywhere. */
export const bodyFor = (kind: Kind, { tool, arguments: given, way, text }: Trial): Record<string, unknown> => {
  switch (kind) {
    case 'tool':
      return { tool, arguments: given };
    case 'action':
      return { message: text };
    case 'filter':
      if (way === 'inlet') return { messages: [{ role: 'user', content: text }] };
      return way === 'outlet' ? { text } : { pieces: text.match(/[\s\S]{1,3}/g) ?? [] };
    default:
      return kind satisfies never;
  }
};

export const shown = (output: unknown): string =>
  output === undefined || output === null ? '' : typeof output === 'string' ? output : JSON.stringify(output, null, 2);

const key = (id: string) => `atelier.bench.${id}`;
const most = 5;

/** The last trials of an extension, kept in this browser, so that a change can be held against what it gave before. */
export const recordedOf = (id: string): Recorded[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(id)) ?? '[]');
    return Array.isArray(kept) ? (kept as Recorded[]) : [];
  } catch {
    return [];
  }
};
export const record = (id: string, one: Recorded): Recorded[] => {
  const kept = [one, ...recordedOf(id)].slice(0, most);
  try {
    localStorage.setItem(key(id), JSON.stringify(kept));
  } catch {
    // Without storage a trial lives as long as its page.
  }
  return kept;
};
