import { describe, expect, it } from 'vitest';
import type { BaseModel, Model } from '@/shared/http/types';
import { emptyState, makeModel } from '@/testing/backend/store';
import { baseExceptionsOf, baseVerbsFor, matchingBases, statesOf } from './bases';

const [plain] = emptyState().bases as [BaseModel];
const set = (change: Partial<Model>): BaseModel => ({
  ...plain,
  settings: { ...makeModel(emptyState(), { id: plain.id, name: 'House model' }), ...change },
});

describe('a base model', () => {
  it('that works is silent, and renamed is not removed is not unreachable', () => {
    expect(baseExceptionsOf(plain)).toEqual([]);
    expect(baseExceptionsOf({ ...plain, state: 'unreachable' })).toEqual(['unreachable']);
    expect(baseExceptionsOf({ ...plain, state: 'removed' })).toEqual(['removed']);
    expect(baseExceptionsOf({ ...plain, state: 'removed', renamed_to: 'x' })).toEqual(['renamed']);
    expect(baseExceptionsOf(set({ hidden: true, enabled: false }))).toEqual(['off', 'hidden', 'restricted']);
  });
  it('is found by its own name, the one given to it, its tags and its server', () => {
    const named = set({ tags: ['fast'] });
    for (const q of ['demo:plain', 'house', 'FAST', 'demo house']) expect(matchingBases([named], { q })).toHaveLength(1);
    expect(matchingBases([named], { q: 'slow' })).toHaveLength(0);
    expect(matchingBases([named], { state: 'removed' })).toHaveLength(0);
  });
  it('offers to move its models only where there are some', () => {
    expect(baseVerbsFor(plain)).toEqual(['chat', 'edit', 'make', 'hide', 'disable']);
    expect(baseVerbsFor({ ...set({ hidden: true }), used_by: 2, state: 'removed' })).toEqual([
      'edit',
      'make',
      'usedBy',
      'repoint',
      'unhide',
      'disable',
      'reset',
    ]);
  });
  it('is counted by what is wrong', () => {
    expect(statesOf([plain, { ...plain, state: 'removed' }])).toEqual([{ state: 'removed', count: 1 }]);
  });
});
