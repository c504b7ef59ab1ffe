export const filter = {
  question: 'The question has {{n}} characters; at most {{n2}} are taken here.',
  limit: 'The limit of {{saidLimit}} a {{saidPeriod}} is reached.',
  tooLong: 'The answer is too long to be checked as a whole.',
  blocked: 'This cannot be talked about here.',
  brokeDown: 'it broke down.',
  refused: 'it was refused.',
  noModelAnswer: 'its model did not answer.',
} as const;
