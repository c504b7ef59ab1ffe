import { useSyncExternalStore } from 'react';
import { notify } from './notices';

/** What was deleted here and can still be brought back: gone from sight, and from the server once its notice has gone. */
let leaving: ReadonlySet<string> = new Set();
const pending = new Set<() => void>();
const listeners = new Set<() => void>();

const publish = (next: ReadonlySet<string>) => {
  leaving = next;
  for (const listener of listeners) listener();
};
const stay = (ids: readonly string[]) => publish(new Set([...leaving].filter((id) => !ids.includes(id))));

type Leave = { ids: string[]; text: string; undo: string; go: () => Promise<unknown>; gone?: () => unknown };

/** Ids that were left stay out of sight: a list that is read while they go must not show them again. */
export const leave = ({ ids, text, undo, go, gone }: Leave): void => {
  const commit = () => {
    if (!pending.delete(commit)) return;
    void go()
      .then(() => gone?.())
      .catch(() => stay(ids));
  };
  pending.add(commit);
  publish(new Set([...leaving, ...ids]));
  notify({
    text,
    action: {
      label: undo,
      run: () => {
        pending.delete(commit);
        stay(ids);
      },
    },
    gone: commit,
  });
};

/** Whoever closes the page meant what was deleted. */
if (typeof window !== 'undefined') window.addEventListener('pagehide', () => [...pending].map((commit) => commit()));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLeaving = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => leaving);

/** On sign-out, and between tests. */
export const forgetLeaving = (): void => {
  for (const commit of [...pending]) commit();
  publish(new Set());
};
