import { issueField } from './support/issue-field';
import { BUG, choose, fillBug, openForm, sendForm } from './support/fill-form';
import { openByKey } from './support/open-issue';
import { openDemo } from './support/open-demo';
import { expect, test } from './support/test';

const SUMMARY = 'A voucher is gone when the delivery country changes';

const ENTERED = [
  ['Severity', BUG.severity],
  ['Area', BUG.area.join(' / ')],
  ['QA owner', BUG.qaOwner],
  ['Found on', /6 May 2026|May 6, 2026/],
  ['Priority', /High$/],
] as const;

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
    await form.getByRole('textbox', { name: 'Description' }).fill('Seen twice.\n\nOnly with gift cards.');
    await form.getByRole('button', { name: /^Optional/ }).click();
    await choose(form, 'Priority', 'High');
    key = await sendForm(page);
    expect(key).toMatch(/^SHOP-\d+$/);
  });

  await test.step('the created issue shows what was entered', async () => {
    await page.getByRole('button', { name: `Open ${key}` }).click();
    const issue = page.getByRole('region', { name: `Issue ${key}` });
    await expect(issue.getByRole('heading', { name: SUMMARY })).toBeVisible();
    for (const [name, text] of ENTERED) await expect(issueField(issue, name)).toContainText(text);
    const description = issue.getByRole('region', { name: 'Description' });
    await expect(description.getByText('Seen twice.')).toBeVisible();
    await expect(description.getByText('Only with gift cards.')).toBeVisible();
  });

  await test.step('a second one like it keeps what was filled in', async () => {
    const form = await openForm(page, 'Storefront', 'Bug');
    await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue('');
    await fillBug(form, SUMMARY);
    const sibling = await sendForm(page);
    expect(sibling).not.toBe(key);
    await page.getByRole('button', { name: 'Create another like this' }).click();
    await expect(form.getByRole('combobox', { name: 'Project' })).toHaveValue('Storefront');
    await expect(form.getByRole('combobox', { name: 'Issue type' })).toHaveValue('Bug');
    await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(SUMMARY);
    await expect(form.getByRole('combobox', { name: 'Severity' })).toHaveValue(BUG.severity);
    await expect(form.getByRole('combobox', { name: 'Area', exact: true })).toHaveValue(BUG.area[0]);
    await expect(form.getByRole('combobox', { name: 'Area, second level' })).toHaveValue(BUG.area[1]);
    await expect(form.getByRole('combobox', { name: 'QA owner' })).toHaveValue(BUG.qaOwner);
    await expect(form.getByRole('textbox', { name: 'Found on' })).toHaveValue(BUG.foundOn);
  });

  await test.step('after a restart the site is chosen, and the demo has what was made in it', async () => {
    await first.close();
    ({ page } = await launch({ keyring: true, userData: first.userData }));
    await expect(page.getByRole('button', { name: /^Site Larkfield Retail/ })).toBeVisible();
    await openByKey(page, key);
    const issue = page.getByRole('region', { name: `Issue ${key}` });
    await expect(issue.getByRole('heading', { name: SUMMARY })).toBeVisible();
    await expect(issueField(issue, 'Severity')).toContainText(BUG.severity);
    // The site itself is asked, not what was mirrored of it.
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const box = page.getByRole('textbox', { name: 'JQL, issue key or Jira link' });
    await box.fill(`summary ~ "voucher" AND created >= -1d`);
    await box.press('Enter');
    await expect(
      page.getByRole('listbox', { name: 'Issues' }).getByRole('option', { name: new RegExp(key) }),
    ).toBeVisible();
  });
});

test('opens the demo site again that was chosen last, without a keyring too', async ({ launch }) => {
  const first = await launch();
  await openDemo(first.page, 'Northgate Labs');
  await first.close();
  const { page } = await launch({ userData: first.userData });
  await expect(page.getByRole('button', { name: /^Site Northgate Labs/ })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
});
