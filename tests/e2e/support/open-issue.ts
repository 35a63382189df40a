import { expect, type Locator, type Page } from '@playwright/test';

/** Opens an issue by its key from the command palette, and answers its panel. */
export async function openByKey(page: Page, key: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  const palette = page.getByRole('dialog', { name: 'Search or run a command' });
  await palette.getByRole('combobox').fill(key);
  await palette.getByRole('option', { name: `Open ${key}` }).click();
  // Until it is gone it has the keyboard: a key pressed at once would be its own.
  await expect(palette).toBeHidden();
  return page.getByRole('region', { name: `Issue ${key}` });
}

/** Runs what stands in the box over the list: a JQL, a key, or a link. */
export async function runQuery(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'JQL, issue key or Jira link' });
  await box.fill(text);
  await box.press('Enter');
}
