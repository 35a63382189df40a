import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

/** What axe finds on the screen as it is, in both themes, `except` some rules: the rule, and each place that breaks it. */
async function faultsOf(page: Page, except: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme);
    // Electron has no second page to run in: axe's own frame machinery is left out.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .disableRules([...except])
      .analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes)
        found.push(`${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
    }
  }
  return found;
}

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
    // While a list is open, the library hides the page around it from assistive technology: Tab closes the list first.
    expect(await faultsOf(page, ['aria-hidden-focus', 'page-has-heading-one', 'region'])).toEqual([]);
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
    await page.getByRole('tab', { name: 'Request log' }).click();
    await page.getByRole('row').nth(3).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('palette and shortcuts', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Search or run a command' }).click();
    await page.getByRole('option', { name: /Create issue/ }).waitFor();
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
