import { startAtWork } from '../support/at-work';
import { chooseValue, openEditor, pressToEdit, statusOf, stripOf } from '../support/edit-issue';
import { openForm } from '../support/fill-form';
import { MARA, newIssue, onSite, RAVI } from '../support/on-site';
import { openByKey, runQuery } from '../support/open-issue';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';
import { openComment } from '../support/write-comment';

const BOTH = [900, 1440];

test('changes of an issue: edited, waiting, in conflict, unsure', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  const summary = 'Currency sign moves when the amount has four digits';
  const key = await newIssue(work, summary, { labels: ['checkout'], priority: { id: '3' } });
  const issue = page.getByRole('region', { name: `Issue ${key}` });
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await runQuery(page, 'project = SHOP ORDER BY created DESC');
  await expect(issue.getByRole('heading', { name: summary })).toBeVisible();

  const priority = await pressToEdit(page, 'p', 'Priority');
  await page.getByRole('listbox', { name: 'Priority' }).waitFor();
  await picture(app, page, 'issue-edit', BOTH);
  await page.keyboard.press('Escape');
  await expect(priority).toBeHidden();
  await statusOf(issue).click();
  await page.getByRole('group', { name: 'Move to' }).getByRole('button').first().waitFor();
  await picture(app, page, 'issue-status');
  await page
    .getByRole('group', { name: 'Move to' })
    .getByRole('button', { name: /Needs info/ })
    .click();
  await page.getByRole('dialog').waitFor();
  await picture(app, page, 'issue-transition');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await work.disconnect();
  await chooseValue(page, issue, 'Priority', 'High');
  const rename = await openEditor(page, issue, 'Summary');
  await rename.getByRole('textbox').fill('Currency sign jumps from four digits on');
  await page.keyboard.press('Enter');
  await expect(rename).toBeHidden();
  await page.keyboard.press('m');
  await (await openComment(issue)).fill('Seen on 4.20 as well, with a voucher.');
  await issue.getByRole('button', { name: /^Comment/ }).click();
  await expect(stripOf(issue)).toContainText('4 changes waiting');
  await issue.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await picture(app, page, 'issue-waiting', BOTH);
  await onSite(work, RAVI, 'PUT', `issue/${key}`, { fields: { summary: 'Currency sign moves, found in Firefox' } });
  await work.reconnect();
  const line = page.getByRole('contentinfo', { name: 'Status' });
  await expect(line.getByRole('button', { name: '1 conflict' })).toBeVisible({ timeout: 25_000 });
  await picture(app, page, 'issue-conflict', BOTH);
  await line.getByRole('button', { name: '1 conflict' }).click();
  await page.keyboard.press('n');
  await picture(app, page, 'outbox-conflict', BOTH);

  const form = await openForm(page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Lost on the way');
  work.sandbox.faults.plan({ method: 'POST', path: /\/rest\/api\/3\/issue$/ }, { kind: 'cut-before' });
  await page.getByRole('button', { name: 'Create issue' }).click();
  await page.getByRole('heading', { name: 'No answer from Jira. Looking for the issue.' }).waitFor();
  const inAutotest = { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' } };
  const hidden = await newIssue(work, 'Not for Mara', inAutotest);
  await newIssue(work, 'For everybody', inAutotest);
  work.sandbox.intervene({ command: 'hide-issue', issue: hidden, account: MARA });
  await line.getByRole('button', { name: 'Outbox: 1 waiting' }).click();
  await app.evaluate(() => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + 125_000;
  });
  await page.getByRole('button', { name: 'Pause all' }).click();
  await page.getByRole('button', { name: 'Resume all' }).click();
  await line.getByRole('button', { name: '1 unsure' }).waitFor();
  await picture(app, page, 'outbox-unsure', BOTH);
  await work.end();
});

test('the limits of Atlassian', async () => {
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await runQuery(page, 'project = SHOP ORDER BY created DESC');
  await page.getByRole('region', { name: 'Activity' }).waitFor();
  work.sandbox.faults.plan(
    { method: 'GET', path: /\/issue\/SHOP-1$/ },
    {
      kind: 'answer',
      reply: {
        status: 429,
        headers: { 'Retry-After': '60', 'RateLimit-Reason': 'jira-quota-global-based', 'X-RateLimit-Remaining': '0' },
        body: { errorMessages: ['Rate limit exceeded'], errors: {} },
      },
    },
  );
  await openByKey(page, 'SHOP-1');
  await page
    .getByRole('contentinfo', { name: 'Status' })
    .getByText(/^Waiting until/)
    .waitFor();
  await picture(app, page, 'limits-waiting', BOTH);
  await work.end();
});

test('the mirror', async () => {
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Mirror' }).click();
  await page.getByRole('combobox', { name: 'Add a project' }).fill('Storefront');
  await page.getByRole('option', { name: /^Storefront/ }).click();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Synced', { timeout: 30_000 });
  await picture(app, page, 'settings-mirror', BOTH);
  const site = work.sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  const field = site?.fields.find(({ id }) => id.startsWith('customfield_'));
  if (site === undefined || field === undefined) throw new Error('The sandbox has no custom field.');
  await page
    .getByRole('textbox', { name: 'Add a query' })
    .fill(`cf[${field.id.slice(12)}] is not EMPTY ORDER BY created`);
  await page.getByRole('textbox', { name: 'Its name' }).fill('Regressions');
  await page.getByRole('button', { name: 'Add query' }).click();
  await page.getByRole('list', { name: 'What is mirrored' }).getByText('Regressions').waitFor();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Synced', { timeout: 30_000 });
  // Somebody deletes the field that it asks for.
  site.fields = site.fields.filter((one) => one !== field);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('Not synced: Jira does not take the query.').waitFor({ timeout: 30_000 });
  await picture(app, page, 'settings-mirror-refused', BOTH);
  await work.disconnect();
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox', { name: 'Command or issue key' }).fill('filter panel');
  await page.getByRole('group', { name: /^Found in/ }).waitFor();
  await picture(app, page, 'palette-mirror');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await runQuery(page, 'assignee = currentUser() AND priority = High');
  await page.getByText('What is mirrored is here:').waitFor();
  await picture(app, page, 'search-offline', BOTH);
  await openByKey(page, 'SHOP-17');
  await picture(app, page, 'issue-offline');
  await work.end();
});
