export const pattern = {
  of: 'A pattern {{said}}',
  long: 'has more than {{n}} characters',
  looksAround: 'looks around or names a group, which cannot be done in bounded time here',
  matchesNothing: 'also matches nothing at all',
  states: 'is too complex: it would need too many states',
  unreadable: 'cannot be read: {{words}}',
  large: 'is too large when its repetitions are written out',
  deep: 'has groups inside groups, too deep',
  closes: 'closes a group that was not opened',
  brace: 'has a brace that is no repetition: write \\{ for the sign itself',
  class: 'has a class of characters that is not closed',
} as const;
