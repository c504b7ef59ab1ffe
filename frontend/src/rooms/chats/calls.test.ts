import { expect, it } from 'vitest';
import type { ToolCall } from '@/shared/http/types';
import { briefOf, piecesOf } from './calls';
import { type Reply, withEvent } from './reply';

const call = (call_id: string, at: number, more: Partial<ToolCall> = {}): ToolCall => ({
  call_id,
  at,
  extension_id: 'calculator',
  tool: 'calculate',
  state: 'running',
  ...more,
});
const reply: Reply = { id: 'r', modelId: 'm', state: 'streaming', text: '', reasoning: '' };

it('an answer is cut where its tools were called; those called at once stand together', () => {
  const pieces = piecesOf('Let me see. It is 42.', [call('a', 12), call('b', 12), call('c', 0)]);
  expect(pieces.map(({ text, calls }) => [text, calls.map(({ call_id }) => call_id)])).toEqual([
    ['', ['c']],
    ['Let me see. ', ['a', 'b']],
    ['It is 42.', []],
  ]);
});

it('a call takes the place of what was known of it, and its question is gone once it is answered', () => {
  const asked = withEvent(reply, { type: 'tool', reply_id: 'r', ...call('a', 0, { state: 'waiting', question: { text: 'May I?' } }) });
  const other = withEvent(asked, { type: 'tool', reply_id: 'r', ...call('b', 0) });
  const done = withEvent(other, { type: 'tool', reply_id: 'r', ...call('a', 0, { state: 'done', result: '42' }) });
  expect(done.calls?.map(({ call_id, state, question }) => [call_id, state, question ?? null])).toEqual([
    ['a', 'done', null],
    ['b', 'running', null],
  ]);
});

it('a line says what a call is for by the values it was given', () => {
  expect(briefOf(call('a', 0, { arguments: JSON.stringify({ expression: '6 *\n 7', digits: 2, more: {} }) }))).toBe('6 * 7, 2');
  expect(briefOf(call('a', 0))).toBe('');
});
