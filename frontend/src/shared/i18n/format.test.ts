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

it('tells how long something takes in its two largest units', () => {
  const { duration, bytes } = formatsOf('en');
  expect([4, 89, 120, 3600, 5460].map(duration)).toEqual(['4 sec', '1 min 29 sec', '2 min', '1 hr', '1 hr 31 min']);
  expect([900, 2_500_000, 5_600_000_000].map(bytes)).toEqual(['0.9 kB', '2.5 MB', '5.6 GB']);
});
