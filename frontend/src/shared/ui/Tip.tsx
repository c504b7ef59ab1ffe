import { Tooltip } from '@mantine/core';
import type { Tipped } from './Tips';

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
