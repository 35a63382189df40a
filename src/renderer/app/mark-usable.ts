let marked = false;

/** Says once, for measuring, that the first screen is painted and answers keys. */
export function markUsable(): void {
  if (marked) return;
  marked = true;
  // The frame after next is the first that shows what this render made.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('workbench:usable')));
}
