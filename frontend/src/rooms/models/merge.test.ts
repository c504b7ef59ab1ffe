import { describe, expect, it } from 'vitest';
import { emptyDraft } from './editing';
import { firstChoices, keyOfRival, merged, rivalsIn } from './merge';

const before = { ...emptyDraft('A', 'base'), id: 'a', params: { temperature: 0.2, seed: 1 } };
const mine = { ...before, name: 'Mine', params: { temperature: 0.4, seed: 1 } };
const theirs = { ...before, name: 'Theirs', description: 'new', params: { temperature: 0.2, top_k: 3 } };

describe('two saves of one model', () => {
  it('differ field by field, and parameter by parameter', () => {
    const rivals = rivalsIn(before, mine, theirs);
    expect(rivals.map((rival) => [keyOfRival(rival), rival.by])).toEqual([
      ['name', 'both'],
      ['description', 'them'],
      ['params.temperature', 'me'],
      ['params.top_k', 'them'],
      ['params.seed', 'them'],
    ]);
  });
  it('keep both by default where they do not touch', () => {
    const rivals = rivalsIn(before, mine, theirs);
    const both = merged(mine, rivals, firstChoices(rivals));
    expect(both).toMatchObject({ name: 'Mine', description: 'new' });
    expect(both.params).toEqual({ temperature: 0.4, top_k: 3 });
  });
  it('become what is chosen', () => {
    const rivals = rivalsIn(before, mine, theirs);
    const all = (side: 'mine' | 'theirs') => new Map(rivals.map((rival) => [keyOfRival(rival), side]));
    expect(merged(mine, rivals, all('theirs'))).toEqual(theirs);
    expect(merged(mine, rivals, all('mine'))).toEqual(mine);
  });
});
