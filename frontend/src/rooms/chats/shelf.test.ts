import { describe, expect, it } from 'vitest';
import type { ChatSummary } from '@/shared/http/types';
import { deedsFor, markedIn } from './shelf';

describe('what was searched for', () => {
  it.each([
    ['Когда приедет Фёдор?', 'федор', 'Фёдор'],
    ['서울특별시의 날씨는', '별시의 날', '별시의 날'],
    ['한국각하', '가', '각'],
    ['Où est l’élève ?', 'ELEVE', 'élève'],
    ['¿Vendrá el niño?', 'vendra', 'Vendrá'],
    ['🌊 the lighthouse', 'light', 'light'],
  ])('is marked in “%s” for “%s”', (text, looked, found) => {
    const pieces = markedIn(text, looked);
    expect(pieces[1]).toBe(found);
    expect(pieces.join('')).toBe(text);
  });
  it('is marked each time, and nothing where nothing is searched for', () => {
    expect(markedIn('tea and tea', 'tea')).toEqual(['', 'tea', ' and ', 'tea', '']);
    expect(markedIn('tea', '  ')).toEqual(['tea']);
  });
});

describe('what can be done with chats', () => {
  const chat = {
    id: 'a',
    title: 'A',
    head_id: null,
    pinned: false,
    archived: false,
    folder: null,
    models: [],
    created_at: '',
    updated_at: '',
  };
  const one: ChatSummary = chat;
  it('takes back what all of them are', () => {
    expect(deedsFor([{ ...one, pinned: true, archived: true }])).toEqual(expect.arrayContaining(['unpin', 'unarchive']));
    expect(deedsFor([{ ...one, pinned: true }, one])).toEqual(['pin', 'move', 'archive', 'delete']);
  });
  it('is little with a temporary one: it is in no list to be sorted', () => {
    expect(deedsFor([{ ...one, temporary: true }])).toEqual(['rename', 'markdown', 'json', 'delete']);
  });
});
