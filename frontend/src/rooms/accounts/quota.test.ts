import { expect, it } from 'vitest';
import { bytesOf, sizeOf } from './quota';

it('a size is shown in the largest unit that rounds nothing away, and comes back as it was', () => {
  expect(sizeOf(2_500_000_000)).toEqual({ amount: 2.5, unit: 'GB' });
  expect(sizeOf(50_000_000)).toEqual({ amount: 50, unit: 'MB' });
  expect(sizeOf(1_234_567)).toEqual({ amount: 1234.567, unit: 'kB' });
  for (const bytes of [1, 999, 1_000, 1_234_567, 1_048_576, 2_500_000_000, 9_007_199_254]) expect(bytesOf(sizeOf(bytes))).toBe(bytes);
});
