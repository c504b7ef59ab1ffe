import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Keeps the end in sight while an answer grows, as long as the reader has not scrolled away from it. */
export function useStickyEnd(box: RefObject<HTMLElement | null>): () => void {
  const sticky = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let last = element.scrollTop;
    const onScroll = () => {
      const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
      if (rest < 48) sticky.current = true;
      else if (element.scrollTop < last) sticky.current = false;
      last = element.scrollTop;
    };
    const grown = new ResizeObserver(() => {
      if (sticky.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    for (const child of element.children) grown.observe(child);
    element.scrollTop = element.scrollHeight;
    return () => {
      element.removeEventListener('scroll', onScroll);
      grown.disconnect();
    };
  }, [box]);
  return useCallback(() => {
    sticky.current = true;
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [box]);
}
