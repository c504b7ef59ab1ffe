import { useTranslation } from 'react-i18next';
import type { Extension } from '../model';

/** A setting's name, one of its choices, or what helps to set it. */
export type Said = 'setting' | 'choice' | 'help';

type Named = Pick<Extension, 'id' | 'source' | 'name'> & { description?: string | null };

/** What is built in is told in the person's language; what people wrote, as they wrote it. */
export const useNames = () => {
  const { t, i18n } = useTranslation();
  const said = (id: string, what: 'name' | 'about'): string | null => {
    const key = `extensions.builtin.${id}.${what}`;
    return i18n.exists(key) ? String(t(key as 'extensions.builtin.clock.name')) : null;
  };
  const helpFor = (name: string): string | null => {
    if (/^(question|(requests|tokens)_per_\w+)$/.test(name)) return t('extensions.settingHelp.noLimit');
    const key = `extensions.settingHelp.${name}`;
    return i18n.exists(key) ? String(t(key as 'extensions.settingHelp.answer')) : null;
  };
  return {
    nameOf: (one: Named): string => (one.source === 'builtin' ? said(one.id, 'name') : null) ?? one.name,
    aboutOf: (one: Named): string => (one.source === 'builtin' ? said(one.id, 'about') : null) ?? one.description ?? '',
    /** The page's own words for a setting of what is built in, or for one of its choices. */
    wordFor: (what: Said, name: string): string | null => {
      if (what === 'help') return helpFor(name);
      const key = `extensions.${what}.${name === 'then' ? 'found' : name}`; // an object with a `then` would pass for a promise
      return i18n.exists(key) ? String(t(key as 'extensions.setting.pattern')) : null;
    },
    builtinName: (id: string): string | null => said(id, 'name'),
  };
};
