import { useCallback, useRef, type KeyboardEvent } from 'react';

/**
 * While a search is under way, the rows on show were found for an earlier text, and the first of them is highlighted.
 * Enter may take a row that the person went to with the arrows, never one that only happened to be there.
 */
export function useSureEnter(searching: boolean) {
  const wentThere = useRef(false);
  return {
    /** To be told of each change of the text. */
    typed: useCallback(() => {
      wentThere.current = false;
    }, []),
    /** To be asked about each key. */
    isTooEarly: useCallback(
      ({ key }: KeyboardEvent): boolean => {
        if (key === 'ArrowDown' || key === 'ArrowUp') wentThere.current = true;
        return key === 'Enter' && searching && !wentThere.current;
      },
      [searching],
    ),
  };
}
