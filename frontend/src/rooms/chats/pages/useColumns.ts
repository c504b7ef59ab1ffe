import { useLayoutEffect, useRef, useState } from 'react';

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How far a box has to scroll for its column to begin where the first one did; 0 where it is whole in sight. */
const wayTo = (box: HTMLElement, column: Element): number => {
  const [shown, wanted] = [box.getBoundingClientRect(), column.getBoundingClientRect()];
  if (wanted.left >= shown.left && wanted.right <= shown.right + 1) return 0;
  return wanted.left - shown.left - Number.parseFloat(getComputedStyle(box).paddingLeft || '0');
};

const inTheMiddle = (box: HTMLElement): number => {
  const shown = box.getBoundingClientRect();
  const middle = shown.left + shown.width / 2;
  const away = [...box.children].map((column) => {
    const { left, right } = column.getBoundingClientRect();
    return Math.abs((left + right) / 2 - middle);
  });
  return Math.max(0, away.indexOf(Math.min(...away)));
};

/** Answers side by side that may be wider than the page: which one is shown, and the way to another. One arrives at the chosen one. */
export function useColumns(count: number, chosen: number) {
  const [shown, setShown] = useState(Math.max(0, chosen));
  const box = useRef<HTMLDivElement>(null);
  const arriveAt = useRef(chosen);
  useLayoutEffect(() => {
    const column = box.current?.children[arriveAt.current];
    if (box.current && column && arriveAt.current > 0) box.current.scrollLeft += wayTo(box.current, column);
  }, []);
  return {
    box,
    shown: Math.min(shown, count - 1),
    show: (i: number) => {
      setShown(i);
      const column = box.current?.children[i];
      if (box.current && column) box.current.scrollBy({ left: wayTo(box.current, column), behavior: isCalm() ? 'instant' : 'smooth' });
    },
    onScroll: () => {
      if (box.current && count > 1) setShown(inTheMiddle(box.current));
    },
  };
}
