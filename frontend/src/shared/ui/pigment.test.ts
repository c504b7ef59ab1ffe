import { expect, it } from 'vitest';
import { graphemeOf, lanesOf, pigmentOf } from './pigment';

it('one id has one colour', () => {
  expect(pigmentOf('contract-reviewer')).toBe(pigmentOf('contract-reviewer'));
});
it('colours are spread', () => {
  const colours = new Set(Array.from({ length: 60 }, (_, i) => pigmentOf(`model-${i}`)));
  expect(colours.size).toBe(9);
});
it('eight models of one chat have eight colours', () => {
  const ids = Array.from({ length: 8 }, (_, i) => `m${i}`);
  expect(new Set(lanesOf(ids).values()).size).toBe(8);
});
it('the first letter is the first that a reader sees', () => {
  expect(graphemeOf('번역')).toBe('번');
  expect(graphemeOf('помощник')).toBe('П');
  expect(graphemeOf('👩‍🚀 pilot')).toBe('👩‍🚀');
  expect(graphemeOf('')).toBe('·');
});
