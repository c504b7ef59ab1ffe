import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '@/shared/http/types';
import { commonTags, groupsOf, matches, toggled } from './pick';

const entry = (id: string, more: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id,
  name: id,
  kind: 'workspace',
  base_model_id: 'mistral:7b',
  description: '',
  tags: [],
  capabilities: [],
  avatar_url: null,
  sources: [],
  state: 'ok',
  ...more,
});
const entries = [
  entry('contract', { name: 'Contract reviewer', tags: ['legal'] }),
  entry('correcteur', { name: 'Correcteur zélé', tags: ['fr', 'legal'], capabilities: ['vision'] }),
  entry('llava:13b', { kind: 'base', base_model_id: null, capabilities: ['vision'] }),
];
const ids = (groups: ReturnType<typeof groupsOf>) => groups.map((group) => [group.key, group.entries.map(({ id }) => id)]);

describe('the selector', () => {
  it('finds every word, in any field, without accents or case', () => {
    expect(matches(entries[1] as CatalogEntry, 'ZELE fr')).toBe(true);
    expect(matches(entries[0] as CatalogEntry, 'mistral contract')).toBe(true);
    expect(matches(entries[0] as CatalogEntry, 'contract french')).toBe(false);
  });
  it('shows favourites once, first', () => {
    expect(ids(groupsOf(entries, '', 'all', new Set(['llava:13b'])))).toEqual([
      ['starred', ['llava:13b']],
      ['workspace', ['contract', 'correcteur']],
    ]);
  });
  it('narrows by kind, by what a model sees, and by tag', () => {
    expect(ids(groupsOf(entries, '', 'base', new Set()))).toEqual([['base', ['llava:13b']]]);
    expect(ids(groupsOf(entries, '', 'vision', new Set()))).toEqual([
      ['workspace', ['correcteur']],
      ['base', ['llava:13b']],
    ]);
    expect(ids(groupsOf(entries, '', 'tag:fr', new Set()))).toEqual([['workspace', ['correcteur']]]);
  });
  it('has no group without a match', () => {
    expect(groupsOf(entries, 'nobody', 'all', new Set())).toEqual([]);
  });
  it('offers the tags most in use', () => {
    expect(commonTags(entries)).toEqual(['legal', 'fr']);
  });
  it('takes no more than it may', () => {
    expect(toggled(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
  });
});
