import { describe, expect, it } from 'vitest';
import { eventFrom, messageOf, type Reply, replyOf, withEvent } from './reply';

const reply: Reply = { id: 'r', modelId: 'm', state: 'streaming', text: '', reasoning: '' };

describe('a reply', () => {
  it('is its deltas in order, thoughts apart', () => {
    const events = [
      { type: 'reasoning', reply_id: 'r', text: 'hm' },
      { type: 'delta', reply_id: 'r', text: 'Good ' },
      { type: 'delta', reply_id: 'r', text: 'day' },
      { type: 'finished', reply_id: 'r', finish_reason: 'stop' },
    ] as const;
    expect(events.reduce<Reply>(withEvent, reply)).toEqual({
      ...reply,
      text: 'Good day',
      reasoning: 'hm',
      finishReason: 'stop',
      state: 'done',
    });
  });

  it('keeps what had arrived when it fails', () => {
    const half = withEvent(reply, { type: 'delta', reply_id: 'r', text: 'half' });
    const failed = withEvent(half, { type: 'failed', reply_id: 'r', problem: { type: 'upstream-broke-off' } });
    expect(failed).toMatchObject({ state: 'failed', text: 'half', problem: { type: 'upstream-broke-off' } });
  });

  it('is stopped, not done, when it was stopped', () => {
    expect(withEvent(reply, { type: 'finished', reply_id: 'r', finish_reason: 'stopped' }).state).toBe('stopped');
  });

  it('takes a snapshot instead of what it had', () => {
    const before = { ...reply, text: 'lost and found', reasoning: 'kept' };
    expect(withEvent(before, { type: 'snapshot', reply_id: 'r', text: 'found', state: 'streaming' })).toMatchObject({
      text: 'found',
      reasoning: 'kept',
    });
  });

  it('adds usage that comes in parts', () => {
    const once = withEvent(reply, { type: 'usage', reply_id: 'r', usage: { prompt_tokens: 3 } });
    expect(withEvent(once, { type: 'usage', reply_id: 'r', usage: { completion_tokens: 5 } }).usage).toEqual({
      prompt_tokens: 3,
      completion_tokens: 5,
    });
  });

  it('survives the way into a message and back', () => {
    const done: Reply = { ...reply, state: 'failed', text: 'a', reasoning: 'b', problem: { type: 'internal' }, usage: { duration_ms: 5 } };
    const message = {
      id: 'r',
      parent_id: 'q',
      role: 'assistant',
      model_id: 'm',
      content: [],
      state: 'streaming',
      created_at: '2026-11-21T00:00:00Z',
    } as const;
    expect(replyOf(messageOf({ ...message, content: [] }, done))).toEqual(done);
  });
});

describe('an event', () => {
  it('of a kind that is new here is left aside', () => {
    expect(eventFrom('hologram', { reply_id: 'r' })).toBeNull();
  });
  it('takes its kind from the stream, not from its data', () => {
    expect(eventFrom('delta', { type: 'done', reply_id: 'r', text: 'x' })).toEqual({ type: 'delta', reply_id: 'r', text: 'x' });
  });
});
