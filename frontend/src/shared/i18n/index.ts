import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences } from '../ui/preferences';
import { en } from './en';
import type { Words } from './words';

export const languages = { en: 'English', ru: 'Русский', ko: '한국어', fr: 'Français', es: 'Español' } as const;
export type Language = keyof typeof languages;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const load: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  ru: async () => (await import('./ru')).ru,
  ko: async () => (await import('./ko')).ko,
  fr: async () => (await import('./fr')).fr,
  es: async () => (await import('./es')).es,
};

const known = (tag: string): Language | null => {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return primary in languages ? (primary as Language) : null;
};

/** The account's language, else what this browser was last shown in, else what the browser asks for, else English. */
export const languageFor = (account: string | null | undefined): Language => {
  const wishes = [account, preferences().language, ...navigator.languages].filter((tag): tag is string => !!tag);
  for (const wish of wishes) {
    const language = known(wish);
    if (language) return language;
  }
  return 'en';
};

export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await load[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
}
