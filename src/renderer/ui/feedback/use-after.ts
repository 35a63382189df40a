import { useEffect, useState } from 'react';

/** Becomes true once the component has been on the page for so many milliseconds. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(ms <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
