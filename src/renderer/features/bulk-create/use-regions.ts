import { useEffect, type RefObject } from 'react';
import { isAsked, NOTES } from './is-asked';

/** A part of the page that F6 goes to; its value says which of its buttons comes first. */
const REGION = '[data-region]';
/** A note on its way out is no place to go: the focus would go with it. */
const IN_NOTE = '[role="dialog"]:not([data-ending-style]) button';
const BUTTON = 'button:enabled:not([tabindex="-1"])';

/** F6 goes round the parts of the page and the notes at the bottom, Shift+F6 back: Tab goes from cell to cell. */
export function useRegions(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (page.current === null || isAsked()) return;
      const notes = document.querySelector<HTMLElement>(NOTES);
      const parts = [...page.current.querySelectorAll<HTMLElement>(REGION)].filter(isShown);
      if (notes !== null && notes.querySelector(IN_NOTE) !== null) parts.push(notes);
      const here = parts.findIndex((part) => part.contains(document.activeElement));
      const by = event.shiftKey ? -1 : 1;
      const next = parts[here === -1 && by < 0 ? parts.length - 1 : (here + by + parts.length) % parts.length];
      // To the notes the key goes everywhere: who holds them takes it there.
      if (next === undefined || next === notes) return;
      event.preventDefault();
      event.stopPropagation();
      landIn(next);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [page]);
}

function landIn(region: HTMLElement): void {
  if (region.tabIndex === 0) {
    region.focus({ preventScroll: true });
    return;
  }
  const buttons = [...region.querySelectorAll<HTMLElement>(BUTTON)];
  const first = region.dataset['region'] === 'last' ? buttons.at(-1) : buttons[0];
  (first ?? region.querySelector<HTMLElement>('[tabindex]'))?.focus();
}

/** In a narrow window the rows stand in the place of the problems, or the other way round. */
function isShown(part: HTMLElement): boolean {
  for (let at: HTMLElement | null = part; at !== null; at = at.parentElement) {
    if (getComputedStyle(at).display === 'none') return false;
  }
  return true;
}
