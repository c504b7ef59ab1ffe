import { expect, it } from 'vitest';
import { modelsFromLink, modelsInLink } from './model';

it('a link carries ids of any kind there and back', () => {
  for (const ids of [['a', 'b'], ['org/model:tag'], ['with,comma', '100%'], ['%2C', 'модель', '번역'], []]) {
    expect(modelsFromLink(modelsInLink(ids))).toEqual(ids);
  }
});
it('a link written by hand is forgiven its blanks and repeats', () => {
  expect(modelsFromLink(' a, b ,a,,')).toEqual(['a', 'b']);
  expect(modelsFromLink(undefined)).toEqual([]);
});
it('a link names eight models at most', () => {
  expect(modelsFromLink('1,2,3,4,5,6,7,8,9,10')).toHaveLength(8);
});
