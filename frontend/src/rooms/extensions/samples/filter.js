export const settings_schema = {
  type: 'object',
  properties: { words: { type: 'array', items: { type: 'string' }, default: ['Project Falcon'] } },
};

export function inlet(messages) {
  return messages.map((message) => {
    let content = message.content;
    for (const word of settings.words) content = content.replaceAll(word, '[internal]');
    return { ...message, content };
  });
}
