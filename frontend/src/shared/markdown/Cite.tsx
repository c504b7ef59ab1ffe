import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { CitingContext } from './citing';

/** A source's number in a text, that opens it; a number that is no source's stays the text it is. */
export function Cite({ number }: { number: number }) {
  const { t } = useTranslation();
  const citing = useContext(CitingContext);
  const source = citing?.sources.find((one) => one.number === number);
  if (!citing || !source) return `[${number}]`;
  const label = source.document ? t('knowledge.cite.open', { number, name: source.document.name }) : t('knowledge.cite.hidden', { number });
  return (
    <button type="button" className="cite citebtn" aria-label={label} title={source.document?.name} onClick={() => citing.onOpen(source)}>
      {number}
    </button>
  );
}
