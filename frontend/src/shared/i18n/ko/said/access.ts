export const access = {
  scripts: '설정으로 허용하지 않으면 스크립트와 서버는 관리자만 추가합니다.',
  sharing: '누가 쓸 수 있는지는 소유자와 관리자만 바꿉니다.',
  inside: '사용할 수는 있지만 내부는 볼 수 없습니다.',
  change: '사용할 수는 있지만 바꿀 수는 없습니다.',
  administrator: '관리자만 할 수 있습니다.',
};
