export const bench = {
  longer: '{{n}}초가 넘게 걸렸습니다.',
  broke: '고장 났습니다: {{said}}',
  failed: '시험에서 실패했습니다.',
  deep: '너무 깊이 중첩되어 있습니다',
  nothing: '여기에는 이렇게 시험할 것이 없습니다.',
};
