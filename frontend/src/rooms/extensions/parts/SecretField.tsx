import { Button, PasswordInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  description?: string;
  disabled: boolean;
  error?: string;
  /** The server keeps one. */
  kept: boolean;
  /** What was typed here; null takes the kept one away, undefined leaves it. */
  value: unknown;
  onChange: (value: unknown) => void;
};

/** A secret goes in and never comes out: it is set, replaced or removed. */
export function SecretField({ label, description, disabled, error, kept, value, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(!kept);
  const box = useRef<HTMLDivElement>(null);
  /** What was pressed gives way to something else, which has the focus then. */
  const turned = (deed: () => void) => {
    deed();
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('input, button')?.focus());
  };
  if (kept && (!open || value === null))
    return (
      <div className="secretkept" ref={box}>
        <div className="grow">
          <div className="b">{label}</div>
          <div className="small s3">{value === null ? t('extensions.secret.goes') : (description ?? t('extensions.secret.kept'))}</div>
        </div>
        {!disabled &&
          (value === null ? (
            <Button size="xs" variant="default" onClick={() => turned(() => onChange(undefined))}>
              {t('common.undo')}
            </Button>
          ) : (
            <>
              <span className="small s3">{t('extensions.secret.isSet')}</span>
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('extensions.secret.replace')}: ${label}`}
                onClick={() => turned(() => setOpen(true))}
              >
                {t('extensions.secret.replace')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('common.remove', { name: label })}
                onClick={() => turned(() => onChange(null))}
              >
                {t('extensions.secret.remove')}
              </Button>
            </>
          ))}
      </div>
    );
  return (
    <div ref={box}>
      <PasswordInput
        label={label}
        description={description}
        disabled={disabled}
        error={error}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('extensions.secret.show') }}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
    </div>
  );
}
