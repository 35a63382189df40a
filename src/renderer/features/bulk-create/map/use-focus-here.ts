import { useEffect, useRef, type RefObject } from 'react';

/**
 * Ctrl+Enter goes on from wherever the focus is on the page, also from nowhere. A button that is gone once it was pressed leaves its focus to
 * the page: the next Tab goes on from here.
 */
export function useFocusHere(onGoOn: () => void): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
      const { activeElement } = document;
      const elsewhere = activeElement?.closest('[role="dialog"]') ?? null;
      if (elsewhere !== null) return;
      event.preventDefault();
      onGoOn();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
  useEffect(() => {
    const place = page.current;
    const note = (event: FocusEvent): void => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    place?.addEventListener('focusin', note);
    return () => place?.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (document.activeElement !== document.body || last.current === null || last.current.isConnected) return;
    last.current = null;
    page.current?.focus({ preventScroll: true });
  });
  return page;
}
