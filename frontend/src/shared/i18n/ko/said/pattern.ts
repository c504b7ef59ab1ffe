export const pattern = {
  of: '패턴: {{said}}',
  long: '{{n}}자를 넘습니다',
  looksAround: '앞뒤 탐색이나 그룹 참조를 쓰는데, 여기서는 정해진 시간 안에 처리할 수 없습니다',
  matchesNothing: '빈 텍스트에도 들어맞습니다',
  states: '너무 복잡합니다. 상태가 지나치게 많이 필요합니다',
  unreadable: '읽을 수 없습니다: {{words}}',
  large: '반복을 풀어 쓰면 너무 큽니다',
  deep: '그룹이 너무 깊이 겹쳐 있습니다',
  closes: '열리지 않은 그룹을 닫습니다',
  brace: '반복이 아닌 중괄호가 있습니다. 기호 자체는 \\{로 쓰세요',
  class: '닫히지 않은 문자 클래스가 있습니다',
};
