import { type FloatingPosition, Menu } from '@mantine/core';
import { Fragment, type ReactNode, type Ref, type RefObject, useImperativeHandle } from 'react';
import { useArrived } from './later';

export type MenuEntry = {
  key: string;
  label: string;
  before?: ReactNode;
  after?: ReactNode;
  /** A line above it. */
  apart?: boolean;
  danger?: boolean;
  act: () => void;
};
export type MenuListProps = {
  id: string;
  button: RefObject<HTMLElement | null>;
  opened: boolean;
  entries: MenuEntry[];
  position: FloatingPosition;
  /** Where the page would cut it off, it stands beside its button and floats. */
  beside?: boolean;
  onToggle: (open: boolean) => void;
};

/** Mantine's menu asks for its button as a child; this one was there long before. */
const Standing = ({ button, ref }: { button: RefObject<HTMLElement | null>; ref?: Ref<HTMLElement> }) => {
  useImperativeHandle(ref, () => button.current as HTMLElement, [button]);
  return null;
};

export function MenuList({ id, button, opened, entries, position, beside, onToggle }: MenuListProps) {
  const arrived = useArrived();
  return (
    <Menu
      id={id}
      position={position}
      opened={arrived && opened}
      onChange={onToggle}
      {...(beside ? { withinPortal: false, floatingStrategy: 'fixed' } : {})}
    >
      <Menu.Target>
        <Standing button={button} />
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ key, label, before, after, apart, danger, act }) => (
          <Fragment key={key}>
            {apart && <Menu.Divider />}
            <Menu.Item leftSection={before} rightSection={after} data-danger={danger || undefined} onClick={act}>
              {label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
