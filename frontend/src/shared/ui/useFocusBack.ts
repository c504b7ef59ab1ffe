import { useEffect } from 'react';

/** When what this stands in goes, the focus is again where it was before; where that was a menu, on its button. */
export const useFocusBack = (): void => {
  useEffect(() => {
    const at = document.activeElement;
    const button = at?.closest('[role=menu]')?.getAttribute('aria-labelledby');
    const back = (button && document.getElementById(button)) || at;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
      });
    };
  }, []);
};
