import { faultsOf, WHILE_OPEN } from './support/axe';
import { pressToEdit, statusOf } from './support/edit-issue';
import { choose, openForm } from './support/fill-form';
import { openDemo } from './support/open-demo';
import { openByKey } from './support/open-issue';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { expect, test } from './support/test';

let workbench: Workbench;

test.beforeAll(async () => {
  workbench = await launchWorkbench({ keyring: true });
});
test.afterAll(async () => {
  await workbench.close();
  forgetUserData(workbench);
});

test('connect', async () => {
  const { page } = workbench;
  await page.getByRole('heading', { name: 'Connect to Jira' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('sites', async () => {
  const { page } = workbench;
  await page.getByRole('button', { name: /^Open the demo site/ }).click();
  await page.getByRole('heading', { name: 'Choose a site' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test.describe('at work', () => {
  test.beforeAll(async () => {
    const { page } = workbench;
    const choosing = page.getByRole('list', { name: 'Sites' });
    if (await choosing.isVisible()) await choosing.getByRole('button', { name: /Larkfield/ }).click();
    else if (!(await page.getByRole('navigation', { name: 'Workbench' }).isVisible())) await openDemo(page);
  });

  test('search', async () => {
    const { page } = workbench;
    await page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first().waitFor();
    await page
      .getByRole('region', { name: /^Issue [A-Z]+-\d+/ })
      .getByRole('heading', { level: 2 })
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('issue, with every kind of content and its history', async () => {
    const { page } = workbench;
    const issue = await openByKey(page, 'KITCHEN-1');
    await issue.getByRole('heading', { name: 'Every kind of content' }).waitFor();
    await issue.getByRole('button', { name: 'Folded away' }).click();
    await issue.getByRole('button', { name: /^Record/ }).click();
    // The document leaves out a level of headings, as documents do.
    expect(await faultsOf(page, ['heading-order'])).toEqual([]);
    await issue.getByRole('tab', { name: 'History' }).click();
    await expect(issue.getByRole('tabpanel')).toBeVisible();
    expect(await faultsOf(page, ['heading-order'])).toEqual([]);
  });

  test('create, with every field open, one list open, and problems', async () => {
    const { page } = workbench;
    const form = await openForm(page, 'Kitchen sink', 'Everything required');
    expect(await faultsOf(page)).toEqual([]);
    await openForm(page, 'Storefront', 'Bug');
    await form.getByRole('button', { name: /^Optional/ }).click();
    await form.getByRole('textbox', { name: 'Rollout plan' }).fill('{ "stages": [1, }');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(form.getByRole('combobox', { name: 'Severity' })).toHaveAttribute('aria-invalid', 'true');
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole('button', { name: 'Open Severity' }).click();
    await page.getByRole('listbox', { name: 'Severity' }).waitFor();
    expect(await faultsOf(page, WHILE_OPEN)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('issue, while a field and the status are edited, and with a change that was refused', async () => {
    const { page } = workbench;
    const issue = await openByKey(page, 'SHOP-3');
    await expect(issue.getByRole('heading', { level: 2 })).toBeVisible();
    await pressToEdit(page, 'e', 'Summary');
    expect(await faultsOf(page, WHILE_OPEN)).toEqual([]);
    await page.keyboard.press('Escape');
    await pressToEdit(page, 'p', 'Priority');
    await page.getByRole('listbox', { name: 'Priority' }).waitFor();
    expect(await faultsOf(page, WHILE_OPEN)).toEqual([]);
    await page.keyboard.press('Escape');
    await statusOf(issue).click();
    await page.getByRole('group', { name: 'Move to' }).getByRole('button').first().waitFor();
    expect(await faultsOf(page, WHILE_OPEN)).toEqual([]);
    await page.keyboard.press('Escape');
    await issue.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Link to another issue' }).click();
    await page.getByRole('dialog', { name: 'Link SHOP-3' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('outbox, empty and with a refused change', async () => {
    const { page } = workbench;
    const rail = page.getByRole('navigation', { name: 'Workbench' });
    await rail.getByRole('button', { name: /^Outbox/ }).click();
    await expect(page.getByText('Nothing is waiting.')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    const form = await openForm(page, 'Payments', 'Bug');
    await form.getByRole('textbox', { name: 'Summary' }).fill('Refused by a rule');
    await choose(form, 'Severity', 'Sev 4, cosmetic');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await form.getByRole('alert').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '1 refused' }).click();
    await page.getByRole('complementary', { name: 'Change' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('settings and the request log', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'About' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Mirror' }).click();
    await page.getByRole('combobox', { name: 'Add a project' }).fill('Storefront');
    await page.getByRole('option', { name: /^Storefront/ }).click();
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Synced', { timeout: 30_000 });
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Request log' }).click();
    await page.getByRole('row').nth(3).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('palette and shortcuts', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Search or run a command' }).click();
    await page.getByRole('option', { name: /Create issue/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // Words that are in mirrored issues.
    await page.getByRole('combobox', { name: 'Command or issue key' }).fill('the');
    await page.getByRole('group', { name: /^Found in/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^Shortcuts/ })
      .click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('every control', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Search or run a command' }).click();
    await page.getByRole('combobox', { name: 'Command or issue key' }).fill('Show all controls');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Controls', exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
