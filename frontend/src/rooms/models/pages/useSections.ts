import { useEffect, useState } from 'react';

/** Which section is at the top of what is in sight. */
export function useSectionInSight(ids: readonly string[]): string {
  const [here, setHere] = useState(ids[0] ?? '');
  const key = ids.join(' ');
  useEffect(() => {
    const main = document.getElementById('main');
    if (!main) return;
    const look = () => {
      const top = main.getBoundingClientRect().top + 96;
      const passed = key
        .split(' ')
        .filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) <= top);
      setHere(passed.at(-1) ?? key.split(' ')[0] ?? '');
    };
    main.addEventListener('scroll', look, { passive: true });
    return () => main.removeEventListener('scroll', look);
  }, [key]);
  return here;
}
