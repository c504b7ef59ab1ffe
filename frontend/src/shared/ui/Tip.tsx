import { Tooltip } from '@mantine/core';

export type Tipped = { at: HTMLElement; label: string; hint?: string };

export const Tip = ({ at, label, hint }: Tipped) => (
  <Tooltip
    opened
    target={at}
    label={
      <>
        {label} {hint && <span className="tipk">{hint}</span>}
      </>
    }
  />
);
