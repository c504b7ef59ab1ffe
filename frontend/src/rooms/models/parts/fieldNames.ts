import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** The page's word for a field of the API; a field without one is told by its own name. */
export function useFieldName(): (field: string, name?: string | null) => string {
  const { t } = useTranslation();
  const word = (key: string, otherwise: string) => (i18next.exists(key) ? String(t(key as 'editor.name')) : otherwise);
  return (field, name) => {
    if (name && field === 'params') return word(`parameters.${name}.label`, name);
    if (name && field === 'capabilities') return word(`editor.cap.${name}`, name);
    return name ? `${field}.${name}` : word(`editor.field.${field}`, field);
  };
}
