import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton, icon } from '@/shared/ui/atoms';

export type Item = { label: string; sign: ReactNode; hint?: string; danger?: boolean; off?: boolean; run: () => void };

/** What else can be done with one message; deleting stands last and alone. */
export function MessageMenu({ label, items, about }: { label: string; items: Item[]; about?: string }) {
  return (
    <Menu position="bottom-start" returnFocus withinPortal={false} floatingStrategy="fixed">
      <Menu.Target>
        <IconButton label={label}>
          <IconDots {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {about && <Menu.Label>{about}</Menu.Label>}
        {items.map(({ label: name, sign, hint, danger, off, run }) => [
          danger && <Menu.Divider key={`${name}-line`} />,
          <Menu.Item
            key={name}
            leftSection={sign}
            rightSection={hint ? <span className="tipk s3">{hint}</span> : null}
            data-danger={danger || undefined}
            disabled={off}
            onClick={run}
          >
            {name}
          </Menu.Item>,
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
