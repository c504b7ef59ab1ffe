import { IconArrowForwardUp, IconBan, IconCopyPlus, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { translated } from '@/shared/i18n/said';
import { icon, Tag } from '@/shared/ui/atoms';
import type { ImportItem } from '../importing';

type Props = { items: ImportItem[]; link?: (item: ImportItem, name: string) => ReactNode };

const signs = { create: IconPlus, update: IconPencil, rename: IconCopyPlus, skip: IconArrowForwardUp, refuse: IconBan };

/** What becomes, or became, of each extension of a file, and how it can go on working. */
export function ImportRows({ items, link }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="plan" aria-label={t('models.transfer.plan')}>
      {items.map((item, i) => {
        const Sign = signs[item.action];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may name an id twice
          <li key={`${i}${item.source_id}`} data-verb={item.action} className="extplan">
            <span className="act">
              <Sign {...icon} aria-hidden="true" />
              {t(`models.transfer.verb.${item.action}`)}
            </span>
            <div className="grow">
              <div className="row wrap" style={{ gap: 8 }}>
                <span className="b anywhere">{link && item.target_id ? link(item, item.name) : item.name}</span>
                {item.kind && <Tag>{t(`extensions.files.kind.${item.kind}`)}</Tag>}
                <span className="mono s3 anywhere">
                  {item.source_id}
                  {item.target_id && item.target_id !== item.source_id && ` → ${item.target_id}`}
                </span>
              </div>
              {item.problems.map((problem) => (
                <p key={problem} className={item.action === 'refuse' ? 'small knowreason' : 'small s3'}>
                  {translated(problem)}
                </p>
              ))}
              {item.advice && <p className="small s3">{t(`extensions.files.python.${item.advice.of}`)}</p>}
              {item.valves && item.valves.length > 0 && (
                <p className="small s3">{t('extensions.files.valves', { names: item.valves.map(({ name }) => name).join(', ') })}</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
