import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
import { chooseValue, openEditor, pressToEdit, statusOf, stripOf } from './support/edit-issue';
import { issueField } from './support/issue-field';
import { inJira, MARA, newIssue, onSite } from './support/on-site';
import { openByKey, runQuery } from './support/open-issue';
import { expect, test } from './support/test';
import { commentText, expectNoComment, openComment } from './support/write-comment';

/** One program and one site for all; each test has an issue of its own, and begins and ends with a network. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

async function openNew(summary: string, fields: Readonly<Record<string, unknown>> = {}) {
  const key = await newIssue(work, summary, fields);
  const issue = await openByKey(work.page, key);
  await expect(issue.getByRole('heading', { name: summary })).toBeVisible();
  return { key, issue };
}

const held = (key: string, fieldId: string) => expect.poll(() => inJira(work, key, fieldId));

async function more(page: Page, issue: Locator, item: string): Promise<void> {
  await issue.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test.describe('by mouse', () => {
  test('summary, a choice, labels and an empty field are edited where they stand', async () => {
    const { page } = work;
    const { key, issue } = await openNew('To be renamed');
    await issue.getByRole('heading', { name: 'To be renamed' }).click();
    const summary = page.getByRole('dialog', { name: 'Edit Summary' });
    await summary.getByRole('textbox').fill('Renamed by a click');
    await summary.getByRole('button', { name: 'Save' }).click();
    await expect(issue.getByRole('heading', { name: 'Renamed by a click' })).toBeVisible();
    await held(key, 'summary').toBe('Renamed by a click');

    await chooseValue(page, issue, 'Priority', 'High');
    await held(key, 'priority').toBe('High');
    await expect(issueField(issue, 'Priority')).toHaveText('High');

    const labels = await openEditor(page, issue, 'Labels');
    await labels.getByRole('combobox').pressSequentially('checkout train ');
    await page.keyboard.press('Control+Enter');
    await held(key, 'labels').toEqual(['checkout', 'train']);

    await issue.getByRole('button', { name: /^Empty fields/ }).click();
    const due = await openEditor(page, issue, 'Due date');
    await due.getByRole('textbox').fill('2026-12-24');
    await due.getByRole('button', { name: 'Save' }).click();
    await held(key, 'duedate').toBe('2026-12-24');
    await expect(issueField(issue, 'Due date')).toHaveText('24 Dec 2026');
  });

  test('what Jira must have cannot be emptied, and Escape leaves things as they were', async () => {
    const { page } = work;
    const { key, issue } = await openNew('Never empty');
    const editor = await openEditor(page, issue, 'Summary');
    await editor.getByRole('textbox').fill('');
    await editor.getByRole('button', { name: 'Save' }).click();
    await expect(editor).toContainText('Summary is required.');
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
    await expect(issue.getByRole('heading', { name: 'Never empty' })).toBeVisible();
    expect(await inJira(work, key, 'summary')).toBe('Never empty');
  });

  test('a link, time and a file are added from the menu', async () => {
    const { app, page } = work;
    const { key, issue } = await openNew('Gets a link, time and a file');
    await more(page, issue, 'Link to another issue');
    const link = page.getByRole('dialog', { name: `Link ${key}` });
    await link.getByRole('combobox', { name: 'This issue' }).fill('is blocked by');
    await page.getByRole('option', { name: 'is blocked by' }).click();
    await link.getByRole('combobox', { name: 'Other issue' }).fill(key);
    // It is no choice for itself.
    await expect(page.getByText('No issue matches')).toBeVisible();
    await link.getByRole('combobox', { name: 'Other issue' }).fill('SHOP-1');
    await page
      .getByRole('option', { name: /^SHOP-1 / })
      .first()
      .click();
    await link.getByRole('button', { name: 'Link', exact: true }).click();
    const links = issue.getByRole('region', { name: 'Links' });
    await expect(links).toContainText('is blocked by');
    await expect(links.getByRole('link', { name: 'SHOP-1', exact: true })).toBeVisible();

    await more(page, issue, 'Log work');
    const worklog = page.getByRole('dialog', { name: `Log work on ${key}` });
    await worklog.getByRole('textbox', { name: 'Time spent' }).fill('half an hour');
    await page.keyboard.press('Enter');
    await expect(worklog).toContainText('Not a duration. Write it as 1h 30m, 45m or 2d.');
    await worklog.getByRole('textbox', { name: 'Time spent' }).fill('1h 30m');
    await page.keyboard.press('Enter');
    await expect(worklog).toBeHidden();
    await held(key, 'timespent').toBe(5_400);

    const file = join(work.scratch, 'basket.har');
    writeFileSync(file, '{"log":{}}');
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    await more(page, issue, 'Attach files');
    await expect(issue.getByRole('region', { name: 'Attachments' }).getByText('basket.har')).toBeVisible();
  });
});

test('by keys alone: status, person, priority, comment, and the list has the focus again each time', async () => {
  const { page } = work;
  const key = await newIssue(work, 'Triaged without a mouse');
  await page.keyboard.press('Control+f');
  const list = page.getByRole('listbox', { name: 'Issues' });
  await expect(list).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type(`key in (${key}, SHOP-1) ORDER BY created DESC`);
  await page.keyboard.press('Enter');
  const issue = page.getByRole('region', { name: `Issue ${key}` });
  await expect(issue.getByRole('heading', { name: 'Triaged without a mouse' })).toBeVisible();
  await expect(list).toBeFocused();

  await page.keyboard.press('s');
  const ways = page.getByRole('group', { name: 'Move to' });
  await expect(ways.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(statusOf(issue)).toHaveText('In Progress');
  await expect(list).toBeFocused();

  await page.keyboard.press('m');
  await expect(issueField(issue, 'Assignee')).toContainText('Mara Lind');
  await held(key, 'assignee').toBe('Mara Lind');

  const priority = await pressToEdit(page, 'p', 'Priority');
  await page.keyboard.type('low');
  await page.keyboard.press('Enter');
  await expect(priority).toBeHidden();
  await expect(list).toBeFocused();
  await held(key, 'priority').toBe('Low');

  const assignee = await pressToEdit(page, 'a', 'Assignee');
  await page.keyboard.press('Escape');
  await expect(assignee).toBeHidden();
  await expect(list).toBeFocused();

  await page.keyboard.press('c');
  await page.keyboard.type('Seen on 4.18 as well.');
  await page.keyboard.press('Control+Enter');
  const said = issue.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(said).toContainText('Seen on 4.18 as well.');
  await expect(said).not.toContainText('Waiting to be sent');
  await expect(list).toBeFocused();
});

test('alone on the screen the issue keeps the focus after a key, a dialog and a comment', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Keeps the focus');
  const inside = () => issue.evaluate((panel) => panel.contains(document.activeElement));
  const isBack = () => issue.getByRole('button', { name: 'Back' }).evaluate((back) => back === document.activeElement);
  const stays = async (): Promise<void> => {
    await expect.poll(inside).toBe(true);
    expect(await isBack()).toBe(false);
  };
  const priority = await pressToEdit(page, 'p', 'Priority');
  await page.keyboard.press('Escape');
  await expect(priority).toBeHidden();
  await stays();

  await pressToEdit(page, 'p', 'Priority');
  await page.keyboard.type('low');
  await page.keyboard.press('Enter');
  await held(key, 'priority').toBe('Low');
  await stays();

  await page.keyboard.press('c');
  await page.keyboard.type('Said without a mouse.');
  await page.keyboard.press('Control+Enter');
  await expect(issue.getByRole('region', { name: 'Activity' }).getByRole('listitem')).toContainText('Said without');
  await stays();

  await more(page, issue, 'Log work');
  const worklog = page.getByRole('dialog', { name: `Log work on ${key}` });
  await page.keyboard.type('15m');
  await page.keyboard.press('Control+Enter');
  await expect(worklog).toBeHidden();
  await held(key, 'timespent').toBe(900);
  await expect(issue.getByRole('button', { name: 'More', exact: true })).toBeFocused();
});

test('a screen on the way is asked for; what Jira refuses is said, mended in the outbox, and goes out', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Waits for an answer');
  await statusOf(issue).click();
  await page
    .getByRole('group', { name: 'Move to' })
    .getByRole('button', { name: /Needs info/ })
    .click();
  const screen = page.getByRole('dialog', { name: `${key}: Ask the reporter` });
  await expect(screen.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await screen.getByRole('button', { name: 'Move to Needs info' }).click();
  await expect(stripOf(issue)).toContainText('1 change needs you');
  await expect(statusOf(issue)).toContainText('Refused');

  await stripOf(issue).getByRole('button', { name: 'Open outbox' }).click();
  const change = page.getByRole('complementary', { name: 'Change' });
  await expect(change.getByRole('alert')).toContainText('Ask your question in a comment.');
  await change.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog', { name: `Transition ${key}` });
  await editor.getByRole('textbox', { name: 'Comment' }).fill('Which build was it?');
  await editor.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(change.getByText(`On ${key} in Jira.`)).toBeVisible();
  await held(key, 'status').toBe('Needs info');

  await openByKey(page, key);
  await expect(statusOf(issue)).toHaveText('Needs info');
  await expect(issue.getByRole('region', { name: 'Activity' }).getByRole('listitem')).toContainText(
    'Which build was it?',
  );
});

test('without a network everything is shown as waiting at once, one step goes back, and the rest goes out by itself', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Changed in the tunnel');
  // What Jira takes for its fields is read while one looks at it.
  await expect.poll(() => asked(key, 'editmeta')).toBeGreaterThan(0);
  await expect.poll(() => asked(key, 'transitions')).toBeGreaterThan(0);
  await work.disconnect();

  await chooseValue(page, issue, 'Priority', 'Highest');
  await expect(issueField(issue, 'Priority')).toContainText('Highest');
  await statusOf(issue).click();
  await page
    .getByRole('group', { name: 'Move to' })
    .getByRole('button', { name: /In Progress/ })
    .click();
  await expect(statusOf(issue)).toContainText('In Progress');
  await (await openComment(issue)).fill('Written under ground');
  await issue.getByRole('button', { name: /^Comment/ }).click();
  const said = issue.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(said).toContainText('Waiting to be sent');
  await expect(stripOf(issue)).toContainText('3 changes waiting');
  const line = page.getByRole('contentinfo', { name: 'Status' });
  await expect(line.getByRole('button', { name: 'Outbox: 3 waiting' })).toBeVisible();

  // The comment comes back as it was typed.
  await stripOf(issue).getByRole('button', { name: 'Undo last' }).click();
  await expect(said).toHaveCount(0);
  await expect(await commentText(issue)).toHaveText('Written under ground');
  await expect(stripOf(issue)).toContainText('2 changes waiting');

  await work.reconnect();
  // The outbox looks for a way every fifteen seconds.
  await expect(stripOf(issue)).toHaveCount(0, { timeout: 25_000 });
  await expect(statusOf(issue)).toHaveText('In Progress');
  await expect(issueField(issue, 'Priority')).toHaveText('Highest');
  expect(await inJira(work, key, 'priority')).toBe('Highest');
  expect(await inJira(work, key, 'status')).toBe('In Progress');
  const { comments } = await onSite(work, 'Ravi', 'GET', `issue/${key}/comment`);
  expect(comments).toEqual([]);
});

/** What the disk has of a new comment that was begun on an issue, as JSON. */
async function commentBegun(page: Page, issueKey: string): Promise<string> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is open.');
  const { value } = await answerOf(page, 'issues.get', { site, issueKey });
  return JSON.stringify(await answerOf(page, 'changes.loadComments', { site, issueId: value.id }));
}

/** The comments that Jira has on an issue, oldest first. */
async function commentsOf(key: string): Promise<readonly { readonly id: string; readonly body: unknown }[]> {
  const { comments } = await onSite(work, 'Ravi', 'GET', `issue/${key}/comment`);
  return comments as { readonly id: string; readonly body: unknown }[];
}

test('a comment that was begun stays with its issue', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Has half a comment');
  await (await openComment(issue)).fill('Half a th');
  await expectNoComment(await openByKey(page, 'SHOP-1'));
  await openByKey(page, key);
  await expect(await commentText(issue)).toHaveText('Half a th');
});

test('a comment that was begun is there again after the program was killed, and goes once it is sent', async () => {
  const key = await newIssue(work, 'Half a comment, then no power');
  const issueNow = () => work.page.getByRole('region', { name: `Issue ${key}` });
  await openByKey(work.page, key);
  await (await openComment(issueNow())).pressSequentially('## Half\na **thought** ');
  await expect.poll(() => commentBegun(work.page, key)).toContain('"marks":[{"type":"strong"}]');
  await work.restart('killed');
  await openByKey(work.page, key);
  const text = await commentText(issueNow());
  await expect(text.getByRole('heading', { name: 'Half' })).toBeVisible();
  await expect(text.getByText('thought')).toBeVisible();
  await work.page.keyboard.press('c');
  await expect(text).toBeFocused();
  await work.page.keyboard.press('Control+Enter');
  await expectNoComment(issueNow());
  await work.restart('closed');
  const issue = await openByKey(work.page, key);
  await expect(issue.getByRole('region', { name: 'Activity' }).getByRole('listitem')).toContainText('a thought');
  await expectNoComment(issue);
});

test('a comment with a heading, a mention and code is written by keys, read back, and edited without touching the rest', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Talked about');
  await page.keyboard.press('c');
  const text = await commentText(issue);
  await expect(text).toBeFocused();
  await page.keyboard.type('## Found it.\nAsk @ravi');
  await expect(page.getByRole('listbox', { name: 'People' }).getByRole('option').first()).toContainText('Ravi');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('```ts\nlet a = 1;');
  await page.keyboard.press('Control+Enter');
  await expectNoComment(issue);
  const said = issue.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(said.getByRole('heading', { name: 'Found it.' })).toBeVisible();
  await expect(said).toContainText('@Ravi');
  await expect(said).toContainText('let a = 1;');
  await expect(said).not.toContainText('Waiting to be sent');
  await expect.poll(() => commentsOf(key)).toHaveLength(1);
  const [sent] = await commentsOf(key);
  expect(sent?.body).toMatchObject({
    content: [
      { type: 'heading', attrs: { level: 2 } },
      { type: 'paragraph', content: [{ text: 'Ask ' }, { type: 'mention' }, {}] },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ text: 'let a = 1;' }] },
    ],
  });

  await said.hover();
  await said.getByRole('button', { name: 'Edit comment' }).click();
  const again = issue.getByRole('form', { name: 'Edit comment' }).getByRole('textbox', { name: 'Comment' });
  await expect(again).toBeFocused();
  await again.getByRole('heading').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Indeed.');
  await page.keyboard.press('Control+Enter');
  await expect(said.getByRole('heading', { name: 'Found it. Indeed.' })).toBeVisible();
  const before = JSON.stringify(sent?.body);
  await expect
    .poll(async () => JSON.stringify((await commentsOf(key))[0]?.body))
    .toBe(before.replace('Found it.', 'Found it. Indeed.'));
  await expect(said.getByRole('button', { name: 'Edit comment' })).toBeFocused();
  await expect(said).toContainText('edited');

  // Opened and left as it was: nothing is sent.
  const puts = () =>
    work.sandbox.requests.entries.filter(({ method, path }) => method === 'PUT' && path.includes('/comment/')).length;
  const count = puts();
  await page.keyboard.press('Enter');
  await expect(again).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(again).toBeHidden();
  await expect(stripOf(issue)).toHaveCount(0);
  expect(puts()).toBe(count);
});

test('a comment that somebody has changed is not overwritten: a person chooses', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Two hands on a comment');
  await (await openComment(issue)).fill('First');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => commentsOf(key)).toHaveLength(1);
  const [sent] = await commentsOf(key);
  const said = issue.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(said).not.toContainText('Waiting to be sent');
  await work.disconnect();
  await said.hover();
  await said.getByRole('button', { name: 'Edit comment' }).click();
  const text = issue.getByRole('form', { name: 'Edit comment' }).getByRole('textbox', { name: 'Comment' });
  await text.fill('Mine');
  await page.keyboard.press('Control+Enter');
  await expect(said).toContainText('Mine');
  await expect(said).toContainText('Waiting to be sent');
  const theirs = {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Theirs' }] }],
  };
  await onSite(work, MARA, 'PUT', `issue/${key}/comment/${sent?.id ?? ''}`, { body: theirs });
  await work.reconnect();
  await expect(said).toContainText('Conflict', { timeout: 25_000 });
  expect(JSON.stringify((await commentsOf(key))[0]?.body)).toContain('Theirs');
  await stripOf(issue).getByRole('button', { name: 'Open outbox' }).click();
  const change = page.getByRole('complementary', { name: 'Change' });
  await change.getByRole('radio', { name: /^Mine/ }).click();
  await change.getByRole('button', { name: /^Send/ }).click();
  await expect.poll(async () => JSON.stringify((await commentsOf(key))[0]?.body)).toContain('Mine');
});

test('a picture that is pasted into a comment is attached to the issue', async () => {
  const { issue } = await openNew('Gets a picture');
  const text = await openComment(issue);
  await text.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(issue.getByRole('region', { name: 'Attachments' }).getByText('image.png')).toBeVisible();
});

test('an empty field of text is written in its place, and Escape throws nothing away', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Has an empty environment', {
    issuetype: { name: 'Task' },
    project: { key: 'AUTOTEST' },
  });
  await issue.getByRole('button', { name: /^Empty fields/ }).click();
  const pencil = issue.getByRole('button', { name: 'Edit Environment' });
  await pencil.hover();
  await pencil.click();
  const text = issue.getByRole('textbox', { name: 'Environment' });
  await expect(issue.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await text.fill('Firefox on a tablet');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(text).toHaveText('Firefox on a tablet');
  await page.keyboard.press('Control+Enter');
  const shown = issue.getByRole('region', { name: 'Environment' });
  await expect(shown).toContainText('Firefox on a tablet');
  await held(key, 'environment').toMatchObject({ type: 'doc' });
});

test('one toast follows a change: undone while it waits, set back once Jira has it', async () => {
  const { page } = work;
  const { key, issue } = await openNew('Told in a toast', { priority: { id: '3' } });
  const toast = page.getByRole('dialog').filter({ hasText: `${key}: ` });
  await chooseValue(page, issue, 'Priority', 'High');
  await toast.filter({ hasText: '→ High' }).getByRole('button', { name: 'Set back to Medium' }).click();
  await expect(toast.filter({ hasText: '→ Medium' }).getByRole('button', { name: 'Set back to High' })).toBeVisible();
  // The newest takes the place of the one before.
  await expect(toast).toHaveCount(1);
  await held(key, 'priority').toBe('Medium');

  await statusOf(issue).click();
  await page
    .getByRole('group', { name: 'Move to' })
    .getByRole('button', { name: /In Progress/ })
    .click();
  // Nothing leads from there to where it was.
  const moved = toast.filter({ hasText: 'Status → In Progress' });
  await held(key, 'status').toBe('In Progress');
  await expect(moved.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(moved.getByRole('button', { name: /^Set back/ })).toHaveCount(0);
  await statusOf(issue).click();
  await page
    .getByRole('group', { name: 'Move to' })
    .getByRole('button', { name: /Blocked/ })
    .click();
  const blocked = toast.filter({ hasText: 'Status → Blocked' });
  await blocked.getByRole('button', { name: 'Set back to In Progress' }).click();
  await held(key, 'status').toBe('In Progress');
  await expect(statusOf(issue)).toHaveText('In Progress');

  await work.disconnect();
  await chooseValue(page, issue, 'Priority', 'Lowest');
  const waiting = toast.filter({ hasText: 'Lowest' });
  await waiting.getByRole('button', { name: 'Undo' }).click();
  await expect(waiting).toContainText('not sent');
  await expect(waiting).toHaveCount(1);
  await expect(issueField(issue, 'Priority')).toHaveText('Medium');
  await work.reconnect();
});

test('a row of the list shows what waits for its issue, also where it folds', async () => {
  const { app, page } = work;
  const key = await newIssue(work, 'Waits in a list', { priority: { id: '3' } });
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await runQuery(page, `key in (${key}, SHOP-1) ORDER BY created DESC`);
  const row = page.getByRole('listbox', { name: 'Issues' }).getByRole('option', { name: new RegExp(key) });
  const issue = page.getByRole('region', { name: `Issue ${key}` });
  await expect(issue.getByRole('heading', { name: 'Waits in a list' })).toBeVisible();
  await expect.poll(() => asked(key, 'editmeta')).toBeGreaterThan(0);
  await work.disconnect();
  await chooseValue(page, issue, 'Priority', 'Highest');
  await expect(row.getByRole('img', { name: 'Highest' })).toBeVisible();
  await expect(row.getByTitle('Waiting to be sent')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800));
  await expect(row.getByTitle('Waiting to be sent')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));

  await onSite(work, 'Ravi', 'PUT', `issue/${key}`, { fields: { priority: { id: '5' } } });
  await work.reconnect();
  await expect(row.getByTitle('Conflict')).toContainText('Conflict', { timeout: 25_000 });
  await expect(row.getByRole('img', { name: 'Highest' })).toHaveCount(0);
});

/** How often the site was asked for a part of an issue. */
function asked(key: string, part: string): number {
  return work.sandbox.requests.entries.filter(({ path }) => path.endsWith(`/issue/${key}/${part}`)).length;
}
