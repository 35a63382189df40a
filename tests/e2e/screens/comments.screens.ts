import { startAtWork } from '../support/at-work';
import { MARA, newIssue, onSite, RAVI } from '../support/on-site';
import { openByKey } from '../support/open-issue';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';
import { commentText, openComment } from '../support/write-comment';

const BOTH = [900, 1440];
const said = (text: string): unknown => ({
  body: { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

test('comments of an issue: a line, written, edited', async () => {
  test.setTimeout(120_000);
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  const key = await newIssue(work, 'Currency sign moves when the amount has four digits', {
    project: { key: 'AUTOTEST' },
    issuetype: { name: 'Task' },
  });
  await onSite(work, RAVI, 'POST', `issue/${key}/comment`, said('Which build was it? I only see it with a voucher.'));
  await onSite(work, MARA, 'POST', `issue/${key}/comment`, said('4.20, and 4.21 as well.'));
  const issue = await openByKey(page, key);
  await expect(issue.getByRole('button', { name: 'Edit comment' })).toHaveCount(1);
  await picture(app, page, 'comment-line', BOTH);
  await openComment(issue);
  await picture(app, page, 'comment-empty', BOTH);
  await page.keyboard.type('## Seen again\nAsk @ravi');
  await page.getByRole('listbox', { name: 'People' }).getByRole('option').first().waitFor();
  await picture(app, page, 'comment-mention', BOTH);
  await page.keyboard.press('Enter');
  await page.keyboard.type('whether it is **the same**.\n```ts\nconst total = basket.total();');
  await expect(await commentText(issue)).toContainText('basket');
  await picture(app, page, 'comment-written', BOTH);
  await page.keyboard.press('Control+Enter');
  await expect(issue.getByRole('button', { name: 'Write a comment' })).toBeVisible();
  await issue.getByRole('button', { name: 'Edit comment' }).first().click();
  await expect(issue.getByRole('form', { name: 'Edit comment' }).getByRole('toolbar')).toBeVisible();
  await picture(app, page, 'comment-edit', BOTH);
  await issue.getByRole('button', { name: 'Cancel' }).click();
  await issue.getByRole('button', { name: /^Empty fields/ }).click();
  const pencil = issue.getByRole('button', { name: 'Edit Environment' });
  await pencil.hover();
  await pencil.click();
  await expect(issue.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await picture(app, page, 'issue-empty-text', BOTH);
  await work.end();
});
