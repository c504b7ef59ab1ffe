/** Sizes are written in the unit that keeps them short; 1 kB is 1000 bytes, as everywhere in the page. */
export const units = { kB: 1e3, MB: 1e6, GB: 1e9 } as const;
export type Unit = keyof typeof units;
export type Size = { amount: number; unit: Unit };

/** The largest unit in which the size is a number with at most three decimals, so that nothing is rounded away. */
export const sizeOf = (bytes: number): Size => {
  const unit = (['GB', 'MB'] as const).find((one) => bytes >= units[one] && Number.isInteger(bytes / (units[one] / 1e3))) ?? 'kB';
  return { amount: bytes / units[unit], unit };
};

export const bytesOf = ({ amount, unit }: Size): number => Math.round(amount * units[unit]);
