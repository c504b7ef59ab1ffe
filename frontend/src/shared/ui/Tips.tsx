import { useEffect, useState } from 'react';
import { later } from './later';
import type { Tipped } from './Tip';

const Tip = later(async () => (await import('./Tip')).Tip);
const delay = 400;

const tippedBy = ({ target }: Event): Tipped | null => {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  return at ? { at, label: at.dataset.tip ?? '', hint: at.dataset.tipHint } : null;
};

/** The names of icons, for a mouse that rests on one: one tooltip for the whole page, fetched when it is first wanted. */
export function Tips() {
  const [tipped, setTipped] = useState<Tipped | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: HTMLElement | undefined;
    const leave = () => {
      clearTimeout(timer);
      over = undefined;
      setTipped(null);
    };
    const rest = (event: PointerEvent) => {
      const next = event.pointerType === 'mouse' ? tippedBy(event) : null;
      if (next?.at === over) return;
      leave();
      over = next?.at;
      if (next) timer = setTimeout(() => setTipped(next), delay);
    };
    const click = () => {
      clearTimeout(timer);
      setTipped(null);
    };
    document.addEventListener('pointerover', rest);
    document.addEventListener('pointerdown', click);
    document.addEventListener('keydown', click);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', rest);
      document.removeEventListener('pointerdown', click);
      document.removeEventListener('keydown', click);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);
  return tipped && <Tip {...tipped} />;
}
