import { expect, it } from 'vitest';
import { formatsOf, showTimesIn } from './format';

const now = Date.parse('2026-11-21T12:00:00Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

it('tells near times from now, far ones by date', () => {
  const { ago: said } = formatsOf('en');
  expect(said(ago(12), now)).toBe('12 min. ago');
  expect(said(ago(180), now)).toBe('3 hr. ago');
  expect(said(ago(60 * 24 * 9), now)).toBe('Nov 12');
  expect(formatsOf('ru').ago(ago(12), now)).toBe('12 мин. назад');
});
it('shows times in the zone of the account', () => {
  showTimesIn('Asia/Seoul');
  expect(formatsOf('en').time('2026-11-21T12:00:00Z')).toMatch(/9:00/);
  showTimesIn(null);
});
it('writes sizes and seconds in the language', () => {
  expect(formatsOf('en').bytes(214_000)).toBe('214 kB');
  expect(formatsOf('fr').seconds(3100)).toMatch(/3,1/);
});
