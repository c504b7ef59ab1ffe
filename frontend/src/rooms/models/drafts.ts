import type { ModelDraft } from '@/shared/http/types';
import { emptyDraft } from './editing';

/** What was written and not saved, with the state it was written on: kept in this browser until it is saved or given up. */
export type KeptDraft = { draft: ModelDraft; origin: ModelDraft; etag: string | null; at: number };

const prefix = 'atelier.draft.';
const keyFor = (person: string, thing: string) => `${prefix}${person}.${thing}`;

export const keepDraft = (person: string, thing: string, kept: Omit<KeptDraft, 'at'>): void => {
  try {
    localStorage.setItem(keyFor(person, thing), JSON.stringify({ ...kept, at: Date.now() }));
  } catch {
    // A browser that stores nothing still warns before the page is left.
  }
};

/** A draft of an earlier version of this page may lack fields that there are now. */
export const keptDraft = (person: string, thing: string): KeptDraft | null => {
  try {
    const kept = JSON.parse(localStorage.getItem(keyFor(person, thing)) ?? 'null') as KeptDraft | null;
    if (!kept || typeof kept.draft?.name !== 'string' || typeof kept.origin?.name !== 'string') return null;
    return { ...kept, draft: { ...emptyDraft(), ...kept.draft }, origin: { ...emptyDraft(), ...kept.origin } };
  } catch {
    return null;
  }
};

export const forgetDraft = (person: string, thing: string): void => {
  try {
    localStorage.removeItem(keyFor(person, thing));
  } catch {
    // Nothing was kept.
  }
};
