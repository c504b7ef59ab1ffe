import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef } from 'react';
import { later, useEver } from './later';
import type { MenuListProps } from './MenuList';

const MenuList = later(async () => (await import('./MenuList')).MenuList);

type ForButton = {
  ref: RefObject<HTMLButtonElement | null>;
  id: string;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};
type Props = Omit<MenuListProps, 'id' | 'button'> & { children: (props: ForButton) => ReactNode };

/** A button with a menu; the menu is fetched when it is opened for the first time, so a list of many such buttons is light. */
export function MenuButton({ children, ...menu }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useEver(menu.opened);
  /** Until the menu is there and has taken the focus, the button hears the key that closes it. */
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.opened) return;
    event.preventDefault();
    menu.onToggle(false);
  };
  return (
    <>
      {children({
        ref: button,
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': menu.opened,
        'aria-controls': menu.opened ? `${id}-dropdown` : undefined,
        onClick: () => menu.onToggle(!menu.opened),
        onKeyDown: onEscape,
      })}
      {wanted && <MenuList id={id} button={button} {...menu} />}
    </>
  );
}
