import { useTranslation } from 'react-i18next';

export type Difference = { field: string; before: unknown; after: unknown };
type Props = { differences: Difference[]; before: string; after: string };

const textOf = (value: object): string | null => {
  const { prompt, text, title, name } = value as Record<string, unknown>;
  const told = prompt ?? text ?? name;
  return typeof told === 'string' ? [title, told].filter(Boolean).join(': ') : null;
};

/** A value as a person reads it: lists by what their entries say, the rest as JSON. */
export const shown = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const told = value.map((item) => (typeof item === 'string' ? item : typeof item === 'object' && item ? textOf(item) : null));
    if (told.every((item) => item !== null)) return told.join(typeof value[0] === 'string' ? ', ' : '\n');
  }
  return JSON.stringify(value);
};

/** What goes is struck through, what comes is tinted: never by colour alone. */
export function DiffTable({ differences, before, after }: Props) {
  const { t } = useTranslation();
  return (
    <table className="fd">
      <thead>
        <tr>
          <th scope="col">{t('models.transfer.field')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.field}>
            <th scope="row" className="anywhere">
              {difference.field}
            </th>
            <td className="anywhere">{shown(difference.before) && <del>{shown(difference.before)}</del>}</td>
            <td className="anywhere">{shown(difference.after) && <ins>{shown(difference.after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
