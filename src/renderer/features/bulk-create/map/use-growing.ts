import { useEffect, useState } from 'react';

/** So many are drawn with the page, and so many more with each frame after it. */
const AT_FIRST = 4;
const EACH_FRAME = 3;

/** How many of a list are drawn by now: each line has a control, and thirty of them at once would hold up a frame. */
export function useGrowing(count: number): number {
  const [drawn, setDrawn] = useState(AT_FIRST);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const frame = requestAnimationFrame(() => setDrawn(drawn + EACH_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [drawn, count]);
  return Math.min(drawn, count);
}
