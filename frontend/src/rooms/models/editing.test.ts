import { describe, expect, it } from 'vitest';
import { carried, changedFields, complaintsIn, complaintsOf, emptyDraft, patchFor, sectionOf, tidied } from './editing';

const draft = { ...emptyDraft('A', 'base'), id: 'a', params: { seed: 0, temperature: 0.2 }, tags: ['x'] };

describe('editing', () => {
  it('sends only what changed, and null for what was taken out', () => {
    const after = { ...draft, name: 'B', params: { temperature: 0.4 } };
    expect(patchFor(draft, after)).toEqual({ name: 'B', params: { seed: null, temperature: 0.4 } });
    expect(patchFor(draft, { ...draft })).toEqual({});
  });
  it('knows equal things as equal, whatever the order of their keys', () => {
    expect(changedFields(draft, { ...draft, params: { temperature: 0.2, seed: 0 } })).toEqual([]);
    expect(changedFields(draft, { ...draft, params: { temperature: 0.2 } })).toEqual(['params']);
    expect(changedFields(draft, { ...draft, tags: [] })).toEqual(['tags']);
  });
  it('keeps what is typed while a save is under way', () => {
    const read = { ...draft, name: 'A', description: 'saved' };
    expect(carried(draft, draft, read)).toEqual(read);
    expect(carried(draft, { ...draft, greeting: 'Hello' }, read)).toEqual({ ...read, greeting: 'Hello' });
  });
  it('drops suggestions that were begun and left', () => {
    const tidy = tidied({
      ...draft,
      suggestions: [
        { title: '', prompt: ' ' },
        { title: ' ', prompt: 'Ask' },
      ],
    });
    expect(tidy.suggestions).toEqual([{ title: null, prompt: 'Ask' }]);
  });
  it('complains where the field is', () => {
    const bad = { ...emptyDraft(), suggestions: [{ title: 'T', prompt: '' }], params: { temperature: 3 } };
    expect([...complaintsIn(bad, true).keys()]).toEqual(['/name', '/id', '/suggestions/0/prompt', '/params/temperature']);
    expect([...complaintsIn({ ...draft, id: 'a b' }, true).keys()]).toEqual(['/id']);
    expect(complaintsIn(draft, false).size).toBe(0);
  });
  it('puts what the server says on its field', () => {
    const found = complaintsOf({ type: 'validation', errors: [{ pointer: '/params/top_p', detail: 'at most 1' }] });
    expect(found.get('/params/top_p')?.detail).toBe('at most 1');
    expect(complaintsOf({ type: 'id-taken', detail: 'taken' }).get('/id')?.detail).toBe('taken');
    expect(['/params/top_p', '/suggestions/0/prompt', '/tags/3', '/access/visibility'].map(sectionOf)).toEqual([
      'parameters',
      'suggestions',
      'identity',
      'access',
    ]);
  });
});
