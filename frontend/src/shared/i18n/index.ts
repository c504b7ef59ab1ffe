import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../ui/preferences';
import type { en } from './en';
import { first } from './en/first';
import { learnSaid } from './said';
import type { FirstWords, LaterWords, Said } from './words';

export const languages = { en: 'English', ru: 'Русский', ko: '한국어', fr: 'Français', es: 'Español' } as const;
export type Language = keyof typeof languages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const firstOf: Record<Language, () => Promise<FirstWords>> = {
  en: async () => first,
  ru: async () => (await import('./ru/first')).first,
  ko: async () => (await import('./ko/first')).first,
  fr: async () => (await import('./fr/first')).first,
  es: async () => (await import('./es/first')).first,
};
const restOf: Record<Language, () => Promise<LaterWords>> = {
  en: async () => (await import('./en/rest')).rest,
  ru: async () => (await import('./ru/rest')).rest,
  ko: async () => (await import('./ko/rest')).rest,
  fr: async () => (await import('./fr/rest')).rest,
  es: async () => (await import('./es/rest')).rest,
};
/** What the server says; it speaks English itself. */
const saidOf: Record<Exclude<Language, 'en'>, () => Promise<Said>> = {
  ru: async () => (await import('./ru/said')).said,
  ko: async () => (await import('./ko/said')).said,
  fr: async () => (await import('./fr/said')).said,
  es: async () => (await import('./es/said')).said,
};
let spoken: Language = 'en';
let everything = false;
const known = new Set<string>();

const learnSentences = async (language: Language): Promise<void> => {
  if (language === 'en') return;
  const [english, theirs] = await Promise.all([import('./en/said'), saidOf[language]()]);
  learnSaid(language, english.said, theirs);
};

/** Each piece once; a piece that did not arrive is asked for again by whoever needs it next. */
const learn = async (piece: 'first' | 'rest', language: Language): Promise<void> => {
  if (known.has(`${piece} ${language}`)) return;
  const [words] = await Promise.all([
    (piece === 'first' ? firstOf : restOf)[language](),
    piece === 'rest' ? learnSentences(language) : undefined,
  ]);
  i18next.addResourceBundle(language, 'translation', words, true);
  known.add(`${piece} ${language}`);
};

/** Waited for by every page that says more than the frame and the list of models. */
export const everyWord = async (): Promise<void> => {
  everything = true;
  await learn('rest', spoken);
};

const named = (tag: string): Language | null => {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return primary in languages ? (primary as Language) : null;
};

/** The account's language, else what this browser was last shown in, else what the browser asks for, else English. */
export const languageFor = (account: string | null | undefined): Language => {
  const wishes = [account, preferences().language, ...navigator.languages].filter((tag): tag is string => !!tag);
  for (const wish of wishes) {
    const language = named(wish);
    if (language) return language;
  }
  return 'en';
};

export async function speak(language: Language): Promise<void> {
  spoken = language;
  await Promise.all([learn('first', language), everything ? learn('rest', language) : undefined]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: first } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
}
