import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '@/shared/http/types';
import { commonTags, everything, families, groupsOf, recentWith, toggled } from './pick';

const entry = (id: string, more: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id,
  name: id,
  kind: 'workspace',
  base_model_id: 'mistral:7b',
  description: '',
  tags: [],
  capabilities: [],
  family: null,
  avatar_url: null,
  sources: [],
  state: 'ok',
  ...more,
});
const entries = [
  entry('contract', { name: 'Contract reviewer', tags: ['legal'], family: 'mistral' }),
  entry('correcteur', { name: 'Correcteur zélé', tags: ['fr', 'legal'], vision: true, family: 'mistral' }),
  entry('llava:13b', { kind: 'base', base_model_id: null, vision: true, family: 'llava' }),
];
const nobody = { stars: new Set<string>(), recent: [] };
const found = (query: string, filter = everything, known: Parameters<typeof groupsOf>[3] = nobody, all = entries) =>
  groupsOf(all, query, filter, known).map((group) => [group.key, group.entries.map(({ id }) => id)]);

describe('the selector', () => {
  it('finds every word, in any field, without accents or case', () => {
    expect(found('ZELE fr')).toEqual([['matches', ['correcteur']]]);
    expect(found('mistral contract')).toEqual([['matches', ['contract']]]);
    expect(found('contract french')).toEqual([]);
  });
  it('ranks the same before what begins so, before what holds it, before what is alike', () => {
    const all = ['x-qwen', 'aqwena', 'qwen2.5', 'qwen', 'q-w-e-n'].map((id) => entry(id));
    expect(found('qwen', everything, nobody, all)).toEqual([
      ['matches', ['qwen', 'qwen2.5', 'x-qwen', 'aqwena']],
      ['similar', ['q-w-e-n']],
    ]);
  });
  it('forgives a letter that was left out, but not any letters anywhere', () => {
    expect(found('contrct')).toEqual([['similar', ['contract']]]);
    expect(found('cwr')).toEqual([]);
  });
  it('shows favourites and the last used once, first', () => {
    expect(found('', everything, { stars: new Set(['llava:13b']), recent: ['correcteur', 'llava:13b', 'gone'] })).toEqual([
      ['starred', ['llava:13b']],
      ['recent', ['correcteur']],
      ['workspace', ['contract']],
    ]);
  });
  it('narrows by kind, by what a model sees, by family and by tag, together', () => {
    expect(found('', { ...everything, kind: 'base' })).toEqual([['base', ['llava:13b']]]);
    expect(found('', { ...everything, vision: true })).toEqual([
      ['workspace', ['correcteur']],
      ['base', ['llava:13b']],
    ]);
    expect(found('', { ...everything, vision: true, family: 'mistral', tag: 'fr' })).toEqual([['workspace', ['correcteur']]]);
  });
  it('has no group without a match', () => {
    expect(found('nobody')).toEqual([]);
  });
  it('offers the tags and families most in use', () => {
    expect(commonTags(entries)).toEqual(['legal', 'fr']);
    expect(families(entries)).toEqual(['mistral', 'llava']);
    expect(families(entries.slice(0, 2))).toEqual([]);
  });
  it('takes no more than it may', () => {
    expect(toggled(['a', 'b'], 'c', 2)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', 2)).toEqual(['b']);
  });
  it('remembers what was used last, each once', () => {
    expect(recentWith(['a', 'b', 'c'], ['c', 'd'], 3)).toEqual(['c', 'd', 'a']);
  });
});
