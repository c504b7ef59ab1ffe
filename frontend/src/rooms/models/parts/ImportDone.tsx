import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportItem, ImportReport } from '@/shared/http/types';
import { translated } from '@/shared/i18n/said';
import { Avatar } from '@/shared/ui/Avatar';
import { keyOf, nameOf, reasonsOf, writes } from '../transfer';

type Props = { report: ImportReport; link: (item: ImportItem, words: ReactNode) => ReactNode; actions: ReactNode };

/** What an import did, each with a way to it; what still needs a look says so. */
export function ImportDone({ report, link, actions }: Props) {
  const { t } = useTranslation();
  const done = report.items.filter(writes);
  const others = report.items.filter((item) => !writes(item));
  const row = (item: ImportItem, i: number) => {
    const name = nameOf(item) ?? t('models.transfer.untitled');
    const reasons = reasonsOf(item).map(translated);
    return (
      <li key={`${i}${keyOf(item, i)}`} data-verb={item.action}>
        <div className="prow">
          <span className="act">{t(`models.transfer.did.${item.action}`)}</span>
          <Avatar face={{ id: item.target_id ?? name, name, base: item.kind === 'base' }} size={26} />
          <div className="grow pname">
            {writes(item) && item.target_id ? link(item, name) : <span className="b anywhere">{name}</span>}
            <span className="mono s3 pid">{item.target_id ?? item.source_id}</span>
          </div>
          <span className="small pnote s3">
            {item.unresolved.length > 0 ? t('models.transfer.unresolved', { count: item.unresolved.length }) : reasons[0]}
          </span>
        </div>
      </li>
    );
  };
  return (
    <div role="status">
      <h2 className="donehead">{t('models.transfer.done', { count: done.length })}</h2>
      <div className="row wrap doneactions">{actions}</div>
      <ul className="plan" aria-label={t('models.transfer.report')}>
        {done.map(row)}
        {others.map(row)}
      </ul>
    </div>
  );
}
