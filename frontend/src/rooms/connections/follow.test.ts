import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '@/shared/http/problem';
import type { Pull } from '@/shared/http/types';
import { follow } from './follow';

async function* told(...ids: string[]) {
  for (const id of ids) yield { type: 'pull', data: { id } };
}

describe('following pulls', () => {
  it('opens a stream that broke again, later and later while it stays away', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const waits: number[] = [];
    const streams = [
      () => told('a'),
      () => Promise.reject(new TypeError('gone')),
      () => Promise.reject(new TypeError('gone')),
      () => told('b'),
    ];
    const joined = vi.fn();
    await follow(
      {
        events: async () => (streams.shift() ?? (() => told()))(),
        wait: async (ms) => {
          waits.push(ms);
          if (streams.length === 0) stop.abort();
        },
      },
      { joined, pull: (pull: Pull) => heard.push(pull.id), refused: () => undefined },
      stop.signal,
    );
    expect(heard).toEqual(['a', 'b']);
    expect(waits).toEqual([1000, 2000, 4000, 1000]);
    expect(joined).toHaveBeenCalledTimes(2);
  });

  it('ends where the server does not let one in', async () => {
    const refused = vi.fn();
    const no = { events: () => Promise.reject(new Refusal({ type: 'forbidden', status: 403 })), wait: () => Promise.resolve() };
    await follow(no, { joined: () => undefined, pull: () => undefined, refused }, new AbortController().signal);
    expect(refused).toHaveBeenCalledOnce();
  });
});
