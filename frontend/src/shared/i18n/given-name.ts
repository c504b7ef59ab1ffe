import { useTranslation } from 'react-i18next';

/** What is built in has a name in the person's language; what people made has the one they gave. */
export const useGivenName = () => {
  const { t, i18n } = useTranslation();
  return (id: string): string | null => {
    const key = `extensions.builtin.${id}.name`;
    return i18n.exists(key) ? String(t(key as 'extensions.builtin.clock.name')) : null;
  };
};
