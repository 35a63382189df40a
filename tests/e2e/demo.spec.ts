import { BUG, choose, fillBug, openForm, sendForm } from './support/fill-form';
import { openDemo } from './support/open-demo';
import { expect, test } from './support/test';

const SUMMARY = 'A voucher is gone when the delivery country changes';

test('connects to the demo, finds, creates, opens, and is as it was after a restart', async ({ launch }) => {
  const first = await launch({ keyring: true });
  let { page } = first;

  await test.step('the connect screen offers the demo, and the demo its two sites', async () => {
    await expect(page.getByRole('heading', { name: 'Connect to Jira' })).toBeVisible();
    await page.getByRole('button', { name: /^Open the demo site/ }).click();
    await expect(page.getByRole('heading', { name: 'Choose a site' })).toBeVisible();
    const sites = page.getByRole('list', { name: 'Sites' });
    await expect(sites.getByRole('button')).toHaveCount(2);
    await expect(sites.getByRole('button', { name: /Northgate Labs.*northgate-labs\.atlassian\.net/ })).toBeVisible();
    await sites.getByRole('button', { name: /Larkfield Retail.*larkfield\.atlassian\.net/ }).click();
  });

  await test.step('the list and the issue beside it', async () => {
    const list = page.getByRole('listbox', { name: 'Issues' });
    await expect(list.getByRole('option').first()).toBeVisible();
    const row = list.getByRole('option').nth(2);
    const [, key = ''] = /([A-Z]+-\d+)/.exec(await row.innerText()) ?? [];
    await row.click();
    const issue = page.getByRole('region', { name: `Issue ${key}` });
    await expect(issue.getByRole('heading', { level: 2 })).toBeVisible();
    await expect(issue.getByText('Status', { exact: true })).toBeVisible();
  });

  let key = '';
  await test.step('a bug with everything that its form demands', async () => {
    const form = await openForm(page, 'Storefront', 'Bug');
    await fillBug(form, SUMMARY);
    await form.getByRole('button', { name: /^Optional/ }).click();
    await form.getByRole('textbox', { name: 'Description' }).fill('Seen twice.\n\nOnly with gift cards.');
    await choose(form, 'Priority', 'High');
    key = await sendForm(page);
    expect(key).toMatch(/^SHOP-\d+$/);
  });

  await test.step('the created issue shows what was entered', async () => {
    await page.getByRole('button', { name: `Open ${key}` }).click();
    const issue = page.getByRole('region', { name: `Issue ${key}` });
    await expect(issue.getByRole('heading', { name: SUMMARY })).toBeVisible();
    for (const [name, text] of [
      ['Severity', BUG.severity],
      ['Area', BUG.area.join(' › ')],
      ['QA owner', BUG.qaOwner],
      ['Found on', /6 May 2026|May 6, 2026|2026-05-06/],
      ['Priority', 'High'],
    ] as const) {
      await expect(issue.getByRole('definition', { name }).or(issue.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd'))).toContainText(text);
    }
    const description = issue.getByRole('region', { name: 'Description' });
    await expect(description).toContainText('Seen twice.');
    await expect(description).toContainText('Only with gift cards.');
    await expect(issue.getByRole('tab', { name: /Comments/ })).toBeVisible();
  });
});
