import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is narrower than so many pixels, as it is resized. */
export function useNarrow(ref: RefObject<HTMLElement | null>, under: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth <= under));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, under]);
  return narrow;
}
