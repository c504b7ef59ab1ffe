export const bench = {
  longer: 'It took longer than {{n}} s.',
  broke: 'It broke: {{said}}',
  failed: 'It failed on the bench.',
  deep: 'it is nested too deep',
  nothing: 'There is nothing here that could be tried like this.',
} as const;
