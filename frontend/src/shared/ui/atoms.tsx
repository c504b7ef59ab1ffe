import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';

export const icon = { size: 16, stroke: 1.6 } as const;
export const smallIcon = { size: 14, stroke: 1.6 } as const;

export const Tag = ({ children, on }: { children: ReactNode; on?: boolean }) => (
  <span className="tag" data-on={on || undefined}>
    {children}
  </span>
);

type Tone = 'quiet' | 'warn' | 'danger' | 'accent';
export const Mark = ({ children, tone = 'quiet', icon: sign }: { children: ReactNode; tone?: Tone; icon?: ReactNode }) => (
  <span className="mark" data-tone={tone}>
    {sign}
    {children}
  </span>
);

export const Dot = ({ tone = 'ok' }: { tone?: 'ok' | 'warn' | 'danger' | 'off' }) => (
  <span className="dot" data-tone={tone} aria-hidden="true" />
);

type IconButtonProps = { label: string; children: ReactNode; hint?: string; ref?: Ref<HTMLButtonElement> } & ActionIconProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps>;

/** An icon never stands without its name: a label for readers, and a tip for eyes that `Tips` shows. */
export function IconButton({ label, children, hint, className = '', ...rest }: IconButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      data-tip={label}
      data-tip-hint={hint}
      className={`iconbtn ${className}`}
      {...rest}
    >
      {children}
    </ActionIcon>
  );
}

const signs = { warn: IconAlertTriangle, danger: IconAlertCircle, quiet: IconHistory };

export function Note({ tone, children, actions }: { tone: keyof typeof signs; children: ReactNode; actions?: ReactNode }) {
  const Sign = signs[tone];
  return (
    <div className="note" data-tone={tone} role={tone === 'quiet' ? undefined : 'alert'}>
      <Sign {...icon} aria-hidden="true" />
      <div className="grow">
        {children}
        {actions && <div className="row wrap noteactions">{actions}</div>}
      </div>
    </div>
  );
}

export const Logo = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 1.6 3.4 18.2M10 1.6l6.6 16.6" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" fill="none" />
    <rect x="5.9" y="7.1" width="8.2" height="6.2" rx="1.2" fill="var(--a-accent)" />
  </svg>
);
