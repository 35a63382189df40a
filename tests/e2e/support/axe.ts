import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * While a list or a popover is open, the library hides the page around it from assistive technology, and guards its own ends: Tab
 * closes it first.
 */
export const WHILE_OPEN: readonly string[] = ['aria-hidden-focus', 'page-has-heading-one', 'region'];

/**
 * What axe finds on the screen as it is, in both themes, `except` some rules: the rule, and each place that breaks it.
 *
 * @param behind what was looked at before and stands behind what is new: a grid of hundreds of cells takes seconds
 */
export async function faultsOf(
  page: Page,
  except: readonly string[] = [],
  behind: string | null = null,
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme);
    // Electron has no second page to run in: axe's own frame machinery is left out.
    const axe = new AxeBuilder({ page }).setLegacyMode().disableRules([...except]);
    const { violations } = await (behind === null ? axe : axe.exclude(behind)).analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes)
        found.push(`${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
    }
  }
  return found;
}
