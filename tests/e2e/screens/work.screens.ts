import { expect, type Page } from '@playwright/test';
import { openDemo } from '../support/open-demo';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: place, exact: true }).click();
}

async function choose(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
  // A project brings a type of its own; typing that type's name while it comes would change nothing.
  if (field === 'Project') await expect(page.getByRole('combobox', { name: 'Issue type' })).not.toHaveValue('');
}

async function openIssue(page: Page, issueKey: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command or issue key' }).fill(issueKey);
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: `Issue ${issueKey}` })
    .getByRole('region', { name: 'Description' })
    .waitFor();
}

test('search and issue', async ({ launch }) => {
  const { app, page } = await launch();
  await openDemo(page);
  const jql = page.getByRole('textbox', { name: 'JQL, issue key or Jira link' });
  await jql.fill('project in (SHOP, PAY, OPS) ORDER BY priority DESC, updated DESC');
  await jql.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.getByRole('region', { name: 'Activity' }).waitFor();
  await picture(app, page, 'search', BOTH);
  await page.keyboard.press('Control+k');
  await picture(app, page, 'palette');
  await page.keyboard.press('Escape');
  await jql.fill('project = SHOP AND summary ~ "unheard of"');
  await jql.press('Enter');
  await page.getByText('No issue matches.').waitFor();
  await picture(app, page, 'search-empty');
  await jql.fill('project = SHOP AND');
  await jql.press('Enter');
  await page.getByRole('alert').waitFor();
  await picture(app, page, 'search-failed');
  await openIssue(page, 'KITCHEN-1');
  await picture(app, page, 'issue', BOTH);
  await openIssue(page, 'KITCHEN-2');
  await picture(app, page, 'issue-unknown-node');
});

test('create', async ({ launch }) => {
  const { app, page } = await launch();
  await openDemo(page);
  await goTo(page, 'Create');
  await page.getByRole('combobox', { name: 'Project' }).waitFor();
  await picture(app, page, 'create-empty');
  await choose(page, 'Project', 'Storefront');
  await choose(page, 'Issue type', 'Bug');
  await page.getByRole('textbox', { name: 'Summary' }).fill('Voucher stays applied after the basket is emptied');
  await page.getByRole('button', { name: /^Create issue/ }).click();
  await picture(app, page, 'create-missing', BOTH);
  await choose(page, 'Severity', 'Sev 2, major');
  await choose(page, 'Area', 'Checkout');
  await choose(page, 'QA owner', 'Mara Lind');
  await page.getByRole('textbox', { name: 'Found on' }).fill('2026-11-20');
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('Empty the basket, then add a new article.\n\nThe voucher line is back. It goes away after a reload.');
  await picture(app, page, 'create', BOTH);
  await page.getByRole('button', { name: /^Create issue/ }).click();
  await page.getByRole('heading', { name: /is in Jira$/ }).waitFor();
  await picture(app, page, 'create-done');
  await goTo(page, 'Outbox');
  await page.getByRole('complementary', { name: 'Change' }).waitFor();
  await picture(app, page, 'outbox', BOTH);
});

test('create, a type with a field that nobody knows and one that nobody can set', async ({ launch }) => {
  const { app, page } = await launch();
  await openDemo(page);
  await goTo(page, 'Create');
  await choose(page, 'Project', 'Payments');
  await choose(page, 'Issue type', 'Rollout');
  await page
    .getByRole('textbox', { name: 'Rollout plan' })
    .fill('{\n  "stages": [5, 25, 100],\n  "guard": "error-rate"\n}');
  await picture(app, page, 'create-json');
});

test('outbox, settings, controls', async ({ launch }) => {
  const { app, page } = await launch();
  await openDemo(page);
  await goTo(page, 'Outbox');
  await page.getByText('Nothing is waiting.').waitFor();
  await picture(app, page, 'outbox-empty');
  await goTo(page, 'Settings');
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  await picture(app, page, 'settings', BOTH);
  await page.getByRole('tab', { name: 'Request log' }).click();
  await page.getByRole('region', { name: 'Request log' }).waitFor();
  await picture(app, page, 'settings-requests');
  await page.getByRole('tab', { name: 'General' }).click();
  await page.getByRole('button', { name: 'Show all controls' }).click();
  await page.getByRole('heading', { name: 'Controls', level: 1 }).waitFor();
  await picture(app, page, 'controls');
});
