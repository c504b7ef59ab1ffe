import type { BaseModel, Connection, Pull } from '@/shared/http/types';

export { pullName, typedName } from './pull-name';

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

export const isOver = (pull: Pull): boolean => pull.state !== 'queued' && pull.state !== 'running';

/** The list with one pull as it is now, the newest first; what is told late changes nothing. */
export const withPull = (pulls: readonly Pull[], pull: Pull): Pull[] => {
  const known = pulls.find((one) => one.id === pull.id);
  if (!known) {
    const others = pulls.filter((one) => !(isOver(one) && one.connection_id === pull.connection_id && one.model_id === pull.model_id));
    return [pull, ...others];
  }
  return known.updated_at > pull.updated_at ? [...pulls] : pulls.map((one) => (one.id === pull.id ? pull : one));
};

/** What goes on now: what runs before what waits, the newest first, which is shown where there is room for one only. */
export const underWay = (pulls: readonly Pull[]): Pull[] => [
  ...pulls.filter((pull) => pull.state === 'running'),
  ...pulls.filter((pull) => pull.state === 'queued'),
];

/** What is worth a line: what runs, what waits in its order, and what ended without having come to anything. */
export const shownPulls = (pulls: readonly Pull[]): Pull[] => {
  const of = (...states: Pull['state'][]) => pulls.filter((pull) => states.includes(pull.state));
  return [...of('running').reverse(), ...of('queued').reverse(), ...of('failed', 'cancelled')];
};

/** 0 to 1; null before anything is known. */
export const shareOf = (pull: Pull): number | null => (pull.total > 0 ? Math.min(1, pull.completed / pull.total) : null);

export const mayTouch = (pull: Pull, me: { id: string; role: string } | null | undefined): boolean =>
  me?.role === 'admin' || (me !== null && me !== undefined && pull.requested_by?.id === me.id);

/** The base model's id of a name on this connection. */
export const idOn = (connection: Connection, name: string): string => (connection.prefix ? `${connection.prefix}.${name}` : name);

export const usedBy = (models: readonly BaseModel[], id: string): number => models.find((model) => model.id === id)?.used_by ?? 0;
