import { useSyncExternalStore } from 'react';
import { problemOf, Refusal } from '@/shared/http/problem';
import { upload } from '@/shared/http/upload';
import type { Added, Placed, Upload } from './model';

type Waiting = { item: Upload; placed: Placed; method: 'POST' | 'PUT'; stop: AbortController };

/** So many at once: more would only share the same line. */
const atOnce = 3;

/** Files on their way to a collection or a model, apart from any page: they go on when it is left. */
class Uploads {
  private items: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly waiting: Waiting[] = [];
  private readonly sent = new Map<number, Waiting>();
  private running = 0;
  private next = 1;
  private scheduled = false;
  /** Hears of each file that has arrived. */
  private readonly arrivals = new Set<(where: string, added: Added) => void>();

  readonly get = (): readonly Upload[] => this.items;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly onArrival = (hear: (where: string, added: Added) => void): (() => void) => {
    this.arrivals.add(hear);
    return () => this.arrivals.delete(hear);
  };

  add(where: string, files: readonly Placed[], method: 'POST' | 'PUT' = 'POST'): void {
    const added = files.map((placed): Waiting => {
      const item = { key: this.next++, where, name: placed.file.name, size: placed.file.size, share: 0, problem: null };
      return { item, placed, method, stop: new AbortController() };
    });
    for (const one of added) this.sent.set(one.item.key, one);
    this.waiting.push(...added);
    this.say([...this.items, ...added.map(({ item }) => item)]);
    this.fill();
  }

  again(key: number): void {
    const one = this.sent.get(key);
    if (!one) return;
    this.put(key, { share: 0, problem: null });
    this.waiting.push(one);
    this.fill();
  }

  /** Takes it off the list, on its way or not. */
  drop(keys: readonly number[]): void {
    for (const key of keys) {
      const at = this.waiting.findIndex(({ item }) => item.key === key);
      if (at >= 0) this.waiting.splice(at, 1);
      this.sent.get(key)?.stop.abort();
      this.sent.delete(key);
    }
    this.say(this.items.filter(({ key }) => !keys.includes(key)));
  }

  forget(): void {
    this.drop(this.items.map(({ key }) => key));
  }

  private fill(): void {
    while (this.running < atOnce) {
      const one = this.waiting.shift();
      if (!one) return;
      this.running++;
      void this.send(one).finally(() => {
        this.running--;
        this.fill();
      });
    }
  }

  private async send({ item, placed, method, stop }: Waiting): Promise<void> {
    try {
      const onShare = (share: number) => this.put(item.key, { share });
      const fields: Record<string, string> = placed.folder ? { folder: placed.folder } : {};
      const answer = await upload<Partial<Added>>(item.where, placed.file, { onShare, signal: stop.signal, method, fields });
      const refused = answer.refused?.[0];
      if (refused) throw new Refusal(refused.problem);
      this.drop([item.key]);
      for (const hear of this.arrivals) hear(item.where, { items: answer.items ?? [], refused: [] });
    } catch (error) {
      if (this.sent.has(item.key)) this.put(item.key, { problem: problemOf(error) });
    }
  }

  private put(key: number, change: Partial<Upload>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
    // Many files tell their share many times a second: the page hears of it a few times.
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      this.say(this.items);
    }, 100);
  }

  private say(items: readonly Upload[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

export const uploads = new Uploads();

/** All that is on its way, wherever to. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(uploads.subscribe, uploads.get);
