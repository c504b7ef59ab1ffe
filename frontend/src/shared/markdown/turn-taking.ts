const waiting = new Set<() => void>();
let going = false;

const soon = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 250 });
  else setTimeout(run, 16);
};

const next = (): void => {
  for (const run of waiting) {
    waiting.delete(run);
    run();
    break;
  }
  going = waiting.size > 0;
  if (going) soon(next);
};

/** Runs what is asked for one after the other, each when nothing else is to be done; the answer takes it back. */
export const inTurn = (run: () => void): (() => void) => {
  waiting.add(run);
  if (!going) soon(next);
  going = true;
  return () => waiting.delete(run);
};
