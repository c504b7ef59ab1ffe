import type { QueryClient } from '@tanstack/react-query';
import { hasType, isGone, problemOf } from '@/shared/http/problem';
import type { Chat, ContextMode, Message, Problem, ReplyEvent, Turn } from '@/shared/http/types';
import { eventsOf } from '@/shared/stream/events';
import { askAgain, chatQuery, chatsQuery, followChat, goOn, mergeAnswers, patchChat, startTurn, stopReply } from './api';
import { type Acted, runAction } from './api-calls';
import { forgetAttachments } from './attachments';
import { LiveReplies } from './live';
import { begunIn, eventFrom, messageOf, nameOf, replyOf } from './reply';
import { awaitTitle } from './title';

export type Status = { phase: 'idle' | 'asking' | 'writing'; refused: Problem | null; cut: boolean };

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The turns of one chat, apart from any page: it goes on when its page is left, and is found again when it is opened. */
export class ChatSession {
  readonly live = new LiveReplies();
  private status: Status = { phase: 'idle', refused: null, cut: false };
  private readonly listeners = new Set<() => void>();
  private following: AbortController | null = null;
  private readonly writing = new Map<string, Message>();
  private untitled = false;

  constructor(
    private readonly chatId: string,
    private readonly queries: QueryClient,
  ) {}

  readonly getStatus = (): Status => this.status;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Resolves when the next turn's first event is here: from then on there is something to show. */
  begun(): Promise<void> {
    return new Promise((resolve) => {
      const leave = this.subscribe(() => {
        if (this.status.phase !== 'writing') return;
        leave();
        resolve();
      });
    });
  }

  /** Resolves when the turn is over, however it ended; false when it was refused and nothing was stored. */
  ask(turn: Turn): Promise<boolean> {
    return this.run(() => startTurn(this.chatId, turn));
  }

  again(messageId: string, asked: { models?: string[]; context?: ContextMode; filters?: Record<string, boolean> } = {}): Promise<boolean> {
    return this.run(() => askAgain(this.chatId, messageId, asked));
  }

  goOn(messageId: string, asked: { filters?: Record<string, boolean> } = {}): Promise<boolean> {
    return this.run(() => goOn(this.chatId, messageId, asked));
  }

  merge(questionId: string, asked: { model: string; context?: ContextMode }): Promise<boolean> {
    return this.run(() => mergeAnswers(this.chatId, questionId, asked));
  }

  /** An action over an answer: what streams is a turn like any other; what does not is given back. Null where it was refused. */
  async act(messageId: string, actionId: string): Promise<Acted | null> {
    let given: Acted | null = { kind: 'message' };
    const went = await this.run(async () => {
      const response = await runAction(this.chatId, messageId, actionId);
      if (response.headers.get('content-type')?.includes('event-stream')) return response;
      given = (await response.json()) as Acted;
      return new Response('event: done\ndata: {}\n\n', { headers: { 'content-type': 'text/event-stream' } });
    });
    return went ? given : null;
  }

  private async run(start: () => Promise<Response>): Promise<boolean> {
    this.unfollow();
    this.say({ phase: 'asking', refused: null, cut: false });
    let response: Response;
    try {
      response = await start();
    } catch (error) {
      this.say({ phase: 'idle', refused: problemOf(error) });
      return false;
    }
    const whole = await this.read(response).catch(() => false);
    await this.settle(!whole);
    return true;
  }

  /** Another tab, or this one before a reload, asked: take part until all answers have ended. */
  follow(chat: Chat): void {
    const open = chat.messages.filter((message) => message.state === 'streaming');
    if (open.length === 0 || this.following || this.status.phase !== 'idle') return;
    for (const message of open) this.begin(message);
    this.following = new AbortController();
    this.say({ phase: 'writing' });
    void this.watch(this.following.signal);
  }

  async stop(ids: Iterable<string> = [...this.writing.keys()]): Promise<void> {
    await Promise.all([...ids].map((id) => stopReply(this.chatId, id).catch(() => undefined)));
  }

  unfollow(): void {
    this.following?.abort();
    if (!this.following) return;
    this.following = null;
    this.writing.clear();
    if (this.status.phase === 'writing') this.say({ phase: 'idle' });
  }

  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.writing.size > 0) {
      const polled = await this.readEvents(signal);
      if (polled && !signal.aborted) await pause(1000, signal);
      if (!signal.aborted) await this.reload();
    }
    if (signal.aborted) return;
    this.following = null;
    await this.settle(false);
  }

  /** True when there was no stream to read, so that the caller polls. */
  private async readEvents(signal: AbortSignal): Promise<boolean> {
    try {
      for await (const event of eventsOf(await followChat(this.chatId, signal))) {
        const known = eventFrom(event.type, event.data);
        if (known) this.take(known);
        if (this.writing.size === 0) return false;
      }
      return true;
    } catch {
      return true;
    }
  }

  private async reload(): Promise<void> {
    const chat = await this.queries.fetchQuery({ ...chatQuery(this.chatId), staleTime: 0 }).catch((error: unknown) => {
      if (hasType(error, 'not-found')) this.writing.clear();
      return isGone(error) ? null : undefined;
    });
    if (!chat) return;
    for (const id of [...this.writing.keys()]) {
      const message = chat.messages.find((other) => other.id === id);
      if (message) this.live.put(replyOf(message));
      if (message?.state !== 'streaming') this.writing.delete(id);
    }
  }

  private async read(response: Response): Promise<boolean> {
    for await (const event of eventsOf(response)) {
      const known = eventFrom(event.type, event.data);
      if (known?.type === 'done') return true;
      if (known) this.take(known);
    }
    return false;
  }

  private take(event: ReplyEvent): void {
    if (event.type === 'done') return;
    if (event.type === 'turn') {
      this.open(event);
      return;
    }
    this.live.apply(event);
    if (event.type === 'failed' || event.type === 'finished') this.writing.delete(event.reply_id);
  }

  private open(turn: Extract<ReplyEvent, { type: 'turn' }>): void {
    const known = this.queries.getQueryData(chatQuery(this.chatId).queryKey)?.messages ?? [];
    const asked = known.some((message) => message.id === turn.user_message.id);
    const replies = begunIn(turn, known);
    const ids = new Set([turn.user_message.id, ...replies.map((reply) => reply.id)]);
    for (const reply of replies) this.begin(reply);
    this.untitled ||= this.queries.getQueryData(chatQuery(this.chatId).queryKey)?.title === '';
    patchChat(this.queries, this.chatId, (chat) => ({
      ...chat,
      title: chat.title || nameOf(turn.user_message).split(/\s+/).slice(0, 8).join(' '),
      head_id: replies[0]?.id ?? chat.head_id,
      models: asked ? chat.models : turn.replies.map((reply) => reply.model_id),
      messages: [...chat.messages.filter((message) => !ids.has(message.id)), turn.user_message, ...replies],
    }));
    this.say({ phase: 'writing' });
  }

  private begin(message: Message): void {
    this.writing.set(message.id, message);
    this.live.put(replyOf(message));
  }

  /** Keeps what arrived in the chat, then reads the chat again: the server has the last word. */
  private async settle(cut: boolean): Promise<void> {
    patchChat(this.queries, this.chatId, (chat) => ({
      ...chat,
      messages: chat.messages.map((message) => {
        const reply = this.live.get(message.id);
        return reply ? messageOf(message, reply) : message;
      }),
    }));
    this.writing.clear();
    this.say({ phase: 'idle', cut });
    await this.queries.invalidateQueries({ queryKey: chatQuery(this.chatId).queryKey }).catch(() => undefined);
    void this.queries.invalidateQueries({ queryKey: chatsQuery.queryKey });
    if (this.untitled) void awaitTitle(this.queries, this.chatId);
    this.untitled = false;
  }

  private say(change: Partial<Status>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) listener();
  }
}

const sessions = new Map<string, ChatSession>();

export const sessionOf = (chatId: string, queries: QueryClient): ChatSession => {
  const known = sessions.get(chatId);
  if (known) return known;
  const session = new ChatSession(chatId, queries);
  sessions.set(chatId, session);
  return session;
};

/** On sign-out: what one person's chats held is not kept for the next. */
export const forgetSessions = (): void => {
  for (const session of sessions.values()) session.unfollow();
  sessions.clear();
  forgetAttachments();
};
