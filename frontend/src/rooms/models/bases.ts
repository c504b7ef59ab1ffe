import type { BaseModel } from '@/shared/http/types';

/** What is told of a base model that is not simply fine. */
export type BaseException = 'renamed' | 'removed' | 'unreachable' | 'off' | 'hidden' | 'restricted';

export const baseExceptionsOf = (base: BaseModel): BaseException[] => {
  const found: BaseException[] = [];
  if (base.state === 'removed') found.push(base.renamed_to ? 'renamed' : 'removed');
  if (base.state === 'unreachable') found.push('unreachable');
  if (base.settings && !base.settings.enabled) found.push('off');
  if (base.settings?.hidden) found.push('hidden');
  if (base.settings?.access?.visibility === 'private') found.push('restricted');
  return found;
};

export type BaseFilter = { q?: string; state?: BaseModel['state'] };

export const nameOfBase = (base: BaseModel): string => base.settings?.name || base.name || base.id;

/** Searched in id, names, tags, family and where it comes from. */
export const matchingBases = (bases: readonly BaseModel[], { q, state }: BaseFilter): BaseModel[] => {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return bases.filter((base) => {
    if (state && base.state !== state) return false;
    const { settings, details, sources } = base;
    const text = [base.id, base.name, settings?.name, settings?.tags?.join(' '), details?.family, ...sources.map((source) => source.name)];
    const whole = text.filter(Boolean).join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
};

export const statesOf = (bases: readonly BaseModel[]): { state: BaseModel['state']; count: number }[] =>
  (['unreachable', 'removed'] as const)
    .map((state) => ({ state, count: bases.filter((base) => base.state === state).length }))
    .filter(({ count }) => count > 0);

export type BaseVerb = 'chat' | 'edit' | 'make' | 'usedBy' | 'repoint' | 'hide' | 'unhide' | 'enable' | 'disable' | 'reset';

export const baseVerbsFor = (base: BaseModel): BaseVerb[] => {
  const verbs: BaseVerb[] = [];
  if (base.state === 'ok' && base.settings?.enabled !== false) verbs.push('chat');
  verbs.push('edit', 'make');
  if ((base.used_by ?? 0) > 0) verbs.push('usedBy', 'repoint');
  verbs.push(base.settings?.hidden ? 'unhide' : 'hide', base.settings?.enabled === false ? 'enable' : 'disable');
  if (base.settings) verbs.push('reset');
  return verbs;
};
