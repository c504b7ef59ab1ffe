import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAgain, readAllowed } from '@/shared/allowed';
import { useGivenName } from '@/shared/i18n/given-name';

type Row = { extension: string; tool: string; chats: number };

/** Each tool once, with the number of chats in which it need not ask. */
const rowsOf = (): Row[] => {
  const rows = new Map<string, Row>();
  for (const { extension, tool } of readAllowed()) {
    const at = `${extension} ${tool}`;
    rows.set(at, { extension, tool, chats: (rows.get(at)?.chats ?? 0) + 1 });
  }
  return [...rows.values()];
};

/** What was allowed always in chats, with the way back. */
export function AllowedTools() {
  const { t } = useTranslation();
  const givenName = useGivenName();
  const [rows, setRows] = useState(rowsOf);
  if (rows.length === 0) return <p className="s3">{t('accounts.allowed.none')}</p>;
  return (
    <ul aria-label={t('accounts.allowed.title')}>
      {rows.map(({ extension, tool, chats }) => (
        <li key={`${extension} ${tool}`} className="set">
          <span className="grow">
            {givenName(extension) ?? extension} <span className="mono s3 anywhere">{tool}</span>
            <span className="small s3 setnote">{t('accounts.allowed.inChats', { count: chats })}</span>
          </span>
          <Button
            size="xs"
            variant="default"
            aria-label={t('accounts.allowed.askAgain', { name: tool })}
            onClick={() => {
              askAgain((one) => one.extension === extension && one.tool === tool);
              setRows(rowsOf());
            }}
          >
            {t('calls.askAgain')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
