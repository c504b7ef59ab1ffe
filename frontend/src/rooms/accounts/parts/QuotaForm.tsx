import { Button, NumberInput, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/shared/http/types';
import { bytesOf, sizeOf, type Unit, units } from '../quota';

type Quotas = Pick<Settings, 'max_models_per_user' | 'max_files_per_user' | 'max_bytes_per_user'>;
type Props = { quotas: Quotas; busy: boolean; error: string | null; onSave: (limits: Limits) => void };
/** 0 is no limit. */
export type Limits = { models: number; files: number; bytes: number };

/** Empty is no limit, which is the default; the server takes 0 for it. */
export function QuotaForm({ quotas, busy, error, onSave }: Props) {
  const { t } = useTranslation();
  const size = quotas.max_bytes_per_user ? sizeOf(quotas.max_bytes_per_user) : null;
  const [models, setModels] = useState<number | ''>(quotas.max_models_per_user ?? '');
  const [files, setFiles] = useState<number | ''>(quotas.max_files_per_user ?? '');
  const [amount, setAmount] = useState<number | ''>(size?.amount ?? '');
  const [unit, setUnit] = useState<Unit>(size?.unit ?? 'MB');
  const next: Limits = { models: models || 0, files: files || 0, bytes: amount ? bytesOf({ amount, unit }) : 0 };
  const same =
    next.models === (quotas.max_models_per_user ?? 0) &&
    next.files === (quotas.max_files_per_user ?? 0) &&
    next.bytes === (quotas.max_bytes_per_user ?? 0);
  const number = (value: string | number): number | '' => (value === '' || !Number.isFinite(Number(value)) ? '' : Number(value));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!same) onSave(next);
  };
  const shared = {
    placeholder: t('accounts.quotas.none'),
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
    min: 0,
    hideControls: true,
  };
  return (
    <form className="stackform" onSubmit={submit}>
      <div className="two">
        <NumberInput
          {...shared}
          label={t('accounts.quotas.models')}
          description={t('accounts.quotas.default')}
          allowDecimal={false}
          max={1e9}
          value={models}
          onChange={(value) => setModels(number(value))}
        />
        <NumberInput
          {...shared}
          label={t('accounts.quotas.files')}
          description={t('accounts.quotas.default')}
          allowDecimal={false}
          max={1e9}
          value={files}
          onChange={(value) => setFiles(number(value))}
        />
        <div className="row quotasize">
          <NumberInput
            {...shared}
            className="grow"
            label={t('accounts.quotas.size')}
            description={t('accounts.quotas.sizeHelp')}
            decimalScale={3}
            max={1e9}
            value={amount}
            onChange={(value) => setAmount(number(value))}
          />
          <Select
            w={84}
            allowDeselect={false}
            aria-label={t('accounts.quotas.unit')}
            data={Object.keys(units).map((one) => ({ value: one, label: t(`accounts.quotas.${one as Unit}`) }))}
            value={unit}
            onChange={(one) => setUnit(one as Unit)}
          />
        </div>
      </div>
      {error && (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <Button type="submit" variant="default" loading={busy} disabled={same}>
          {t('common.save')}
        </Button>
        {(models !== '' || files !== '' || amount !== '') && (
          <Button
            variant="subtle"
            onClick={() => {
              setModels('');
              setFiles('');
              setAmount('');
            }}
          >
            {t('editor.resetTo', { value: t('accounts.quotas.none') })}
          </Button>
        )}
      </div>
    </form>
  );
}
