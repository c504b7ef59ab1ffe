export const account = {
  taken: '이미 계정이 쓰고 있습니다',
  closed: '가입이 닫혀 있습니다. 관리자에게 문의하세요.',
  wrong: '틀렸습니다',
  language: 'fr이나 pt-BR 같은 BCP 47 언어 태그가 아닙니다',
  timeZone: 'Europe/Paris 같은 IANA 시간대가 아닙니다',
  keys: '키는 {{n}}개까지입니다. 먼저 하나를 삭제하세요.',
  noAccount: '계정이 없는 사람을 지정했습니다',
  group: '/name: 그룹 {{name}}이(가) 이미 있습니다.',
  administrator: '관리자가 있어야 합니다. 먼저 다른 사람을 지정하세요.',
};
