import { useEffect, useLayoutEffect, useRef, useState } from 'react';

type Draw = typeof import('./formulas')['drawFormula'];
let loaded: Draw | null = null;

const useDraw = (): Draw | null => {
  const [draw, setDraw] = useState<Draw | null>(() => loaded);
  useEffect(() => {
    if (draw) return;
    let here = true;
    import('./formulas').then((module) => {
      loaded = module.drawFormula;
      if (here) setDraw(() => module.drawFormula);
    });
    return () => {
      here = false;
    };
  }, [draw]);
  return draw;
};

/** A formula; its source until what draws it is here. A wide one scrolls, by keys too. */
export function Formula({ source, display }: { source: string; display: boolean }) {
  const draw = useDraw();
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (draw && box.current) draw(box.current, source, display);
  }, [draw, source, display]);
  // Another key, because what is drawn is not React's: the source it put there goes as a whole.
  if (!draw) return <code>{source}</code>;
  return <span ref={box} key={source} className="formula" data-display={display || undefined} tabIndex={display ? 0 : undefined} />;
}
