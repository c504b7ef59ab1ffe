import { describe, expect, it } from 'vitest';
import { oneOf, searchOf, text, yes } from './search';

describe('what an address asks of a page', () => {
  const read = searchOf({ q: text, hidden: yes, sort: oneOf('name', 'owner') });

  it('is read by name', () => {
    expect(read({ q: 'contract', hidden: true, sort: 'owner' })).toEqual({ q: 'contract', hidden: true, sort: 'owner' });
  });
  it('is passed over where it is of another kind or another word', () => {
    expect(read({ q: true, hidden: 'maybe', sort: 'size' })).toEqual({});
  });
  it('is passed over where no page knows it', () => {
    expect(Object.keys(read({ q: 'a', debug: '1' }))).not.toContain('debug');
  });
});
