import type { Reply, ReplyOnlyEvent } from './reply';
import { withEvent } from './reply';

type Listener = () => void;

/** In a visible tab once a frame; frames stop in a hidden one, so there a slow timer does. */
const soon = (run: () => void): void => {
  if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible') requestAnimationFrame(run);
  else setTimeout(run, 200);
};

/**
 * Answers that are being written, outside React: events come at the network's rate, listeners hear once a frame,
 * and each column listens to its own answer only.
 */
export class LiveReplies {
  private readonly replies = new Map<string, Reply>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly changed = new Set<string>();
  private scheduled = false;

  get(id: string): Reply | undefined {
    return this.replies.get(id);
  }

  put(reply: Reply): void {
    this.replies.set(reply.id, reply);
    this.announce(reply.id);
  }

  apply(event: ReplyOnlyEvent): void {
    const reply = this.replies.get(event.reply_id);
    if (!reply) return;
    this.replies.set(reply.id, withEvent(reply, event));
    this.announce(reply.id);
  }

  drop(id: string): void {
    this.replies.delete(id);
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
    if (this.scheduled) return;
    this.scheduled = true;
    soon(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    const ids = [...this.changed];
    this.changed.clear();
    for (const id of ids) for (const listener of this.listeners.get(id) ?? []) listener();
  }
}
