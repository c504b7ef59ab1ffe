import { expect, it } from 'vitest';
import { tokensAbout } from './tokens';

it('tokens are guessed by script', () => {
  expect(tokensAbout('')).toBe(0);
  expect(tokensAbout('four letters to a token')).toBe(6);
  expect(tokensAbout('번역 도우미')).toBe(4);
});
