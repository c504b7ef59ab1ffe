export const explain = {
  title: '요청 설명',
  question: '설명할 질문 (아무것도 보내지 않습니다)',
  view: '보기',
  origins: '출처',
  request: '요청',
  via: '{{name}}(으)로 보내집니다',
  nowhere: '지금은 응답할 연결이 없습니다',
  saved: '저장된 모델 기준이며 저장하지 않은 변경은 들어 있지 않습니다.',
  all: '모두 보기',
  less: '간단히',
  group: { request: '요청', messages: '메시지', options: '옵션', notSent: '보내지 않음' },
  origin: { model: '모델', request: '이 질문', server: '서버', variable: '변수', example: '예시', greeting: '인사말', none: '없음' },
};
