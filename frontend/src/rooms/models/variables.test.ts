import { describe, expect, it } from 'vitest';
import { changesEachTurn, filled, valuesFor, variablesIn } from './variables';

const seen = (text: string) => variablesIn(text).map(({ name, kind, near }) => [name, kind, near]);

describe('a variable', () => {
  it('is known in any case and with blanks inside', () => {
    expect(seen('{{USER_NAME}} {{ user_name }} {{Current_Date}}')).toEqual([
      ['USER_NAME', 'known', null],
      ['USER_NAME', 'known', null],
      ['CURRENT_DATE', 'known', null],
    ]);
  });
  it('that is nearly one of ours names the likely one', () => {
    expect(seen('{{USERNAME}}')).toEqual([['USERNAME', 'unknown', 'USER_NAME']]);
    expect(seen('{{CURENT_DATE}}')).toEqual([['CURENT_DATE', 'unknown', 'CURRENT_DATE']]);
    expect(seen('{{LANGUAGE}}')).toEqual([['LANGUAGE', 'unknown', 'USER_LANGUAGE']]);
    expect(seen('{{NOPE}}')).toEqual([['NOPE', 'unknown', null]]);
  });
  it('of a character card is told as such', () => {
    expect(seen('{{user}} meets {{char}}')).toEqual([
      ['user', 'card', null],
      ['char', 'card', null],
    ]);
  });
  it('of somebody else is left alone', () => {
    expect(seen('{{prompt}} {{MESSAGES:END:2}} {{masterpiece}} {{ .System }} {USER_NAME} {{chat.variables.topic}}')).toEqual([]);
  });
  it('inside three braces is the inner pair', () => {
    const [found] = variablesIn('{{{USER_NAME}}}');
    expect(found?.raw).toBe('{{USER_NAME}}');
  });
  it('that changes each turn is pointed out', () => {
    expect(changesEachTurn(variablesIn('{{CURRENT_DATE}}'))).toBeNull();
    expect(changesEachTurn(variablesIn('{{current_time}}'))).toBe('CURRENT_TIME');
  });
});

describe('a prompt as it would be sent', () => {
  const ann = { name: '{{USER_EMAIL}}', email: 'ann@example.com', role: 'user', language: null, time_zone: 'Asia/Seoul' };
  const values = valuesFor(ann, new Date('2026-11-20T23:49:25Z'), 'ko-KR');
  const sent = (text: string) =>
    filled(text, values)
      .map((piece) => piece.text)
      .join('');

  it('has the date and time of the person’s zone', () => {
    expect(sent('{{CURRENT_DATETIME}} {{CURRENT_WEEKDAY}} {{CURRENT_TIMEZONE}}')).toBe('2026-11-21 08:49:25 Saturday Asia/Seoul');
    expect(sent('{{ user_language }}')).toBe('ko-KR');
  });
  it('keeps what nobody knows, and is read once', () => {
    expect(sent('{{USER_NAME}} {{NOPE}} {{prompt}} {{USER_BIO}}.')).toBe('{{USER_EMAIL}} {{NOPE}} {{prompt}} .');
    expect(sent('{{USER_GROUPS}}')).toBe('{{USER_GROUPS}}');
  });
});
