import { describe, expect, it, vi } from 'vitest';
import { eventsOf } from './events';

const streamed = (chunks: Uint8Array[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }),
  );
const bytes = new TextEncoder().encode(
  'id: 1\nevent: delta\ndata: {"text":"제14조 🙂"}\n\n: keep-alive\n\nid: 2\nevent: done\ndata: {}\n\n',
);
const read = async (response: Response) => {
  const events = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
};

describe('events', () => {
  it('are the same wherever the bytes are cut', async () => {
    const whole = await read(streamed([bytes]));
    expect(whole).toEqual([
      { id: '1', type: 'delta', data: { text: '제14조 🙂' } },
      { id: '2', type: 'done', data: {} },
    ]);
    for (let cut = 1; cut < bytes.length; cut += 3) {
      expect(await read(streamed([bytes.slice(0, cut), bytes.slice(cut)]))).toEqual(whole);
    }
  });
  it('leave out one that was cut off', async () => {
    expect(await read(streamed([bytes.slice(0, bytes.length - 1)]))).toHaveLength(1);
  });
  it('close the connection when the reader leaves', async () => {
    let closed = false;
    const endless = new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode('data: {}\n\n')),
        cancel: () => {
          closed = true;
        },
      }),
    );
    for await (const _ of eventsOf(endless)) break;
    await vi.waitFor(() => expect(closed).toBe(true));
  });
});
