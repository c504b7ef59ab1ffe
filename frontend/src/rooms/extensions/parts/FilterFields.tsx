import { NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '@/shared/ui/Section';
import type { Draft } from '../editing';

type Props = { draft: Draft; locked: boolean; admin: boolean; onChange: (part: Partial<Draft>) => void };

/** Where a filter stands among the others, whom it concerns, and what happens when it fails. */
export function FilterFields({ draft, locked, admin, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Section id="filter" title={t('extensions.filtering.title')}>
      <div className="schemaform">
        <NumberInput
          className="numberfield"
          label={t('extensions.filtering.priority')}
          description={t('extensions.filtering.priorityHelp')}
          disabled={locked}
          allowDecimal={false}
          value={draft.priority}
          onChange={(next) => typeof next === 'number' && onChange({ priority: next })}
        />
        <Switch
          label={t('extensions.filtering.forAll')}
          description={admin ? t('extensions.filtering.forAllHelp') : t('extensions.filtering.adminsOnly')}
          disabled={locked || !admin}
          checked={draft.for_all}
          onChange={(event) => onChange({ for_all: event.currentTarget.checked })}
        />
        <Switch
          label={t('extensions.filtering.switchable')}
          description={t('extensions.filtering.switchableHelp')}
          disabled={locked}
          checked={draft.switchable}
          onChange={(event) => onChange({ switchable: event.currentTarget.checked })}
        />
        {draft.switchable && (
          <Switch
            label={t('extensions.filtering.onByDefault')}
            disabled={locked}
            checked={draft.on_by_default}
            onChange={(event) => onChange({ on_by_default: event.currentTarget.checked })}
          />
        )}
        <div className="askfirst">
          <div className="b">{t('extensions.filtering.onFailure')}</div>
          <SegmentedControl
            aria-label={t('extensions.filtering.onFailure')}
            disabled={locked}
            data={(['close', 'open'] as const).map((value) => ({ value, label: t(`extensions.filtering.${value}`) }))}
            value={draft.on_failure}
            onChange={(next) => onChange({ on_failure: next as Draft['on_failure'] })}
          />
          <p className="small s3">{t(`extensions.filtering.${draft.on_failure}Help`)}</p>
        </div>
      </div>
    </Section>
  );
}
