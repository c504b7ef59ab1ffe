import { nameOf, textOf } from '@/rooms/chats/reply';
import { pathTo, withoutBranch } from '@/rooms/chats/tree';
import type { Chat, Message, Turn } from '@/shared/http/types';
import { callTools, onCall } from './calls';
import { now } from './clock';
import { explainedTurn } from './explain';
import { partsOf, unseenBy } from './files';
import { bodyOf, type Call, type Handler, json, listed, nothing, problem } from './http';
import { found, summary, together } from './shelf';
import { catalogOf, type State } from './store';

export type Pace = { wordMs: number; cutAfter?: number };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const markdown = `## What the demo shows

A list, a table, some code and a formula:

1. **First**, a plain sentence with \`code\` in it.
2. Then a [link](https://example.org) and a picture ![a chart](https://example.org/chart.png).

| name | value |
| --- | ---: |
| alpha | 1 |
| beta | 22 |

\`\`\`ts
export const add = (a: number, b: number): number => a + b; // both are numbers
\`\`\`

$$E = mc^2$$

> Demo: scripted answers, no AI.
`;

const answerFor = (model: string, question: string): string => {
  if (/markdown|sql/.test(model)) return markdown;
  const opening = `This is the demo answering “${question.slice(0, 60)}”. `;
  return (
    opening +
    'It reads from a script, word by word, so that you can see how an answer arrives. '.repeat(/slow|incident/.test(model) ? 12 : 2)
  );
};

const message = (id: string, parent: string | null, role: Message['role'], text: string, more: Partial<Message> = {}): Message => ({
  id,
  parent_id: parent,
  role,
  content: [{ type: 'text', text }],
  state: 'done',
  created_at: now(),
  ...more,
});

const sawOf = (chat: Chat, model: string, parent: string | null): number => {
  let count = 0;
  for (let at = chat.messages.find((one) => one.id === parent); at; at = chat.messages.find((one) => one.id === at?.parent_id)) {
    if (at.role === 'user' && chat.messages.some((one) => one.parent_id === at?.id && one.model_id === model)) count += 1;
  }
  return count;
};

type Send = (event: string, data: unknown) => void;

const write = async (state: State, reply: Message, text: string, pace: Pace, send: Send): Promise<void> => {
  await callTools(state, reply, pace, send);
  const words = text.match(/\S+\s*|\s+/g) ?? [];
  let said = textOf(reply);
  for (const word of words) {
    if (state.stopped.has(reply.id)) break;
    await pause(pace.wordMs);
    said += word;
    reply.content = [{ type: 'text', text: said }];
    send('delta', { reply_id: reply.id, text: word });
  }
  reply.usage = {
    prompt_tokens: 12,
    completion_tokens: words.length,
    first_token_ms: 40,
    duration_ms: words.length * 40,
    tokens_per_second: 25,
  };
  reply.state = state.stopped.has(reply.id) ? 'stopped' : 'done';
  send('usage', { reply_id: reply.id, usage: reply.usage });
  send('finished', { reply_id: reply.id, finish_reason: reply.state === 'stopped' ? 'stopped' : 'stop' });
};

type Job = { reply: Message; text: string };

/** The answers of one turn as events; `begun` is told first. */
const tell = (state: State, question: Message, jobs: Job[], pace: Pace): Response => {
  const encoder = new TextEncoder();
  let id = 0;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true;
      const send: Send = (event, data) => {
        id += 1;
        if (!open) return;
        if (pace.cutAfter !== undefined && id > pace.cutAfter) {
          open = false;
          controller.close();
          return;
        }
        try {
          controller.enqueue(encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
        } catch {
          open = false;
        }
      };
      const replies = jobs.map(({ reply: { id, model_id, saw, context, unseen_images } }) => ({
        id,
        model_id,
        saw,
        context,
        unseen_images,
      }));
      send('turn', { user_message: question, replies });
      await Promise.all(jobs.map(({ reply, text }) => write(state, reply, text, pace, send)));
      send('done', {});
      if (open) controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
};

/** New answers of `models` to a question that is there. */
const answers = (state: State, chat: Chat, question: Message, models: string[], more: Partial<Message>): Job[] => {
  const line = pathTo(chat.messages, question.id);
  const jobs = models.map((model) => ({
    text: answerFor(model, textOf(question)),
    reply: message(`m${state.next++}`, question.id, 'assistant', '', {
      model_id: model,
      state: 'streaming',
      saw: sawOf(chat, model, question.parent_id),
      context: 'lanes',
      unseen_images: unseenBy(state, line, model),
      ...more,
    }),
  }));
  chat.messages.push(...jobs.map(({ reply }) => reply));
  chat.head_id = jobs[0]?.reply.id ?? null;
  chat.updated_at = now();
  return jobs;
};

const stream = (state: State, chat: Chat, turn: Turn, pace: Pace): Response => {
  const content = partsOf(state, turn.content);
  if (!content) return problem('validation', 422, '', { errors: [{ pointer: '/content/0/file_id', detail: 'is not a file of yours' }] });
  const asked = message(`m${state.next++}`, turn.parent_id ?? null, 'user', '', { content });
  if (!chat.title) chat.title = nameOf(asked).split(/\s+/).slice(0, 8).join(' ');
  chat.messages.push(asked);
  chat.models = turn.models;
  return tell(state, asked, answers(state, chat, asked, turn.models, { context: turn.context ?? 'lanes' }), pace);
};

const regenerate = (state: State, chat: Chat, target: Message, models: string[] | undefined, pace: Pace): Response => {
  const question = target.role === 'user' ? target : chat.messages.find((one) => one.id === target.parent_id);
  if (!question) return problem('not-found', 404);
  const before = chat.messages.flatMap((one) => (one.parent_id === question.id && one.model_id ? [one.model_id] : []));
  const again = models ?? (target.model_id ? [target.model_id] : [...new Set(before)]);
  return tell(state, question, answers(state, chat, question, again, {}), pace);
};

const carryOn = (state: State, chat: Chat, target: Message, pace: Pace): Response => {
  const question = chat.messages.find((one) => one.id === target.parent_id);
  if (!question || !textOf(target)) return problem('nothing-to-continue', 409);
  state.stopped.delete(target.id);
  Object.assign(target, { state: 'streaming', problem: null, finish_reason: null });
  return tell(state, question, [{ reply: target, text: ' and so it goes on.' }], pace);
};

const merge = (state: State, chat: Chat, question: Message, model: string, pace: Pace): Response => {
  const merged = chat.messages.filter((one) => one.parent_id === question.id && one.role === 'assistant').map((one) => one.id);
  if (merged.length < 2) return problem('nothing-to-merge', 409);
  return tell(state, question, answers(state, chat, question, [model], { merged_from: merged }), pace);
};

const fork = (state: State, chat: Chat, leaf: string): Response => {
  const line: Message[] = [];
  for (let at = chat.messages.find((one) => one.id === leaf); at; at = chat.messages.find((one) => one.id === at?.parent_id))
    line.unshift(at);
  const made: Chat = { ...chat, id: `chat-${state.next++}`, head_id: leaf, updated_at: now(), messages: structuredClone(line) };
  state.chats.unshift(made);
  return json(summary(made), 201, { location: `/api/v1/chats/${made.id}` });
};

const onMessage = async (state: State, chat: Chat, pace: Pace, { method, path, request }: Call): Promise<Response> => {
  const target = chat.messages.find((one) => one.id === path[3]);
  if (!target) return problem('not-found', 404);
  if (method === 'DELETE') {
    const left = withoutBranch(chat.messages, chat.head_id, target.id);
    Object.assign(chat, { messages: left.messages, head_id: left.head });
    return nothing();
  }
  const body = await bodyOf<{ models?: string[]; model?: string; content?: Message['content'] }>(request);
  switch (path[4]) {
    case 'tools':
      return onCall(state, path[5] ?? '', path[6] ?? '', body as Record<string, unknown>);
    case 'actions':
      return act(state, chat, target, path[5] ?? '', pace);
    case undefined: {
      const edited = message(`m${state.next++}`, target.parent_id, target.role, '', {
        ...(target.model_id ? { model_id: target.model_id, edited: true } : {}),
        content: body.content ?? [],
      });
      chat.messages.push(edited);
      chat.head_id = edited.id;
      return json(edited, 201);
    }
    case 'stop':
      state.stopped.add(target.id);
      return json(target);
    case 'regenerate':
      return regenerate(state, chat, target, body.models, pace);
    case 'continue':
      return carryOn(state, chat, target, pace);
    case 'merge':
      return merge(state, chat, target, body.model ?? '', pace);
    default:
      return problem('not-found', 404);
  }
};

/** An action as its result says: a turn, another version, a file, a notice. */
const act = (state: State, chat: Chat, target: Message, id: string, pace: Pace): Response => {
  const action = state.extensions.find((one) => one.id === id);
  const question = chat.messages.find((one) => one.id === target.parent_id);
  if (!action || !question) return problem('extension-not-available', 409, id);
  const text = `${action.name}: ${textOf(target).slice(0, 40)}`;
  switch (action.definition?.result ?? 'message') {
    case 'message':
      return tell(state, question, [{ ...(answers(state, chat, question, [target.model_id ?? ''], {})[0] as Job), text }], pace);
    case 'replacement': {
      const made = message(`m${state.next++}`, target.parent_id, 'assistant', text, { model_id: target.model_id, edited: true });
      chat.messages.push(made);
      chat.head_id = made.id;
      return json({ kind: 'replacement', message: made });
    }
    case 'file':
      return json({ kind: 'file', file: { id: 'f-memo', name: 'memo.md' } });
    default:
      return json({ kind: 'notice', text });
  }
};

const inChat =
  (state: State, chat: Chat, pace: Pace): Handler =>
  async (call) => {
    const { method, path, request } = call;
    const [, , verb] = path;
    switch (verb) {
      case undefined:
        if (method === 'DELETE') {
          state.chats = state.chats.filter((one) => one !== chat);
          return nothing();
        }
        if (method === 'PATCH') Object.assign(chat, await bodyOf<Partial<Chat>>(request));
        return json(method === 'GET' ? chat : summary(chat));
      case 'turns': {
        const turn = await bodyOf<Turn>(request);
        const known = new Set(catalogOf(state).map((entry) => entry.id));
        const off = turn.models.find((id) => !known.has(id) && state.models.every((model) => model.id !== id || !model.enabled));
        return off ? problem('model-disabled', 409, `${off} is off.`) : stream(state, chat, turn, pace);
      }
      case 'explain':
        return explainedTurn(state, chat, request);
      case 'select':
        chat.head_id = (await bodyOf<{ message_id: string }>(request)).message_id;
        return json(summary(chat));
      case 'messages':
        return onMessage(state, chat, pace, call);
      case 'export':
        return new Response(`# ${chat.title}`);
      case 'fork':
        return fork(state, chat, (await bodyOf<{ message_id: string }>(request)).message_id);
      default:
        return problem('not-found', 404);
    }
  };

export const chats =
  (state: State, pace: Pace): Handler =>
  async (call) => {
    const { method, path, query } = call;
    if (path[0] !== 'chats') return null;
    if (path.length === 1 && method === 'GET') {
      return listed(found(state, query), query);
    }
    if (path.length === 1) {
      const created: Chat = {
        id: `chat-${state.next++}`,
        title: '',
        head_id: null,
        pinned: false,
        archived: false,
        folder: null,
        models: [],
        created_at: now(),
        updated_at: now(),
        messages: [],
        temporary: (await bodyOf<{ temporary?: boolean }>(call.request)).temporary ?? false,
      };
      state.chats.unshift(created);
      return json(created, 201);
    }
    const many = await together(state, call);
    if (many) return many;
    const chat = state.chats.find((one) => one.id === path[1]);
    return chat ? inChat(state, chat, pace)(call) : problem('not-found', 404);
  };
