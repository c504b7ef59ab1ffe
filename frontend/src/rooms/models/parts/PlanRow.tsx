import { Checkbox } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconBan,
  IconChevronDown,
  IconChevronRight,
  IconCopyPlus,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogEntry, ImportItem, ImportVerb } from '@/shared/http/types';
import { translated } from '@/shared/i18n/said';
import { Avatar } from '@/shared/ui/Avatar';
import { IconButton, icon, Mark, smallIcon, Tag } from '@/shared/ui/atoms';
import { toldOf } from '../changes';
import { nameOf, reasonsOf, writes } from '../transfer';
import { DiffTable } from './DiffTable';
import { useFieldName } from './fieldNames';
import { Missing, useKindName } from './Missing';

const signs: Record<ImportVerb, typeof IconPlus> = {
  create: IconPlus,
  update: IconPencil,
  rename: IconCopyPlus,
  skip: IconArrowForwardUp,
  refuse: IconBan,
};
function Note({ item }: { item: ImportItem }) {
  const { t } = useTranslation();
  const kind = useKindName();
  const [missing] = item.unresolved;
  const [reason] = reasonsOf(item);
  if (missing) {
    return (
      <Mark tone="warn" icon={<IconAlertTriangle {...smallIcon} aria-hidden="true" />}>
        {t('models.transfer.missing', { kind: kind(missing.kind) })}
      </Mark>
    );
  }
  if (reason) return <span className={item.action === 'refuse' ? 'bad' : 's3'}>{translated(reason)}</span>;
  if (item.action === 'update') {
    return (
      <span className="s3">
        {item.changes.length > 0 ? t('models.transfer.differ', { count: item.changes.length }) : t('models.transfer.same')}
      </span>
    );
  }
  return item.changes.length > 0 && <span className="s3">{t('models.transfer.fields', { count: item.changes.length })}</span>;
}

type Props = {
  item: ImportItem;
  included: boolean;
  bases: CatalogEntry[];
  /** The base model that was chosen here to run it on. */
  base: string | undefined;
  onBase: (base: string | null) => void;
  onInclude: (on: boolean) => void;
  pulling: (name: string) => ReactNode;
};

export function PlanRow({ item, included, bases, base, onBase, onInclude, pulling }: Props) {
  const { t } = useTranslation();
  const nameOfField = useFieldName();
  const [open, setOpen] = useState(item.unresolved.some((one) => one.kind === 'base_model') && writes(item));
  const Sign = signs[item.action];
  const name = nameOf(item) ?? t('models.transfer.untitled');
  const reasons = reasonsOf(item).map(translated);
  const lacking = writes(item) && (item.unresolved.length > 0 || base !== undefined);
  const more = item.changes.length > 0 || lacking || reasons.length > 1;
  const differences = item.changes
    .flatMap(toldOf)
    .map((told) => ({ field: nameOfField(told.field, told.name), before: told.from, after: told.to }));
  return (
    <li data-verb={item.action} className={open ? 'open' : undefined}>
      <div className="prow">
        <Checkbox
          aria-label={t('models.transfer.include', { name })}
          checked={writes(item) && included}
          disabled={!writes(item) || !item.source_id}
          onChange={(event) => onInclude(event.currentTarget.checked)}
        />
        <span className="act">
          <Sign {...icon} aria-hidden="true" />
          {t(`models.transfer.verb.${item.action}`)}
        </span>
        <Avatar face={{ id: item.target_id ?? item.source_id ?? name, name, base: item.kind === 'base' }} size={26} />
        <div className="grow pname">
          <span className="b anywhere">{name}</span>
          {item.kind === 'base' && <Tag>{t('models.transfer.settings')}</Tag>}
          <span className="mono s3 pid">
            {item.source_id ?? '—'}
            {item.target_id && item.target_id !== item.source_id && (
              <>
                {' '}
                <span aria-hidden="true">→</span> <span className="pnew">{item.target_id}</span>
              </>
            )}
            {item.file && <span className="pfile"> · {item.file}</span>}
          </span>
        </div>
        <span className="small pnote">
          <Note item={item} />
        </span>
        {more ? (
          <IconButton label={t('models.transfer.show', { name })} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <IconChevronDown {...icon} /> : <IconChevronRight {...icon} />}
          </IconButton>
        ) : (
          <span className="pnomore" />
        )}
      </div>
      {open && lacking && <Missing missing={item.unresolved} bases={bases} base={base} onBase={onBase} pulling={pulling} />}
      {open && reasons.length > 0 && (
        <ul className="reasons small s2">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {open && differences.length > 0 && (
        <DiffTable differences={differences} before={t('models.transfer.before')} after={t('models.transfer.after')} />
      )}
    </li>
  );
}
