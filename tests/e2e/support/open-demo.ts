import type { Page } from '@playwright/test';

/** From the first screen into a site of the demo, as a person goes: open it, choose the site, see its issues. */
export async function openDemo(page: Page, site = 'Larkfield Retail'): Promise<void> {
  await page.getByRole('button', { name: /^Open the demo site/ }).click();
  await page
    .getByRole('list', { name: 'Sites' })
    .getByRole('button', { name: new RegExp(site) })
    .click();
  await page.getByRole('listbox', { name: 'Issues' }).waitFor();
}
