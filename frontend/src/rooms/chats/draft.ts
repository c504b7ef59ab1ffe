import type { ContextMode, StoredFile } from '@/shared/http/types';

/** What was typed and not sent, kept for this tab: a reload loses nothing. */
const key = (chat: string) => `atelier.draft.${chat}`;

export const readDraft = (chat: string): string => {
  try {
    return sessionStorage.getItem(key(chat)) ?? '';
  } catch {
    return '';
  }
};

export const keepDraft = (chat: string, text: string): void => {
  try {
    if (text) sessionStorage.setItem(key(chat), text);
    else sessionStorage.removeItem(key(chat));
  } catch {
    // Without storage a draft lives as long as its page.
  }
};

const filesKey = (chat: string) => `atelier.files.${chat}`;

/** The files that were attached and not sent; the server may have let go of some since. */
export const readFiles = (chat: string): StoredFile[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(filesKey(chat)) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
};

export const keepFiles = (chat: string, files: readonly StoredFile[]): void => {
  try {
    if (files.length > 0) sessionStorage.setItem(filesKey(chat), JSON.stringify(files));
    else sessionStorage.removeItem(filesKey(chat));
  } catch {
    // As with a draft.
  }
};

const contextKey = (chat: string) => `atelier.context.${chat}`;
const modes: readonly string[] = ['lanes', 'selected', 'all'] satisfies ContextMode[];

/** Which history the next question of a chat is sent with, where it was changed and not asked with yet. */
export const readContext = (chat: string): ContextMode | null => {
  try {
    const kept = sessionStorage.getItem(contextKey(chat)) ?? '';
    return modes.includes(kept) ? (kept as ContextMode) : null;
  } catch {
    return null;
  }
};

export const keepContext = (chat: string, context: ContextMode): void => {
  try {
    sessionStorage.setItem(contextKey(chat), context);
  } catch {
    // As with a draft.
  }
};

const filtersKey = (chat: string) => `atelier.filters.${chat}`;

/** The filters that were switched in a chat, for what is asked next. */
export const readFilters = (chat: string): Record<string, boolean> => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(filtersKey(chat)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, boolean>) : {};
  } catch {
    return {};
  }
};

export const keepFilters = (chat: string, filters: Record<string, boolean>): void => {
  try {
    sessionStorage.setItem(filtersKey(chat), JSON.stringify(filters));
  } catch {
    // As with a draft.
  }
};
