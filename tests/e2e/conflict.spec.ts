import type { Locator } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { faultsOf } from './support/axe';
import { openEditor, stripOf } from './support/edit-issue';
import { inJira, newIssue, onSite, RAVI } from './support/on-site';
import { openByKey } from './support/open-issue';
import { expect, test } from './support/test';

/** One program and one site for all; each test has an issue of its own. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

/** Ravi writes while we have not sent ours: an edit of the summary that both have made. */
async function makeConflict(summary: string): Promise<{ readonly key: string; readonly issue: Locator }> {
  const { page } = work;
  const key = await newIssue(work, summary);
  const issue = await openByKey(page, key);
  await expect(issue.getByRole('heading', { name: summary })).toBeVisible();
  const editor = await openEditor(page, issue, 'Summary');
  await onSite(work, RAVI, 'PUT', `issue/${key}`, { fields: { summary: `${summary}, by Ravi` } });
  await editor.getByRole('textbox').fill(`${summary}, by Mara`);
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(issue.getByRole('heading', { level: 2 })).toContainText('Conflict');
  return { key, issue };
}

async function openConflict(issue: Locator): Promise<Locator> {
  await stripOf(issue).getByRole('button', { name: 'Open outbox' }).click();
  await work.page.keyboard.press('n');
  return work.page.getByRole('complementary', { name: 'Change' });
}

test('is shown where it is, with what it was, mine and theirs; nothing is sent before somebody chose', async () => {
  const { page } = work;
  const { key, issue } = await makeConflict('Two names');
  await expect(stripOf(issue)).toContainText('1 change needs you');
  await expect(
    page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: '1 conflict' }),
  ).toBeVisible();
  const change = await openConflict(issue);
  const values = change.getByRole('radiogroup', { name: 'Value for Summary' });
  await expect(change.getByText('Two names', { exact: true })).toBeVisible();
  await expect(values.getByRole('radio', { name: /^Mine/ })).not.toBeChecked();
  await expect(values.getByRole('radio', { name: /^Theirs: Ravi/ })).not.toBeChecked();
  await expect(change.getByRole('button', { name: /^Send/ })).toBeDisabled();
  expect(await inJira(work, key, 'summary')).toBe('Two names, by Ravi');
  expect(await faultsOf(page)).toEqual([]);

  await values.getByRole('radio', { name: /^Mine/ }).click();
  await change.getByRole('button', { name: /^Send/ }).click();
  await expect(change.getByText(`On ${key} in Jira.`)).toBeVisible();
  expect(await inJira(work, key, 'summary')).toBe('Two names, by Mara');
  await openByKey(page, key);
  await expect(issue.getByRole('heading', { name: 'Two names, by Mara' })).toBeVisible();
});

test('is decided by keys: theirs', async () => {
  const { key, issue } = await makeConflict('Theirs stays');
  const change = await openConflict(issue);
  await work.page.keyboard.press('2');
  await expect(change.getByRole('radio', { name: /^Theirs/ })).toBeChecked();
  await work.page.keyboard.press('Control+Enter');
  await expect(change.getByText(`On ${key} in Jira.`)).toBeVisible();
  expect(await inJira(work, key, 'summary')).toBe('Theirs stays, by Ravi');
});

test('is decided by keys: a third value', async () => {
  const { page } = work;
  const { key, issue } = await makeConflict('Neither');
  const change = await openConflict(issue);
  await page.keyboard.press('3');
  await expect(change.getByRole('textbox', { name: 'Summary' })).toBeFocused();
  await change.getByRole('textbox', { name: 'Summary' }).fill('Neither, but this');
  await page.keyboard.press('Control+Enter');
  await expect(change.getByText(`On ${key} in Jira.`)).toBeVisible();
  expect(await inJira(work, key, 'summary')).toBe('Neither, but this');
});

test('is none where both can be had: labels of both are in Jira', async () => {
  const { page } = work;
  const key = await newIssue(work, 'Both have labels', { labels: ['checkout'] });
  const issue = await openByKey(page, key);
  const editor = await openEditor(page, issue, 'Labels');
  await onSite(work, RAVI, 'PUT', `issue/${key}`, { fields: { labels: ['checkout', 'by-ravi'] } });
  await editor.getByRole('combobox').pressSequentially('by-mara ');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => ((await inJira(work, key, 'labels')) as string[]).toSorted())
    .toEqual(['by-mara', 'by-ravi', 'checkout']);
  await expect(stripOf(issue)).toHaveCount(0);
});

test('what slipped in between our last look and our write is told, and can be put back', async () => {
  const { page } = work;
  const key = await newIssue(work, 'Overtaken');
  const issue = await openByKey(page, key);
  const editor = await openEditor(page, issue, 'Summary');
  let letGo: (value: null) => void = () => undefined;
  const until = new Promise<null>((resolve) => (letGo = resolve));
  const writes = (): number => work.sandbox.requests.entries.filter(({ method }) => method === 'PUT').length;
  const before = writes();
  work.sandbox.faults.plan({ method: 'PUT', path: /\/rest\/api\/3\/issue\/\d+$/ }, { kind: 'hold', until });
  await editor.getByRole('textbox').fill('Overtaken, by Mara');
  await editor.getByRole('button', { name: 'Save' }).click();
  // Our write has left, and waits at the server.
  await expect.poll(writes).toBe(before + 1);
  await onSite(work, RAVI, 'PUT', `issue/${key}`, { fields: { summary: 'Overtaken, by Ravi' } });
  letGo(null);

  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Outbox/ })
    .click();
  const change = page.getByRole('complementary', { name: 'Change' });
  const notice = change.getByRole('status').filter({ hasText: 'It replaced what somebody else had just written' });
  await expect(notice).toContainText('Ravi had set Summary to:');
  await expect(notice).toContainText('Overtaken, by Ravi');
  expect(await inJira(work, key, 'summary')).toBe('Overtaken, by Mara');
  await notice.getByRole('button', { name: 'Put theirs back' }).click();
  await expect.poll(() => inJira(work, key, 'summary')).toBe('Overtaken, by Ravi');
});
