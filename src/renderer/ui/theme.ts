/** What a person chooses in Settings. */
export type Theme = 'light' | 'dark' | 'system';

/**
 * Draws the page in a theme. `system` removes the choice, so that the tokens follow `prefers-color-scheme`.
 * @param root the element that carries `data-theme`; the page's `<html>` unless a test hands in another.
 */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}
