import { openDemo } from './support/open-demo';
import { runQuery } from './support/open-issue';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { expect, test } from './support/test';

/** One program for all: these tests only read. */
let workbench: Workbench;

test.beforeAll(async () => {
  workbench = await launchWorkbench();
  await openDemo(workbench.page);
});
test.afterAll(async () => {
  await workbench.close();
  forgetUserData(workbench);
});

const EVERYTHING = 'created >= -600d ORDER BY created DESC';

test('a JQL that Jira refuses is explained in its words, and a right one goes on', async () => {
  const { page } = workbench;
  await runQuery(page, 'assignee = currentUser( AND');
  await expect(page.getByRole('alert')).toContainText('Error in the JQL Query');
  await runQuery(page, 'nonsense = 4');
  await expect(page.getByRole('alert')).toContainText("Field 'nonsense' does not exist");
  await runQuery(page, 'project = SHOP ORDER BY key ASC');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toContainText('SHOP-1');
});

test('nothing found says so, and leads back to the query or on to a new issue', async () => {
  const { page } = workbench;
  await runQuery(page, 'project = SHOP AND summary ~ "zeppelin"');
  await expect(page.getByText('No issue matches.')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Issue [A-Z]+-/ })).toBeHidden();
  await page.getByRole('button', { name: 'Edit the query' }).click();
  await expect(page.getByRole('textbox', { name: 'JQL, issue key or Jira link' })).toBeFocused();
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(page.getByRole('heading', { name: 'Create issue' })).toBeVisible();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
});

test('more than a hundred issues are read as one goes down', async () => {
  const { page } = workbench;
  await runQuery(page, EVERYTHING);
  const list = page.getByRole('listbox', { name: 'Issues' });
  const current = list.getByRole('option', { selected: true });
  await expect(current).toHaveAttribute('aria-setsize', '100');
  await list.press('End');
  await expect(current).toHaveAttribute('aria-posinset', '100');
  await expect(current).toHaveAttribute('aria-setsize', '200');
  await list.press('End');
  await expect(current).toHaveAttribute('aria-posinset', '200');
  await expect(current).not.toHaveAttribute('aria-setsize', '200');
  await list.press('End');
  // All of them: the count is a count now.
  await expect(page.getByRole('region', { name: 'Search' }).getByText(/^\d+ issues$/)).toBeVisible();
});

test('scrolling reads on as well', async () => {
  const { page } = workbench;
  await runQuery(page, 'created >= -601d ORDER BY created DESC');
  const list = page.getByRole('listbox', { name: 'Issues' });
  const rows = list.getByRole('option');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '100');
  // A list that has just come goes to its current row, which would take back what was scrolled before.
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await list.hover();
  await page.mouse.wheel(0, 100 * 50);
  await expect(rows.first()).toHaveAttribute('aria-setsize', '200');
});

test('j and k move, the issue beside the list follows', async () => {
  const { page } = workbench;
  await runQuery(page, 'project = SHOP ORDER BY key ASC');
  const list = page.getByRole('listbox', { name: 'Issues' });
  const current = list.getByRole('option', { selected: true });
  await expect(current).toContainText('SHOP-1');
  await list.press('j');
  await expect(current).toContainText('SHOP-2');
  await list.press('j');
  await expect(current).toContainText('SHOP-3');
  await expect(page.getByRole('region', { name: 'Issue SHOP-3' })).toBeVisible();
  await list.press('k');
  await expect(page.getByRole('region', { name: 'Issue SHOP-2' })).toBeVisible();
  await page.getByRole('button', { name: 'Next issue' }).click();
  await expect(current).toContainText('SHOP-3');
});

test('the query, the rows and the current one are still there after another screen', async () => {
  const { page } = workbench;
  const query = 'project = PAY ORDER BY key ASC';
  await runQuery(page, query);
  const list = page.getByRole('listbox', { name: 'Issues' });
  await list.getByRole('option', { name: /PAY-3\b/ }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'JQL, issue key or Jira link' })).toHaveValue(query);
  await expect(list.getByRole('option', { selected: true })).toContainText('PAY-3');
  await expect(page.getByRole('region', { name: 'Issue PAY-3' })).toBeVisible();
});
