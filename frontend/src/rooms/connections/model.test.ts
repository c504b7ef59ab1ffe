import { expect, it } from 'vitest';
import { makePull } from '@/testing/backend/pulls';
import { demoConnection, emptyState } from '@/testing/backend/store';
import { inOrder, moved, needsAttention, shownPulls, toneOf, underWay, withPull } from './model';

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

const pull = (name: string, state: 'queued' | 'running' | 'failed' | 'succeeded' | 'cancelled', updated_at = '2026-11-21T09:00:00Z') => ({
  ...makePull(emptyState(), name, { state, updated_at }),
  id: name,
});
const names = (pulls: { name: string }[]) => pulls.map(({ name }) => name);

it('pulls are shown running first, then in the order in which they wait, and the done ones not at all', () => {
  const all = [
    pull('late', 'queued'),
    pull('early', 'queued'),
    pull('done', 'succeeded'),
    pull('broken', 'failed'),
    pull('now', 'running'),
  ];
  expect(names(shownPulls(all))).toEqual(['now', 'early', 'late', 'broken']);
  expect(names(underWay(all))).toEqual(['now', 'late', 'early']);
});
it('a pull takes the place of what it was, and what is told late changes nothing', () => {
  const known = [pull('a', 'running', '2026-11-21T09:00:05Z'), pull('b', 'failed')];
  expect(withPull(known, pull('a', 'succeeded', '2026-11-21T09:00:06Z'))[0]?.state).toBe('succeeded');
  expect(withPull(known, pull('a', 'queued', '2026-11-21T09:00:01Z'))[0]?.state).toBe('running');
  expect(names(withPull(known, { ...pull('b', 'queued'), id: 'again' }))).toEqual(['b', 'a']);
});
