import type { Attention, CatalogEntry, Model } from '@/shared/http/types';
import type { Face } from '@/shared/ui/Avatar';
import { filled, valuesFor } from './variables';

type Faced = Pick<CatalogEntry, 'id' | 'name'> & { kind?: 'base' | 'workspace'; avatar_url?: string | null };

export const faceOf = (thing: Faced): Face => ({
  id: thing.id,
  name: thing.name || thing.id,
  base: thing.kind === 'base',
  photo: thing.avatar_url,
});

/** What a row says about a model that is not simply fine. */
export type Exception = Attention | 'hidden' | 'off';

export const exceptionsOf = ({ attention, enabled, hidden }: Pick<Model, 'attention' | 'enabled' | 'hidden'>): Exception[] => {
  const found: Exception[] = attention ? [attention] : [];
  if (!enabled) found.push('off');
  if (hidden) found.push('hidden');
  return found;
};

export type Verb =
  | 'chat'
  | 'edit'
  | 'clone'
  | 'explain'
  | 'versions'
  | 'hide'
  | 'unhide'
  | 'enable'
  | 'disable'
  | 'access'
  | 'copyLink'
  | 'export'
  | 'modelfile'
  | 'share'
  | 'delete';

/** What this person can do with this model now, in the order of the menu. */
export const verbsFor = (model: Model, mayShare = false): Verb[] => {
  const { read, write } = model.permissions;
  const verbs: Verb[] = [];
  if (model.enabled && model.base_model_id !== null) verbs.push('chat');
  if (read) verbs.push('edit', 'clone', 'explain', 'versions');
  if (write) verbs.push(model.hidden ? 'unhide' : 'hide', model.enabled ? 'disable' : 'enable', 'access');
  verbs.push('copyLink');
  if (read) verbs.push('export', 'modelfile');
  if (read && mayShare) verbs.push('share');
  if (write) verbs.push('delete');
  return verbs;
};

export const keyOf: Partial<Record<Verb, string>> = {
  chat: '↵',
  edit: 'E',
  clone: 'D',
  explain: 'I',
  versions: 'V',
  access: 'A',
  hide: 'H',
  unhide: 'H',
  enable: 'O',
  disable: 'O',
  delete: '⌫',
};

export const undoOf = { hide: 'unhide', unhide: 'hide', enable: 'disable', disable: 'enable' } as const;
export type Switch = keyof typeof undoOf;
export const isSwitch = (verb: string): verb is Switch => verb in undoOf;

/** Letters and digits of any script, joined by hyphens: readable in a URL, and an id by the contract's rules. */
export const slugFor = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return [...plain].slice(0, 64).join('').replace(/-+$/, '');
};

const reserved = new Set(['export', 'import', 'tags', 'bulk', '.', '..']);
export const isId = (id: string): boolean => id.length > 0 && [...id].length <= 256 && !/[\s\p{Cc}]/u.test(id) && !reserved.has(id);

export const editorPanels = ['versions', 'explain', 'json'] as const;
export type EditorPanel = (typeof editorPanels)[number];

/** A greeting as this person reads it: its variables filled in, as the server fills those of the prompt. */
export const spokenTo = (text: string, person: Parameters<typeof valuesFor>[0] | null | undefined): string =>
  person
    ? filled(text, valuesFor(person, new Date(), navigator.language))
        .map((piece) => piece.text)
        .join('')
    : text;
