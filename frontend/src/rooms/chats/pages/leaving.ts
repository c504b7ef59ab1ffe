import { useSyncExternalStore } from 'react';
import { notify } from '@/shared/ui/notices';

/** What was deleted here and can still be brought back: gone from sight, and from the server once its notice has gone. */
let leaving: ReadonlySet<string> = new Set();
const pending = new Map<string, () => void>();
const listeners = new Set<() => void>();

const publish = (next: ReadonlySet<string>) => {
  leaving = next;
  for (const listener of listeners) listener();
};
const stays = (id: string) => publish(new Set([...leaving].filter((other) => other !== id)));

type Leave = { id: string; text: string; undo: string; go: () => Promise<unknown>; gone?: () => void };

export const leave = ({ id, text, undo, go, gone }: Leave): void => {
  const commit = () => {
    if (!pending.delete(id)) return;
    void go()
      .then(() => gone?.())
      .catch(() => stays(id));
  };
  pending.set(id, commit);
  publish(new Set([...leaving, id]));
  notify({
    text,
    action: {
      label: undo,
      run: () => {
        pending.delete(id);
        stays(id);
      },
    },
    gone: commit,
  });
};

/** Whoever closes the page meant what was deleted. */
if (typeof window !== 'undefined') window.addEventListener('pagehide', () => [...pending.values()].map((commit) => commit()));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLeaving = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => leaving);

/** On sign-out, and between tests. */
export const forgetLeaving = (): void => {
  for (const commit of [...pending.values()]) commit();
  publish(new Set());
};
