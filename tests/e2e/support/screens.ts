import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const folder = join(root, 'docs', 'screenshots');
const HEIGHT = 800;

/**
 * Takes one screen in both themes and every width, as `docs/screenshots/<screen>-<theme>-<width>.png`. The program has to follow the
 * system's theme, as it does unless a person has chosen one.
 */
export async function picture(
  app: ElectronApplication,
  page: Page,
  screen: string,
  widths: readonly number[] = [1280],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        {
          width,
          height: HEIGHT,
        },
      );
      await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
      await page.screenshot({
        path: join(folder, `${screen}-${theme}-${width}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
    }
  }
}
