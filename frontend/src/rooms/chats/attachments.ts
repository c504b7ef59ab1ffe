import { problemOf } from '@/shared/http/problem';
import type { AskedFile, Problem, StoredFile } from '@/shared/http/types';
import { fileIsThere, sendFile } from './api-files';
import { keepFiles, readFiles } from './draft';
import { type Complaint, type FileKind, fileAddress, kindOf, mostFiles, sorted } from './files';
import { scaled } from './scale';

export type Sending = { phase: 'sending'; share: number } | { phase: 'ready'; file: StoredFile } | { phase: 'failed'; problem: Problem };
export type Attachment = { key: string; kind: FileKind; name: string; size: number; preview: string | null; sending: Sending };
export type Refused = { name: string; why: Complaint };
export type Held = { items: readonly Attachment[]; refused: readonly Refused[] };

const ofStored = (file: StoredFile): Attachment => ({
  key: file.id,
  kind: kindOf(file),
  name: file.name,
  size: file.size,
  preview: kindOf(file) === 'image' ? fileAddress(file.id) : null,
  sending: { phase: 'ready', file },
});

/** What of them is there, as a question names it. */
export const askedWith = (items: readonly Attachment[]): AskedFile[] =>
  storedOf(items).map((file) => ({ type: kindOf(file), file_id: file.id }));

const storedOf = (items: readonly Attachment[]): StoredFile[] =>
  items.flatMap(({ sending }) => (sending.phase === 'ready' ? [sending.file] : []));

type Chosen = { file: File; stop: AbortController };
let next = 1;

/** The files of one chat's next question, apart from any page: what is on its way goes on when the page is left. */
export class Attachments {
  private held: Held;
  private readonly listeners = new Set<() => void>();
  /** What is being sent, or may have to be sent again. */
  private readonly chosen = new Map<string, Chosen>();

  constructor(private readonly chat: string) {
    this.held = { items: readFiles(chat).map(ofStored), refused: [] };
    this.check();
  }

  readonly getHeld = (): Held => this.held;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly add = async (files: readonly File[]): Promise<void> => {
    const taken: string[] = [];
    const refused: Refused[] = [];
    for (const file of files) {
      const sort = await sorted(file);
      if ('complaint' in sort) refused.push({ name: file.name, why: sort.complaint });
      else if (this.held.items.length >= mostFiles) refused.push({ name: file.name, why: 'many' });
      else taken.push(this.choose(file, sort.kind));
    }
    this.say({ refused });
    // One after the other: ten photos at once would fill a phone's memory.
    for (const key of taken) if (await this.scale(key)) void this.send(key);
  };

  readonly send = async (key: string): Promise<void> => {
    const chosen = this.chosen.get(key);
    if (!chosen) return;
    const onShare = (share: number) => this.put(key, { phase: 'sending', share });
    onShare(0);
    try {
      const file = await sendFile(chosen.file, onShare, chosen.stop.signal);
      this.put(key, { phase: 'ready', file });
    } catch (error) {
      this.put(key, { phase: 'failed', problem: problemOf(error) });
    }
  };

  readonly remove = (key: string): void => {
    this.chosen.get(key)?.stop.abort();
    const gone = this.held.items.filter((item) => item.key === key);
    this.say({ items: this.held.items.filter((item) => item.key !== key) });
    this.free(gone);
  };

  readonly forgive = (): void => this.say({ refused: [] });

  /** What goes with a question now; `back` where it was refused, else `free`. */
  take(): readonly Attachment[] {
    const { items } = this.held;
    this.say({ items: [], refused: [] });
    return items;
  }

  back(items: readonly Attachment[]): void {
    this.say({ items: [...items, ...this.held.items] });
    this.check();
  }

  /** Takes away what the server has let go of: a file that no message holds lives for a day. */
  check(): void {
    for (const { key, sending } of this.held.items) {
      if (sending.phase === 'ready') void fileIsThere(sending.file.id).then((there) => there || this.remove(key));
    }
  }

  free(items: readonly Attachment[]): void {
    for (const { key, preview } of items) {
      this.chosen.delete(key);
      if (preview?.startsWith('blob:')) URL.revokeObjectURL(preview);
    }
  }

  private choose(file: File, kind: FileKind): string {
    const key = `chosen-${next++}`;
    this.chosen.set(key, { file, stop: new AbortController() });
    const preview = kind === 'image' ? URL.createObjectURL(file) : null;
    const item: Attachment = { key, kind, name: file.name, size: file.size, preview, sending: { phase: 'sending', share: 0 } };
    this.say({ items: [...this.held.items, item] });
    return key;
  }

  /** False where it cannot go: it was taken away meanwhile, or it is no picture. */
  private async scale(key: string): Promise<boolean> {
    const chosen = this.chosen.get(key);
    const item = this.held.items.find((one) => one.key === key);
    if (!chosen || item?.kind !== 'image') return chosen !== undefined;
    try {
      chosen.file = await scaled(chosen.file);
      this.change(key, { name: chosen.file.name, size: chosen.file.size });
      return this.chosen.has(key);
    } catch {
      this.remove(key);
      this.say({ refused: [...this.held.refused, { name: item.name, why: 'damaged' }] });
      return false;
    }
  }

  private put(key: string, sending: Sending): void {
    this.change(key, { sending });
  }

  private change(key: string, change: Partial<Attachment>): void {
    this.say({ items: this.held.items.map((item) => (item.key === key ? { ...item, ...change } : item)) });
  }

  private say(change: Partial<Held>): void {
    this.held = { ...this.held, ...change };
    keepFiles(this.chat, storedOf(this.held.items));
    for (const listener of this.listeners) listener();
  }
}

const all = new Map<string, Attachments>();

export const attachmentsOf = (chat: string): Attachments => {
  const known = all.get(chat) ?? new Attachments(chat);
  all.set(chat, known);
  return known;
};

/** On sign-out: what one person chose is not kept for the next. */
export const forgetAttachments = (): void => {
  for (const attachments of all.values()) for (const { key } of attachments.getHeld().items) attachments.remove(key);
  all.clear();
};
