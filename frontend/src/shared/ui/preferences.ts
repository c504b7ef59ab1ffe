import { useSyncExternalStore } from 'react';

/** What this browser remembers for its person; none of it is needed elsewhere. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark';
  letters: boolean;
  sidebar: 'wide' | 'narrow';
  stars: string[];
  models: string[];
  recent: string[];
  language: string | null;
  /** Folders of chats that are open in the sidebar. */
  folders: string[];
};
const fallback: Preferences = {
  theme: 'system',
  letters: true,
  sidebar: 'wide',
  stars: [],
  models: [],
  recent: [],
  language: null,
  folders: [],
};
const key = 'atelier.preferences';

const read = (): Preferences => {
  try {
    return { ...fallback, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) };
  } catch {
    return fallback;
  }
};

let current = read();
const listeners = new Set<() => void>();

export const preferences = (): Preferences => current;

export const prefer = (change: Partial<Preferences>): void => {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // A browser that stores nothing still keeps it until the tab closes.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
