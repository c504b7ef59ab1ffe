export const filter = {
  question: '질문이 {{n}}자입니다. 여기서는 {{n2}}자까지 받습니다.',
  limit: '한도에 이르렀습니다: {{saidPeriod}}당 {{saidLimit}}.',
  tooLong: '답변이 너무 길어 전체를 검사할 수 없습니다.',
  blocked: '이 이야기는 여기서 할 수 없습니다.',
  brokeDown: '고장이 났습니다.',
  refused: '거부되었습니다.',
  noModelAnswer: '모델이 응답하지 않았습니다.',
};
