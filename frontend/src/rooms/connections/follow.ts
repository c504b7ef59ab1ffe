import type { QueryClient } from '@tanstack/react-query';
import { problemOf } from '@/shared/http/problem';
import type { Pull } from '@/shared/http/types';

type Told = { type: string; data: unknown };
/** What following needs of the network. */
export type Ways = {
  events: (signal: AbortSignal) => Promise<AsyncIterable<Told>>;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
};
type Hear = { joined: () => void; pull: (pull: Pull) => void; refused: () => void };

const longest = 15_000;
const final = new Set([401, 403, 404]);

/** Hears of every pull for as long as it is wanted; a stream that breaks is opened again, sooner at first. */
export const follow = async (ways: Ways, hear: Hear, signal: AbortSignal): Promise<void> => {
  for (let pause = 1_000; !signal.aborted; pause = Math.min(pause * 2, longest)) {
    try {
      const events = await ways.events(signal);
      hear.joined();
      for await (const event of events) {
        pause = 1_000;
        if (event.type === 'pull') hear.pull(event.data as Pull);
      }
    } catch (error) {
      if (final.has(problemOf(error).status ?? 0)) {
        hear.refused();
        return;
      }
    }
    if (!signal.aborted) await ways.wait(pause, signal);
  }
};

/** One stream for a page, however many of its parts want to hear. */
const shared = new WeakMap<QueryClient, { wanted: number; leave: () => void }>();

export const share = (queries: QueryClient, begin: (signal: AbortSignal) => void): (() => void) => {
  const held = shared.get(queries) ?? { wanted: 0, leave: () => undefined };
  shared.set(queries, held);
  if (held.wanted++ === 0) {
    const stop = new AbortController();
    held.leave = () => stop.abort();
    begin(stop.signal);
  }
  return () => {
    if (--held.wanted === 0) held.leave();
  };
};
