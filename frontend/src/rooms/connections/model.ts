import type { BaseModel, Connection } from '@/shared/http/types';

export type Tone = 'ok' | 'warn' | 'off' | 'danger';

export const toneOf = (connection: Connection): Tone => {
  if (!connection.enabled) return 'off';
  switch (connection.state) {
    case 'ok':
      return 'ok';
    case 'disabled':
    case 'unknown':
      return 'off';
    case 'unreachable':
      return 'warn';
    case 'unauthorized':
      return 'danger';
  }
};

export const needsAttention = (connections: readonly Connection[]): boolean =>
  connections.some((connection) => connection.enabled && (connection.state === 'unreachable' || connection.state === 'unauthorized'));

export const inOrder = (connections: readonly Connection[]): Connection[] =>
  [...connections].sort((a, b) => a.priority - b.priority || a.name.localeCompare(b.name));

/** The priorities to write so that one connection moves a place up or down; untouched ones are left out. */
export const moved = (connections: readonly Connection[], id: string, by: -1 | 1): { id: string; priority: number }[] => {
  const order = inOrder(connections);
  const from = order.findIndex((connection) => connection.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [];
  const [taken] = order.splice(from, 1);
  if (taken) order.splice(to, 0, taken);
  return order
    .map((connection, i) => ({ id: connection.id, priority: i * 10, was: connection.priority }))
    .filter((change) => change.priority !== change.was)
    .map(({ id: changed, priority }) => ({ id: changed, priority }));
};

export const offeredBy = (models: readonly BaseModel[], id: string): BaseModel[] =>
  models.filter((model) => model.sources.some((source) => source.connection_id === id));
