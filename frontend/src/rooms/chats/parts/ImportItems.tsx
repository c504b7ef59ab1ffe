import { IconArrowForwardUp, IconBan, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatImport, ChatImportItem } from '@/shared/http/types';
import { translated } from '@/shared/i18n/said';
import { icon } from '@/shared/ui/atoms';

const signs = { create: IconPlus, skip: IconArrowForwardUp, refuse: IconBan };
/** A file may hold thousands; so many are drawn at once. */
const step = 200;

type Props = { report: ChatImport; link: (id: string, title: string) => ReactNode };

/** Conversation by conversation: what becomes, or became, of it, and what of it does not come along. */
export function ImportItems({ report, link }: Props) {
  const { t } = useTranslation();
  const [most, setMost] = useState(step);
  const row = (item: ChatImportItem, i: number) => {
    const Sign = signs[item.action];
    const title = item.title || (item.action === 'refuse' ? '—' : t('chats.untitled'));
    const problems = item.problems.map(translated);
    const [only, ...more] = problems;
    return (
      <li key={i} data-verb={item.action}>
        <div className="prow">
          <span className="act">
            <Sign {...icon} aria-hidden="true" />
            {t(`shelf.${report.applied ? 'did' : 'does'}.${item.action}`)}
          </span>
          <div className="grow pname">
            {item.chat_id ? link(item.chat_id, title) : <span className="b anywhere">{title}</span>}
            {item.messages > 0 && <span className="small s3">{t('shelf.messages', { count: item.messages })}</span>}
          </div>
          <span className={`small pnote ${item.action === 'refuse' ? 'bad' : 's3'}`}>
            {more.length === 0 ? (only ?? (item.action === 'skip' ? t('shelf.hereAlready') : '')) : ''}
          </span>
        </div>
        {more.length > 0 && (
          <ul className="reasons small s2">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </li>
    );
  };
  return (
    <>
      <ul className="plan chatplan" aria-label={t(report.applied ? 'shelf.report' : 'shelf.plan')}>
        {report.items.slice(0, most).map(row)}
      </ul>
      {report.items.length > most && (
        <div className="listend">
          <button type="button" className="link" onClick={() => setMost(most + step)}>
            {t('common.loadMore')}
          </button>
        </div>
      )}
    </>
  );
}
