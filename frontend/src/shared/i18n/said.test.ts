import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en as words } from './en';
import { said as en } from './en/said';
import { said as es } from './es/said';
import { said as fr } from './fr/said';
import { said as ko } from './ko/said';
import { problemText } from './problem-text';
import { said as ru } from './ru/said';
import { learnSaid, translated } from './said';

const flat = (groups: Record<string, Record<string, string>>) =>
  new Map(Object.entries(groups).flatMap(([group, words]) => Object.entries(words).map(([slug, text]) => [`${group}.${slug}`, text])));
const holesIn = (text = '') => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, hole]) => hole))].sort();
const english = flat(en);

describe.each(Object.entries({ ru, ko, fr, es }))('the server’s sentences in %s', (_, words) => {
  const all = flat(words);

  it('are all there, with the same holes, none of them empty', () => {
    expect([...all.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [slug, text] of all) {
      expect(holesIn(text), slug).toEqual(holesIn(english.get(slug)));
      expect(text.trim(), slug).not.toBe('');
    }
  });
});

it('no two sentences of the server are one, and what stands between two holes tells where the second begins', () => {
  const shapes = [...english.values()].map((text) => text.replace(/\{\{\w+\}\}/g, '{}'));
  expect(new Set(shapes).size).toBe(shapes.length);
  for (const shape of shapes) expect(shape).not.toContain('{}{}');
});

describe('the server’s own words', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: words } }, interpolation: { escapeValue: false } });
    for (const [language, theirs] of Object.entries({ ru, ko, fr, es })) learnSaid(language, en, theirs);
  });

  it('are told in the language of the person', async () => {
    const sentence = 'must have at most 20 entries';
    const told = [];
    for (const language of ['en', 'ru', 'ko', 'fr', 'es'] as const) {
      await i18next.changeLanguage(language);
      told.push(translated(sentence));
    }
    expect(told).toEqual([
      sentence,
      'может содержать не больше 20 записей',
      '항목은 20개까지입니다',
      'ne peut avoir plus de 20 entrées',
      'puede tener 20 entradas como máximo',
    ]);
  });

  it('are told with the sentences that they hold', async () => {
    await i18next.changeLanguage('ru');
    expect(translated('tools.example.org: it gave no whole answer within 10 s.')).toBe('tools.example.org: он не ответил целиком за 10 с.');
    expect(translated('/name: must not be empty; 2 more things are wrong')).toBe('/name: не может быть пустым; неверного ещё: 2');
    expect(translated('The script threw: no such city (line 3, column 7).')).toBe(
      'Скрипт выбросил ошибку: no such city (строка 3, столбец 7).',
    );
    expect(translated('Nothing listens on models.example.org (connection refused). Trying again (1 of 3).')).toBe(
      'На models.example.org никто не слушает (в соединении отказано). Новая попытка (1 из 3).',
    );
    expect(translated('must hold {{message}}, where the message stands')).toBe('должно содержать {{message}} — туда встанет сообщение');
    expect(translated('The limit of 1,000 tokens a day is reached.')).toBe('Предел исчерпан: 1,000 токенов за день.');
  });

  it.each([
    'Hello.',
    'note: remember the milk',
    'must have at most many entries',
    'prefix must not be empty',
    'The program {{program}} ended',
    '',
    `must have at most ${'9'.repeat(3000)} entries`,
    ': '.repeat(900),
  ])('come back as they are where they are unknown: %.30s', async (text) => {
    await i18next.changeLanguage('ru');
    expect(translated(text)).toBe(text);
  });

  it('are never read again in what was filled in', async () => {
    await i18next.changeLanguage('fr');
    for (const hostile of ['{{n}}', '$t(common.save)', '<b>bold</b>', '{{program}} ended.', '$&', '__proto__']) {
      expect(translated(`The program ${hostile} ended.`)).toBe(`Le programme ${hostile} s’est terminé.`);
      expect(problemText(i18next.t, { type: 'upstream-failed', detail: `The program ${hostile} ended.` })).toContain(
        `Le programme ${hostile} s’est terminé.`,
      );
    }
  });

  it('end at a depth that no sentence reaches', async () => {
    await i18next.changeLanguage('ru');
    const deep = 'The tool failed: '.repeat(40);
    expect(translated(`${deep}It was stopped.`)).toContain('The tool failed: It was stopped.');
  });
});
