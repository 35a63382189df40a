import { useEffect, useRef } from 'react';
import { useWishes, type Wish } from './wishes';

/** Grants what was wished of the form elsewhere, once it is ready for it. */
export function useWishGranted(ready: boolean, grant: (wish: Wish) => Promise<void>): void {
  const wish = useWishes((wishes) => wishes.wish);
  const take = useWishes((wishes) => wishes.take);
  const latest = useRef(grant);
  useEffect(() => {
    latest.current = grant;
  });
  useEffect(() => {
    if (!ready || wish === null) return;
    const taken = take();
    if (taken !== null) void latest.current(taken);
  }, [ready, take, wish]);
}
