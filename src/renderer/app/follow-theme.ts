import { applyTheme } from '../ui/theme';

/**
 * Writes the theme that is in force onto the page and keeps it there. The tokens follow `prefers-color-scheme` by themselves, but
 * Chromium leaves inherited `light-dark()` colours as they were when only the preference changes; an attribute redraws them all.
 */
export function followTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => applyTheme(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', apply);
  apply();
}
