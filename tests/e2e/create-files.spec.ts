import type { Locator, Page } from '@playwright/test';
import { issuesCalled, startAtWork, type AtWork } from './support/at-work';
import { faultsOf } from './support/axe';
import { drop, pastePicture } from './support/drop-files';
import { openForm, sendForm } from './support/fill-form';
import { expect, test } from './support/test';

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const filesOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Attachments' }).getByRole('list', { name: 'Files' }).getByRole('listitem');

/** Names and sizes of what Jira has on the one issue of this summary. */
function attachedTo(summary: string): { filename: string; size: number }[] {
  expect(issuesCalled(work, summary)).toHaveLength(1);
  const issues = work.sandbox.world.sites.flatMap((site) => site.issues);
  const [issue] = issues.filter(({ values }) => values['summary'] === summary);
  return (issue?.attachments ?? []).map(({ filename, bytes }) => ({ filename, size: bytes.length }));
}

test('two dropped files and a pasted picture outlive the program, and are in Jira once each', async () => {
  const summary = 'Files that were never lost';
  const form = await openForm(work.page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await drop(form, [
    { name: 'server.log', size: 2_500_000 },
    { name: 'notes.txt', size: 14 },
  ]);
  await expect(filesOf(work.page)).toHaveCount(2);
  await pastePicture(form.getByRole('textbox', { name: 'Summary' }));
  await expect(filesOf(work.page)).toHaveCount(3);
  await expect(filesOf(work.page).filter({ hasText: 'image.png' }).locator('img')).toHaveJSProperty('naturalWidth', 64);
  await expect(work.page.getByText(/Draft saved/)).toBeVisible();

  await work.restart('killed');
  await work.page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: 'Create', exact: true })
    .click();
  await expect(filesOf(work.page)).toHaveCount(3);
  await expect(filesOf(work.page)).toHaveText([/^server\.log2\.4 MB/, /^notes\.txt14 B/, /^image\.png/]);

  await sendForm(work.page);
  const result = work.page.getByRole('region', { name: 'Created' });
  await expect(result.getByText('All 3 files are in Jira.')).toBeVisible();
  expect(
    attachedTo(summary)
      .map(({ filename }) => filename)
      .toSorted(),
  ).toEqual(['image.png', 'notes.txt', 'server.log']);
  expect(attachedTo(summary)).toContainEqual({ filename: 'server.log', size: 2_500_000 });
});

test('a file that the site does not take is told, and keeps the others in the form', async () => {
  const summary = 'One file is too large';
  const form = await openForm(work.page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await drop(form, [
    { name: 'small.txt', size: 10 },
    { name: 'film.mov', size: 12 * 1024 * 1024 },
    { name: 'nothing.txt', size: 0 },
    { name: 'small.txt', size: 11 },
  ]);
  const strip = work.page.getByRole('region', { name: 'Attachments' });
  await expect(
    strip.getByText('film.mov has 12 MB, and this site takes 10 MB at most. A Jira admin sets the limit.'),
  ).toBeVisible();
  await expect(strip.getByText('nothing.txt is empty, and Jira takes no empty file.')).toBeVisible();
  await expect(filesOf(work.page)).toHaveText([/^small\.txt10 B/, /^small \(2\)\.txt11 B/]);

  expect(await faultsOf(work.page)).toEqual([]);
  await strip.getByRole('button', { name: 'Remove small.txt' }).click();
  await expect(filesOf(work.page)).toHaveCount(1);
  await work.page.getByRole('button', { name: 'Undo' }).click();
  await expect(filesOf(work.page)).toHaveText([/^small\.txt/, /^small \(2\)\.txt/]);
  await sendForm(work.page);
  await expect(work.page.getByText('All 2 files are in Jira.')).toBeVisible();
  expect(attachedTo(summary)).toHaveLength(2);
});

test('a file that Jira refuses after the fact keeps the others, and is sent again by hand', async () => {
  const summary = 'One of three is refused';
  work.sandbox.faults.plan(
    { method: 'POST', path: /\/attachments$/ },
    {
      kind: 'answer',
      reply: { status: 413, body: { errorMessages: ['The file is larger than allowed.'], errors: {} } },
    },
  );
  const form = await openForm(work.page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await drop(
    form,
    ['a.txt', 'b.txt', 'c.txt'].map((name, at) => ({ name, size: at + 3 })),
  );
  await expect(filesOf(work.page)).toHaveCount(3);
  await sendForm(work.page);
  const result = work.page.getByRole('region', { name: 'Created' });
  await expect(result.getByText('2 of 3 files are in Jira.')).toBeVisible();
  expect(attachedTo(summary)).toHaveLength(2);
  await result.getByRole('button', { name: 'Try again' }).click();
  await expect(result.getByText('All 3 files are in Jira.')).toBeVisible();
  expect(attachedTo(summary)).toHaveLength(3);
});

test('a link follows the issue by itself, and the panel beside the form says so before', async () => {
  const { page } = work;
  const summary = 'Linked from the form';
  const form = await openForm(page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await form.getByRole('button', { name: /^Optional/ }).click();
  const links = form.getByRole('group', { name: 'Linked Issues' });
  const other = links.getByRole('combobox', { name: /^(Linked Issues, )?issue$/i });
  await other.fill('SHOP-1');
  await page
    .getByRole('option', { name: /SHOP-1\b/ })
    .first()
    .click();
  await expect(page.getByRole('complementary', { name: 'Payload' })).toContainText('one link (update.issuelinks)');
  await sendForm(page);
  await expect(page.getByText('The link is in Jira.')).toBeVisible();
  const issues = work.sandbox.world.sites.flatMap((site) => site.issues);
  expect(issues.filter(({ values }) => values['summary'] === summary).map(({ links: made }) => made.length)).toEqual([
    1,
  ]);
});

test('what a workflow demands is refused on its fields, and shown as learned the next time', async () => {
  const { page } = work;
  const form = await openForm(page, 'Depot deliveries', 'Delivery');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Pallets of steel');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(form.getByText('Jira wants Labels filled in.')).toBeVisible();
  await form.getByRole('textbox', { name: 'Order number' }).fill('12');
  const labels = form.getByRole('combobox', { name: 'Labels' });
  await labels.fill('steel');
  await labels.press('Enter');
  await labels.press('Escape');
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(form.getByText(/two letters, a dash and six digits/)).toBeVisible();
  await form.getByRole('textbox', { name: 'Order number' }).fill('AB-123456');
  await sendForm(page);
  await page.getByRole('button', { name: 'Create another', exact: true }).click();
  await expect(form.getByText(/^Jira refused without it: (Labels|Order number) is required/)).toHaveCount(2);
});
