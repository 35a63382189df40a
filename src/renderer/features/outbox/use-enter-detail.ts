import { useEffect, useRef, type RefObject } from 'react';

const ACTS = 'aside button:not(:disabled), aside a[href]';

/**
 * Leads the keys from the list to what can be done about the row: at once where that is drawn, else as soon as it is read. Whoever goes on
 * to another row, or out of the list, is not called back. Nothing is pressed for a person who has not seen it yet.
 */
export function useEnterDetail(page: RefObject<HTMLElement | null>, rowId: string | null): () => void {
  const waiting = useRef<MutationObserver | null>(null);
  useEffect(() => () => waiting.current?.disconnect(), [rowId]);

  return () => {
    waiting.current?.disconnect();
    const root = page.current;
    const from = document.activeElement;
    if (root === null || enter(root)) return;
    const observer = new MutationObserver(() => {
      if (document.activeElement !== from || enter(root)) observer.disconnect();
    });
    observer.observe(root, { childList: true, subtree: true });
    waiting.current = observer;
  };
}

function enter(root: HTMLElement): boolean {
  const act = root.querySelector<HTMLElement>(ACTS);
  act?.focus();
  return act !== null;
}
