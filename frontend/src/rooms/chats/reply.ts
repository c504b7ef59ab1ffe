import type { Citation, FilePart, FilterNotice, Message, MessageState, Problem, ReplyEvent, ToolCall, Usage } from '@/shared/http/types';

/** One answer while it is being written, and after. */
export type Reply = {
  id: string;
  modelId: string;
  state: MessageState;
  text: string;
  reasoning: string;
  citations?: readonly Citation[];
  calls?: readonly ToolCall[];
  notices?: readonly FilterNotice[];
  usage?: Usage;
  problem?: Problem;
  finishReason?: string;
};

export type ReplyOnlyEvent = Exclude<ReplyEvent, { type: 'turn' } | { type: 'done' }>;

type ToolEvent = Extract<ReplyEvent, { type: 'tool' }>;
type FilterEvent = Extract<ReplyEvent, { type: 'filter' }>;
const noticeOf = ({ type: _, reply_id: __, ...notice }: FilterEvent): FilterNotice => notice;

/** A call as it is now, in the place of what was known of it. */
const withCall = (calls: readonly ToolCall[], { type: _, reply_id: __, ...now }: ToolEvent): ToolCall[] => {
  const before = calls.find(({ call_id }) => call_id === now.call_id);
  return before ? calls.map((call) => (call === before ? { ...before, question: null, ...now } : call)) : [...calls, now];
};

const endOf = (finishReason: string): MessageState => (finishReason === 'stopped' ? 'stopped' : 'done');

export const withEvent = (reply: Reply, event: ReplyOnlyEvent): Reply => {
  switch (event.type) {
    case 'delta':
      return { ...reply, text: reply.text + event.text };
    case 'reasoning':
      return { ...reply, reasoning: reply.reasoning + event.text };
    case 'snapshot':
      return {
        ...reply,
        text: event.text,
        reasoning: event.reasoning ?? reply.reasoning,
        state: event.state ?? reply.state,
        ...(event.tool_calls ? { calls: event.tool_calls } : {}),
      };
    case 'tool':
      return { ...reply, calls: withCall(reply.calls ?? [], event) };
    case 'filter':
      return { ...reply, notices: [...(reply.notices ?? []), noticeOf(event)] };
    case 'citations':
      return { ...reply, citations: event.items };
    case 'usage':
      return { ...reply, usage: { ...reply.usage, ...event.usage } };
    case 'failed':
      return { ...reply, state: 'failed', problem: event.problem };
    case 'finished':
      return { ...reply, state: endOf(event.finish_reason), finishReason: event.finish_reason };
    default:
      return event satisfies never;
  }
};

export const textOf = (message: Message): string => message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');

export const filesOf = (message: Message): FilePart[] => message.content.flatMap((part) => (part.type === 'text' ? [] : [part]));

/** What a question goes by: its text, or what its files are called. */
export const nameOf = (question: Message): string =>
  textOf(question).trim() ||
  filesOf(question)
    .map((file) => file.name)
    .join(', ');

export const replyOf = (message: Message): Reply => ({
  id: message.id,
  modelId: message.model_id ?? '',
  state: message.state,
  text: textOf(message),
  reasoning: message.reasoning ?? '',
  ...(message.citations?.length ? { citations: message.citations } : {}),
  ...(message.tool_calls?.length ? { calls: message.tool_calls } : {}),
  ...(message.filter_notices?.length ? { notices: message.filter_notices } : {}),
  ...(message.usage ? { usage: message.usage } : {}),
  ...(message.problem ? { problem: message.problem } : {}),
  ...(message.finish_reason ? { finishReason: message.finish_reason } : {}),
});

/** The reply written back into the message it will be when the chat is read again. */
export const messageOf = (message: Message, reply: Reply): Message => ({
  ...message,
  content: [{ type: 'text', text: reply.text }],
  reasoning: reply.reasoning || null,
  state: reply.state,
  problem: reply.problem ?? null,
  citations: reply.citations ? [...reply.citations] : null,
  tool_calls: reply.calls ? [...reply.calls] : null,
  filter_notices: reply.notices ? [...reply.notices] : null,
  usage: reply.usage ?? null,
  finish_reason: reply.finishReason ?? null,
});

/** An answer that can be written on: it has text, and its end is not its own. */
export const canGoOn = (reply: Reply): boolean =>
  reply.text !== '' &&
  (reply.state === 'stopped' || reply.state === 'failed' || (reply.state === 'done' && reply.finishReason === 'length'));

type TurnBegun = Extract<ReplyEvent, { type: 'turn' }>;

/** The answers of a turn as messages that are being written: new ones behind all there are, one that goes on with its text. */
export const begunIn = (turn: TurnBegun, known: readonly Message[]): Message[] => {
  const latest = known.reduce((time, message) => Math.max(time, Date.parse(message.created_at)), Date.parse(turn.user_message.created_at));
  return turn.replies.map(({ id, ...told }, i): Message => {
    const before = known.find((message) => message.id === id);
    if (before) return { ...before, ...told, state: 'streaming', problem: null, finish_reason: null };
    const created = new Date(latest + i + 1).toISOString();
    return { ...told, id, parent_id: turn.user_message.id, role: 'assistant', content: [], state: 'streaming', created_at: created };
  });
};

const types = new Set(['turn', 'snapshot', 'delta', 'reasoning', 'tool', 'filter', 'citations', 'usage', 'failed', 'finished', 'done']);

/** Events that this page does not know yet are left aside, so that a newer server can speak to an older tab. */
export const eventFrom = (type: string, data: unknown): ReplyEvent | null =>
  types.has(type) && typeof data === 'object' ? ({ ...data, type } as ReplyEvent) : null;
