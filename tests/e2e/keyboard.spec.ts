import type { Locator, Page } from '@playwright/test';
import { BUG } from './support/fill-form';
import { issueField } from './support/issue-field';
import { expect, test } from './support/test';

/** Goes on with Tab until the focus is there; further than `most` steps away is not reachable in earnest. */
async function tabTo(page: Page, target: Locator, most = 12): Promise<void> {
  await target.waitFor();
  for (let step = 0; step <= most; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached with ${String(most)} presses of Tab: ${String(target)}`);
}

/** Types into the picker that has the focus and takes what is found first. */
async function pick(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true });
  const list = page.getByRole('listbox', { name, exact: true });
  await page.keyboard.type(text);
  await list.getByRole('option', { name: text }).first().waitFor();
  // Enter takes nothing that was found for fewer letters, so the search has to have ended.
  await expect(page.getByText('Searching', { exact: true })).toBeHidden();
  await expect(box).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
  await expect(box).toHaveValue(text);
}

test('from the first screen to a created issue without a mouse', async ({ launch }) => {
  const { page } = await launch();

  await expect(page.getByRole('button', { name: 'Sign in with Atlassian' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: /^Open the demo site/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Larkfield Retail/ })).toBeFocused();
  await page.keyboard.press('Enter');

  const list = page.getByRole('listbox', { name: 'Issues' });
  await expect(list).toBeFocused();
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await expect(list.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(list).toBeFocused();

  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'JQL, issue key or Jira link' })).toBeFocused();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Command or issue key' });
  await expect(palette).toBeFocused();
  await page.keyboard.type('create');
  await page.keyboard.press('Enter');

  const form = page.getByRole('form', { name: 'Issue' });
  await expect(form.getByRole('combobox', { name: 'Project' })).toBeFocused();
  await pick(page, 'Project', 'Storefront');
  await expect(form.getByText(/^Fields of SHOP /)).toBeVisible();
  await tabTo(page, form.getByRole('combobox', { name: 'Issue type' }));
  await pick(page, 'Issue type', 'Bug');
  await tabTo(page, form.getByRole('textbox', { name: 'Summary' }));
  await page.keyboard.type('Made with ten fingers');
  // What is missing is told, and the focus goes there.
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('combobox', { name: 'Severity' })).toBeFocused();
  await pick(page, 'Severity', BUG.severity);
  await tabTo(page, form.getByRole('combobox', { name: 'Area', exact: true }));
  await pick(page, 'Area', BUG.area[0]);
  await tabTo(page, form.getByRole('combobox', { name: 'Area, second level' }));
  await pick(page, 'Area, second level', BUG.area[1]);
  await tabTo(page, form.getByRole('combobox', { name: 'QA owner' }));
  await pick(page, 'QA owner', BUG.qaOwner);
  await tabTo(page, form.getByRole('textbox', { name: 'Found on' }));
  await page.keyboard.type(BUG.foundOn);
  await tabTo(page, form.getByRole('textbox', { name: 'Description' }));
  await page.keyboard.type('Typed.');
  await page.keyboard.press('Control+Enter');

  const open = page.getByRole('button', { name: /^Open SHOP-\d+$/ });
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  const issue = page.getByRole('region', { name: /^Issue SHOP-\d+$/ });
  await expect(issue.getByRole('heading', { name: 'Made with ten fingers' })).toBeVisible();
  await expect(issueField(issue, 'Area')).toContainText(BUG.area.join(' / '));
  await expect(issueField(issue, 'QA owner')).toContainText(BUG.qaOwner);
});

test('every screen has its key, and a dialog gives the focus back', async ({ launch }) => {
  const { page } = await launch();
  await tabTo(page, page.getByRole('button', { name: /^Open the demo site/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Larkfield Retail/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: 'Issues' });
  await expect(list).toBeFocused();

  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await expect(list).toBeFocused();

  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('combobox', { name: 'Project' })).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(list).toBeFocused();
  // No key is lost between the one that opens the palette and its box.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('outbox');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing is waiting.')).toBeVisible();
});
