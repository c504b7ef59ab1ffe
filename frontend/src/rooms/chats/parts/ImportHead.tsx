import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatImport } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';

/** Product names: the same in every language. */
const formats: Record<string, string> = { atelier: 'Atelier', 'open-webui': 'Open WebUI', chatgpt: 'ChatGPT' };

/** What file it is, and what would come of it in figures. */
export function ImportHead({ name, size, report }: { name: string; size: number; report: ChatImport }) {
  const { t } = useTranslation();
  const format = useFormats();
  const counts = (['create', 'skip', 'refuse'] as const).map((action) => ({
    action,
    count: report.items.filter((item) => item.action === action).length,
  }));
  const facts = [
    formats[report.format ?? ''] ?? report.format ?? '',
    t('shelf.count', { count: report.items.length }),
    format.bytes(size),
  ].filter(Boolean);
  return (
    <>
      <div className="file">
        <span className="ficon">
          <IconFileText size={20} stroke={1.5} aria-hidden="true" />
        </span>
        <div className="grow">
          <p className="b anywhere">{name}</p>
          <p className="small s3">
            {facts.join(', ')}. {t('shelf.nothingYet')}
          </p>
        </div>
      </div>
      <ul className="sum">
        {counts
          .filter(({ action, count }) => count > 0 || action === 'create')
          .map(({ action, count }) => (
            <li key={action} data-bad={action === 'refuse' || undefined}>
              <b>{format.number(count)}</b> {t(`shelf.sum.${action}`)}
            </li>
          ))}
      </ul>
    </>
  );
}
