import { useEffect, useState } from 'react';

/**
 * How many of a list are drawn by now: all of them at once would hold up a frame.
 *
 * @param atFirst so many are drawn with the page
 * @param eachFrame so many more with each frame after it
 */
export function useGrowing(count: number, atFirst: number, eachFrame: number): number {
  const [drawn, setDrawn] = useState(atFirst);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const frame = requestAnimationFrame(() => setDrawn(drawn + eachFrame));
    return () => cancelAnimationFrame(frame);
  }, [drawn, count, eachFrame]);
  return Math.min(drawn, count);
}
