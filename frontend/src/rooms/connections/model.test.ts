import { expect, it } from 'vitest';
import { demoConnection } from '@/testing/backend/store';
import { inOrder, moved, needsAttention, toneOf } from './model';

const at = (id: string, priority: number) => ({ ...demoConnection(), id, name: id, priority });
const three = [at('c', 30), at('a', 10), at('b', 20)];

it('stand by priority', () => {
  expect(inOrder(three).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
it('move one place, and only what changes is written', () => {
  const after = (id: string, by: -1 | 1) => {
    const changes = new Map(moved(three, id, by).map((change) => [change.id, change.priority]));
    return inOrder(three.map((one) => ({ ...one, priority: changes.get(one.id) ?? one.priority }))).map(({ id: now }) => now);
  };
  expect(after('c', -1)).toEqual(['a', 'c', 'b']);
  expect(after('a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(three, 'a', -1)).toEqual([]);
});
it('are silent while fine', () => {
  expect(needsAttention(three)).toBe(false);
  expect(needsAttention([{ ...at('x', 0), state: 'unreachable' }])).toBe(true);
  expect(needsAttention([{ ...at('x', 0), state: 'unreachable', enabled: false }])).toBe(false);
  expect(toneOf({ ...at('x', 0), state: 'unauthorized' })).toBe('danger');
});
