import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ko } from './ko';
import { ru } from './ru';

const languages = { en, ru, ko, fr, es };
const suffix = /_(zero|one|two|few|many|other)$/;

const flat = (words: object, prefix = ''): Map<string, string> => {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
};
const stems = (all: Map<string, string>) => new Set([...all.keys()].map((key) => key.replace(suffix, '')));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
const english = flat(en);
const plurals = [...stems(english)].filter((stem) => english.has(`${stem}_other`));

describe.each(Object.entries(languages))('%s', (language, words) => {
  const all = flat(words);

  it('says everything that English says, and nothing else', () => {
    expect([...stems(all)].sort()).toEqual([...stems(english)].sort());
  });

  it('has exactly the plural forms of its language', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const stem of plurals) {
      const here = [...all.keys()].filter((key) => key.startsWith(`${stem}_`) && suffix.test(key) && key.replace(suffix, '') === stem);
      expect(here.map((key) => key.slice(stem.length + 1)).sort(), stem).toEqual([...categories].sort());
    }
  });

  it('keeps the placeholders', () => {
    for (const [key, text] of all) {
      const source = english.get(key) ?? english.get(`${key.replace(suffix, '')}_other`) ?? '';
      const expected = new Set(placeholders(source));
      const optional = suffix.test(key) ? ['count'] : [];
      const here = new Set(placeholders(text));
      for (const name of here) expect(expected.has(name), `${key}: {{${name}}}`).toBe(true);
      for (const name of expected) if (!optional.includes(name)) expect(here.has(name), `${key}: {{${name}}} is missing`).toBe(true);
    }
  });

  it('leaves nothing empty or in English', () => {
    for (const [key, text] of all) expect(text.trim(), key).not.toBe('');
    if (language === 'en') return;
    const same = [...all].filter(([key, text]) => english.get(key) === text && /[a-z]{4}/i.test(text.replace(/\{\{.*?\}\}/g, '')));
    const share = same.length / all.size;
    expect(share, same.map(([key]) => key).join(', ')).toBeLessThan(0.06);
  });
});

it('Russian counts one, few and many', () => {
  const rules = new Intl.PluralRules('ru');
  const forms = flat(ru.models);
  const said = (count: number) => forms.get(`count_${rules.select(count)}`)?.replace('{{count}}', String(count));
  expect([1, 2, 5, 21].map(said)).toEqual(['1 модель', '2 модели', '5 моделей', '21 модель']);
});
