import type { Reply, ReplyOnlyEvent } from './reply';
import { withEvent } from './reply';

type Listener = () => void;

/** In a visible tab once a frame; frames stop in a hidden one, so there a slow timer does. */
const soon = (run: () => void): void => {
  if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible') requestAnimationFrame(run);
  else setTimeout(run, 200);
};

/** What the frame around an answer shows of it changed: all but further words. */
const outlineChanged = (before: Reply, event: ReplyOnlyEvent): boolean => {
  if (event.type === 'delta') return before.text === '';
  if (event.type === 'reasoning') return before.reasoning === '';
  return true;
};

/**
 * Answers that are being written, outside React: events come at the network's rate, each column listens to its own answer only,
 * and in one frame the listeners of one answer hear of it, so that no frame draws several.
 */
export class LiveReplies {
  private readonly replies = new Map<string, Reply>();
  private readonly outlines = new Map<string, Reply>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly changed = new Set<string>();
  private scheduled = false;

  get(id: string): Reply | undefined {
    return this.replies.get(id);
  }

  /** The same as long as only words are added: its text and reasoning are as they were then. */
  outline(id: string): Reply | undefined {
    return this.outlines.get(id);
  }

  put(reply: Reply): void {
    this.replies.set(reply.id, reply);
    this.outlines.set(reply.id, reply);
    this.announce(reply.id);
  }

  apply(event: ReplyOnlyEvent): void {
    const reply = this.replies.get(event.reply_id);
    if (!reply) return;
    const now = withEvent(reply, event);
    this.replies.set(reply.id, now);
    if (outlineChanged(reply, event)) this.outlines.set(reply.id, now);
    this.announce(reply.id);
  }

  drop(id: string): void {
    this.replies.delete(id);
    this.outlines.delete(id);
    this.announce(id);
  }

  subscribe(id: string, listener: Listener): () => void {
    const set = this.listeners.get(id) ?? new Set();
    set.add(listener);
    this.listeners.set(id, set);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(id);
    };
  }

  private announce(id: string): void {
    this.changed.add(id);
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || this.changed.size === 0) return;
    this.scheduled = true;
    soon(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    for (const id of this.changed) {
      this.changed.delete(id);
      const listeners = this.listeners.get(id);
      if (!listeners) continue;
      for (const listener of listeners) listener();
      break;
    }
    this.schedule();
  }
}
