import { textOf } from '@/rooms/chats/reply';
import type { Message, ToolCall } from '@/shared/http/types';
import { nothing, problem } from './http';
import type { State } from './store';

type Send = (event: string, data: unknown) => void;
/** Calls that wait for their person, by their id. */
const waiting = new Map<string, (answer: Record<string, unknown>) => void>();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const argumentsOf = (tool: string): Record<string, unknown> =>
  tool === 'calculate' ? { expression: '6 * 7' } : tool === 'ask' ? { question: 'Which harbour?' } : { number: 'HM-2291', note: 'Read.' };
const resultOf = (tool: string): string =>
  tool === 'calculate' ? '42' : tool === 'ask' ? '' : '{"number": "HM-2291", "state": "in force"}';

/** Every tool that the model names is called once, those that change something after a yes. */
export const callTools = async (state: State, reply: Message, pace: { wordMs: number }, send: Send): Promise<void> => {
  const model = state.models.find(({ id }) => id === reply.model_id);
  const named = state.extensions.filter(({ id, kind }) => kind === 'tool' && model?.tool_ids?.includes(id));
  for (const filter of state.extensions.filter(({ id, kind }) => kind === 'filter' && model?.filter_ids?.includes(id))) {
    const notice = { filter_id: filter.id, name: filter.name, what: 'changed' as const };
    reply.filter_notices = [...(reply.filter_notices ?? []), notice];
    send('filter', { reply_id: reply.id, ...notice });
  }
  const jobs = named.flatMap((extension) => (extension.tools ?? []).map((tool) => ({ extension, tool })));
  await Promise.all(
    jobs.map(async ({ extension, tool }, i) => {
      const call: ToolCall = {
        call_id: `${reply.id}-${i}`,
        extension_id: extension.id,
        tool: tool.name,
        title: tool.title ?? null,
        arguments: JSON.stringify(argumentsOf(tool.name)),
        state: 'running',
        at: textOf(reply).length,
      };
      const say = (change: Partial<ToolCall>) => {
        Object.assign(call, change);
        reply.tool_calls = [...(reply.tool_calls ?? []).filter(({ call_id }) => call_id !== call.call_id), { ...call }];
        send('tool', { reply_id: reply.id, ...call });
      };
      const asks = extension.id === 'ask-user';
      if (asks || tool.changes_something) {
        const answered = new Promise<Record<string, unknown>>((resolve) => waiting.set(call.call_id, resolve));
        const harbours = { text: 'Which harbour?', choices: ['Quillhaven', 'Halden'] };
        say({ state: 'waiting', question: asks ? harbours : { choices: [] } });
        const answer = await answered;
        if (answer.stop || answer.allow === false) return say({ state: 'stopped', question: null, took_ms: 900 });
        if (asks) return say({ state: 'done', question: null, result: String(answer.text), took_ms: 900 });
      }
      say({ state: 'running', question: null });
      await pause(pace.wordMs * 20);
      if (tool.name === 'rate') return say({ state: 'failed', problem: 'rates.example.org does not answer', took_ms: 30_000 });
      say({ state: 'done', result: resultOf(tool.name), took_ms: 412 });
    }),
  );
};

export const onCall = (_state: State, call: string, verb: string, body: Record<string, unknown>): Response => {
  const answer = waiting.get(call);
  if (verb !== 'stop' && !answer) return problem('not-found', 404);
  waiting.delete(call);
  answer?.(verb === 'stop' ? { stop: true } : body);
  return nothing();
};
