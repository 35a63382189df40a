/** What had the focus, and what around it can have it, from the inside out. */
type Trail = readonly HTMLElement[];

const MOST_TRAILS = 30;

/** Newest last. */
let trails: readonly Trail[] = [];

const isThere = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

/** Notes where the focus goes, from now on; answers how to stop. */
export function followFocus(): () => void {
  document.addEventListener('focusin', note);
  return () => {
    document.removeEventListener('focusin', note);
    trails = [];
  };
}

function note({ target }: FocusEvent): void {
  // A guard at the edge of a popup hands the focus on at once.
  if (!(target instanceof HTMLElement) || target.hasAttribute('data-base-ui-focus-guard')) return;
  const trail: HTMLElement[] = [];
  for (
    let at: HTMLElement | null = target;
    at !== null;
    at = at.parentElement?.closest<HTMLElement>('[tabindex]') ?? null
  )
    trail.push(at);
  const others = trails.filter((former) => former[0] !== target && former.some(({ isConnected }) => isConnected));
  trails = [...others, trail].slice(-MOST_TRAILS);
}

/**
 * Puts the focus where it was before: on the control, or on what was around it where the control is gone. `closing` is what it leaves.
 * A browser that is left alone goes to the first button of the window.
 */
export function giveFocusBack(closing: HTMLElement | null = null): void {
  for (const trail of trails.toReversed()) {
    if (closing !== null && trail[0] !== undefined && closing.contains(trail[0])) continue;
    for (const element of trail) {
      if (!isThere(element)) continue;
      element.focus({ preventScroll: true });
      if (document.activeElement === element) return;
    }
  }
}

/** Puts the focus back where what had it within `place` has gone, or can no longer have it; what somebody left is left. */
export function keepFocusWithin(place: HTMLElement | null): void {
  const { activeElement } = document;
  const held = activeElement instanceof HTMLElement && activeElement !== document.body && isThere(activeElement);
  const last = trails.at(-1);
  const had = last?.[0];
  if (held || place === null || last === undefined || had === undefined || isThere(had)) return;
  if (last.includes(place)) giveFocusBack();
}
