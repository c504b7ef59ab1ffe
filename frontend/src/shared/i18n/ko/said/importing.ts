export const importing = {
  extensions: '여기서 내보낸 확장이나 Open WebUI의 함수 또는 도구를 {{n}}개까지 담은 목록이어야 합니다.',
  notExtension: '여기서 내보내는 형식의 확장이 아닙니다.',
};
