/** Notes at the bottom, each of which calls itself a dialog. */
export const NOTES = '[role="region"][aria-label="Notifications"]';

/** Whether a question stands open over the page: keys and files are for it. */
export function isAsked(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.closest(NOTES) === null);
}
