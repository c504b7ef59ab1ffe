import { useEffect, useState } from 'react';

/** What has the focus now; of a menu, its button, for the menu goes. */
const focusedNow = (): Element | null => {
  const at = document.activeElement;
  const menu = at?.closest('[role=menu]')?.id;
  return (menu && [...document.querySelectorAll('[aria-controls]')].find((one) => one.getAttribute('aria-controls') === menu)) || at;
};

/** When what this stands in goes, the focus is again where it was before it came. */
export const useFocusBack = (): void => {
  const [back] = useState(focusedNow);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
      });
    },
    [back],
  );
};
