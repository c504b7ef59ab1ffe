import { expect, it, vi } from 'vitest';
import { LiveReplies } from './live';
import type { Reply } from './reply';

const reply = (id: string): Reply => ({ id, modelId: 'm', state: 'streaming', text: '', reasoning: '' });

it('in one frame one answer is heard of, in the next the other; what is around the words stays the same', () => {
  vi.useFakeTimers();
  const live = new LiveReplies();
  const heard: string[] = [];
  for (const id of ['left', 'right']) {
    live.put(reply(id));
    live.subscribe(id, () => heard.push(id));
  }
  vi.runAllTimers();
  heard.length = 0;
  for (const id of ['left', 'right', 'left']) live.apply({ type: 'delta', reply_id: id, text: 'a' });
  const outline = live.outline('left');
  live.apply({ type: 'delta', reply_id: 'left', text: 'b' });
  expect(heard).toEqual([]);
  vi.runOnlyPendingTimers();
  expect(heard).toEqual(['left']);
  vi.runOnlyPendingTimers();
  expect(heard).toEqual(['left', 'right']);
  expect(live.get('left')?.text).toBe('aab');
  expect(live.outline('left')).toBe(outline);
  live.apply({ type: 'finished', reply_id: 'left', finish_reason: 'stop' });
  expect(live.outline('left')).toEqual({ ...reply('left'), state: 'done', text: 'aab', finishReason: 'stop' });
  vi.useRealTimers();
});
