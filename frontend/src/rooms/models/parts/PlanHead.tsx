import { SegmentedControl, Select } from '@mantine/core';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportMode, ImportReport } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { Mark, smallIcon } from '@/shared/ui/atoms';
import { countsOf, verbs } from '../transfer';

type Visibility = 'private' | 'public';
type Props = {
  report: ImportReport;
  name: string;
  size: number | null;
  choices: { mode: ImportMode; visibility: Visibility };
  onChoose: (change: { mode?: ImportMode; visibility?: Visibility }) => void;
};
const modes = ['skip', 'update', 'rename'] as const;

/** What was read, and the choices that hold for all of it. */
export function PlanHead({ report, name, size, choices, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const counts = countsOf(report.items);
  const missing = report.items.reduce((sum, item) => sum + item.unresolved.length, 0);
  const facts = [report.format, t('models.count', { count: report.items.length }), size === null ? '' : format.bytes(size)];
  return (
    <>
      <div className="file">
        <span className="ficon">
          <IconFileText size={20} stroke={1.5} aria-hidden="true" />
        </span>
        <div className="grow">
          <div className="b clip">{name}</div>
          <div className="small s3">
            {facts.filter(Boolean).join(', ')}. {t('models.transfer.notYet')}
          </div>
        </div>
        <div className="row wrap" style={{ gap: 8 }}>
          <span className="s3 small">{t('models.transfer.ifHere')}</span>
          <SegmentedControl
            aria-label={t('models.transfer.ifHere')}
            data={modes.map((value) => ({ value, label: t(`models.transfer.${value}`) }))}
            value={choices.mode}
            onChange={(mode) => onChoose({ mode: mode as ImportMode })}
          />
        </div>
      </div>
      <div className="row wrap planchoice">
        <span className="s3 small">{t('models.transfer.unsaid')}</span>
        <Select
          size="xs"
          w={150}
          allowDeselect={false}
          aria-label={t('models.transfer.unsaid')}
          data={[
            { value: 'private', label: t('access.me') },
            { value: 'public', label: t('access.everyone') },
          ]}
          value={choices.visibility}
          onChange={(visibility) => onChoose({ visibility: visibility as Visibility })}
        />
      </div>
      <ul className="sum" aria-label={t('models.transfer.summary')}>
        {verbs
          .filter((verb) => counts[verb] > 0)
          .map((verb) => (
            <li key={verb} data-bad={verb === 'refuse' || undefined}>
              <b className="num">{counts[verb]}</b>
              {t(`models.transfer.sum.${verb}`)}
            </li>
          ))}
        {missing > 0 && (
          <li className="summissing">
            <Mark tone="warn" icon={<IconAlertTriangle {...smallIcon} aria-hidden="true" />}>
              {t('models.transfer.unresolved', { count: missing })}
            </Mark>
          </li>
        )}
      </ul>
    </>
  );
}
