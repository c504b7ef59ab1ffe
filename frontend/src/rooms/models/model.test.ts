import { describe, expect, it } from 'vitest';
import { emptyState, makeModel } from '@/testing/backend/store';
import { exceptionsOf, isId, slugFor, verbsFor } from './model';

const model = makeModel(emptyState(), { id: 'a', name: 'A', base_model_id: 'base' });

describe('a slug', () => {
  it('keeps letters of every script', () => {
    expect(slugFor('Contract reviewer')).toBe('contract-reviewer');
    expect(slugFor('Помощник по физике')).toBe('помощник-по-физике');
    expect(slugFor('번역 도우미!')).toBe('번역-도우미');
    expect(slugFor('  GPT-4o  (mini) ')).toBe('gpt-4o-mini');
  });
  it('is an id, or empty', () => {
    for (const name of ['a/b', '..', ' ', 'Ünïcode', '日本語 テスト', 'x'.repeat(500)]) {
      const slug = slugFor(name);
      expect(slug === '' || isId(slug), name).toBe(true);
    }
  });
});

describe('an id', () => {
  it('may hold slashes, colons and any letters', () => {
    for (const id of ['org/model:tag', 'модель', 'a@b', 'x%2Fy']) expect(isId(id), id).toBe(true);
  });
  it('holds no blanks, and is no word of the API', () => {
    for (const id of ['', 'a b', 'a\tb', 'import', 'export', 'tags', 'bulk', '.', '..', 'x'.repeat(257)]) expect(isId(id), id).toBe(false);
  });
});

describe('a model', () => {
  it('that works is silent', () => {
    expect(exceptionsOf(model)).toEqual([]);
  });
  it('says what is wrong with its base before what somebody chose', () => {
    expect(exceptionsOf({ ...model, attention: 'base-unreachable', hidden: true, enabled: false })).toEqual([
      'base-unreachable',
      'off',
      'hidden',
    ]);
  });
  it('offers only what its person may do', () => {
    expect(verbsFor({ ...model, permissions: { use: true, read: false, write: false } })).toEqual(['chat', 'copyLink']);
    const inside = ['edit', 'clone', 'explain', 'versions'];
    expect(verbsFor(model)).toEqual(['chat', ...inside, 'hide', 'disable', 'access', 'copyLink', 'export', 'modelfile', 'delete']);
    expect(verbsFor(model, true)).toContain('share');
    const quiet = verbsFor({ ...model, hidden: true, enabled: false });
    expect(quiet.filter((verb) => ['chat', 'hide', 'unhide', 'enable', 'disable'].includes(verb))).toEqual(['unhide', 'enable']);
  });
});
