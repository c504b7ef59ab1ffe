import { useTranslation } from 'react-i18next';
import { useGivenName } from '@/shared/i18n/given-name';
import { type Extension, isServer, type Source } from '../model';

/** A setting's name, one of its choices, or what helps to set it. */
export type Said = 'setting' | 'choice' | 'help';

type Named = Pick<Extension, 'id' | 'source' | 'name'> & { description?: string | null };

/** What is built in is told in the person's language; what people wrote, as they wrote it. */
export const useNames = () => {
  const { t, i18n } = useTranslation();
  const givenName = useGivenName();
  const wordIn = (where: string, name: string): string | null => {
    const key = `extensions.${where}.${name}`;
    return i18n.exists(key) ? String(t(key as 'extensions.setting.pattern')) : null;
  };
  const helpFor = (name: string): string | null => {
    if (/^(question|(requests|tokens)_per_\w+)$/.test(name)) return t('extensions.settingHelp.noLimit');
    return wordIn('settingHelp', name);
  };
  return {
    nameOf: (one: Named): string => (one.source === 'builtin' ? givenName(one.id) : null) ?? one.name,
    aboutOf: (one: Named): string => (one.source === 'builtin' ? wordIn(`builtin.${one.id}`, 'about') : null) ?? one.description ?? '',
    /** What a filter did, as its log has it. */
    deedSaid: (what: string): string | null => wordIn('logs.deed', what),
    /** The page's own words for a setting of what is built in or of a server, or for one of its choices. Scripts have their own. */
    wordsFor:
      (source: Source) =>
      (what: Said, name: string): string | null => {
        if (source !== 'builtin' && !isServer(source)) return null;
        if (what !== 'choice' && isServer(source)) return wordIn(`server.${what}`, name);
        if (what === 'help') return helpFor(name);
        return wordIn(what, name === 'then' ? 'found' : name); // an object with a `then` would pass for a promise
      },
  };
};
