import { useCallback, useEffect, useRef } from 'react';

/** How the editing of a cell ends: where the cursor goes. `leave`: the focus is elsewhere already. */
export type EditEnd = 'stay' | 'down' | 'up' | 'right' | 'left' | 'leave';

/** `text`: `null` where nothing is changed. */
export type OnEnd = (text: string | null, end: EditEnd) => void;

/**
 * Ends the editing of a cell once, however it ends: what is written there when the box goes away by itself, with its row, its page, the
 * screen or the window, is kept as well.
 *
 * @param text what the cell would say now; `null` where nothing was changed
 */
export function useEnding(onEnd: OnEnd, text: () => string | null): OnEnd {
  const ended = useRef(false);
  const latest = useRef({ onEnd, text });
  useEffect(() => {
    latest.current = { onEnd, text };
  });
  useEffect(() => {
    const keep = (): void => {
      const written = ended.current ? null : latest.current.text();
      if (written === null) return;
      ended.current = true;
      latest.current.onEnd(written, 'leave');
    };
    // A window that is closed unmounts nothing. Before the sheet writes what waits, which it does when this event is over.
    window.addEventListener('beforeunload', keep, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', keep, { capture: true });
      keep();
    };
  }, []);
  return useCallback((to, where) => {
    if (ended.current) return;
    ended.current = true;
    latest.current.onEnd(to, where);
  }, []);
}
