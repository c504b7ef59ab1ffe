import { describe, expect, it } from 'vitest';
import type { Message } from '@/shared/http/types';
import { isStreaming, leafBelow, pathTo, turnsOf, withoutBranch } from './tree';

let clock = 0;
const message = (id: string, parent: string | null, role: Message['role'], model?: string): Message => ({
  id,
  parent_id: parent,
  role,
  model_id: model ?? null,
  content: [{ type: 'text', text: id }],
  state: 'done',
  created_at: new Date(1_800_000_000_000 + clock++ * 1000).toISOString(),
});

// q1 ─ a1 (m) ─ q2 ─ a3 (m), a4 (n), a5 (m again)
//    └ a2 (n)     └ (q2 edited) q3 ─ a6 (m)
const tree = [
  message('q1', null, 'user'),
  message('a1', 'q1', 'assistant', 'm'),
  message('a2', 'q1', 'assistant', 'n'),
  message('q2', 'a1', 'user'),
  message('a3', 'q2', 'assistant', 'm'),
  message('a4', 'q2', 'assistant', 'n'),
  message('a5', 'q2', 'assistant', 'm'),
  message('q3', 'a1', 'user'),
  message('a6', 'q3', 'assistant', 'm'),
];

describe('a chat', () => {
  it('shows the questions on the selected path', () => {
    expect(turnsOf(tree, 'a3').map((turn) => turn.question.id)).toEqual(['q1', 'q2']);
    expect(turnsOf(tree, 'a6').map((turn) => turn.question.id)).toEqual(['q1', 'q3']);
  });

  it('puts models side by side and answers of one model behind one another', () => {
    const [, second] = turnsOf(tree, 'a3');
    expect(second?.columns.map((column) => [column.modelId, column.versions.map(({ id }) => id), column.shown.id])).toEqual([
      ['m', ['a3', 'a5'], 'a3'],
      ['n', ['a4'], 'a4'],
    ]);
    expect(second?.chosen).toBe('a3');
  });

  it('counts the versions of a question', () => {
    expect(turnsOf(tree, 'a6')[1]?.siblings.map(({ id }) => id)).toEqual(['q2', 'q3']);
  });

  it('ends at the answer that was selected, and branches anew from it', () => {
    expect(turnsOf(tree, 'a2').map((turn) => [turn.question.id, turn.chosen])).toEqual([['q1', 'a2']]);
  });

  it('falls back to the newest message when the head is gone', () => {
    expect(pathTo(tree, 'nowhere').at(-1)?.id).toBe('a6');
    expect(pathTo([], null)).toEqual([]);
  });

  it('does not hang on a tree that bites its tail', () => {
    const loop = [message('x', 'y', 'user'), message('y', 'x', 'assistant', 'm')];
    expect(pathTo(loop, 'x').length).toBe(2);
  });

  it('enters a branch at its newest leaf', () => {
    expect(leafBelow(tree, 'q1')).toBe('a2');
    expect(leafBelow(tree, 'q3')).toBe('a6');
    expect(leafBelow(tree, 'a4')).toBe('a4');
  });

  it('loses a branch whole, and goes on at the newest sibling, else at the parent', () => {
    expect(withoutBranch(tree, 'a6', 'q3')).toEqual({ messages: tree.filter(({ id }) => id !== 'q3' && id !== 'a6'), head: 'a5' });
    expect(withoutBranch(tree, 'a6', 'a6').head).toBe('q3');
    expect(withoutBranch(tree, 'a6', 'a2').head).toBe('a6');
    expect(withoutBranch(tree, 'a6', 'q1')).toEqual({ messages: [], head: null });
  });

  it('is streaming while one message is', () => {
    expect(isStreaming(tree)).toBe(false);
    expect(isStreaming([...tree, { ...message('a7', 'q3', 'assistant', 'n'), state: 'streaming' }])).toBe(true);
  });
});
