import type { Locator } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/server';
import { startAtWork, type AtWork } from './support/at-work';
import { issueField } from './support/issue-field';
import { openByKey, runQuery } from './support/open-issue';
import { expect, test } from './support/test';

/** One program for all: these tests only read. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
});

type WorldIssue = Sandbox['world']['sites'][number]['issues'][number];

function larkfield(): Sandbox['world']['sites'][number] {
  const site = work.sandbox.world.sites.find(({ name }) => name === 'Larkfield Retail');
  if (site === undefined) throw new Error('The world has no such site.');
  return site;
}

function keyOf(issue: WorldIssue): string {
  return `${larkfield().projects.find(({ id }) => id === issue.projectId)?.key ?? '?'}-${String(issue.number)}`;
}

function summaryOf({ values: { summary } }: WorldIssue): string {
  if (typeof summary !== 'string') throw new Error('The issue has no summary.');
  return summary;
}

/** The first issue of the world that is so, among those that this account sees. */
function anIssue(is: (issue: WorldIssue) => boolean): WorldIssue {
  const hidden = larkfield().projects.find(({ key }) => key === 'SEC')?.id;
  const found = larkfield().issues.find((issue) => issue.projectId !== hidden && is(issue));
  if (found === undefined) throw new Error('The world has no such issue.');
  return found;
}

/** Whether a picture arrived and could be drawn. */
function isDrawn(picture: Locator): Promise<boolean> {
  return picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);
}

test.describe('finding an issue', () => {
  test('by its key from the palette, in any case', async () => {
    const { page } = work;
    await page.getByRole('button', { name: 'Search or run a command' }).click();
    await page.getByRole('combobox', { name: 'Command or issue key' }).fill('shop-1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Issue SHOP-1' }).getByRole('heading', { level: 2 })).toBeVisible();
    await expect(page).toHaveTitle(/^SHOP-1 /);
  });

  test('by a pasted Jira link in the box over the list', async () => {
    const { page } = work;
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await runQuery(page, 'https://larkfield.atlassian.net/browse/PAY-1?focusedCommentId=10001');
    await expect(
      page.getByRole('region', { name: 'Issue PAY-1' }).getByRole('button', { name: /^Back/ }),
    ).toBeVisible();
  });

  test('by a link to the other site, which goes there', async () => {
    const { page } = work;
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await runQuery(page, 'https://northgate-labs.atlassian.net/browse/RIG-1');
    await expect(page.getByRole('button', { name: /^Site Northgate Labs/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Issue RIG-1' }).getByRole('heading', { level: 2 })).toBeVisible();
    await page.getByRole('button', { name: /^Site Northgate Labs/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /Larkfield Retail/ }).click();
    // The other site's issue means nothing here.
    await expect(page.getByRole('listbox', { name: 'Issues' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Issue RIG-1' })).toBeHidden();
  });

  test('a link to a site that is not connected says so', async () => {
    const { page } = work;
    await runQuery(page, 'https://elsewhere.atlassian.net/browse/SHOP-1');
    const said = page.getByText('elsewhere.atlassian.net is not a site of a connected account.');
    await expect(said).toBeVisible();
    // It stays until it is read; F6 leads to it from wherever one is.
    await page.keyboard.press('F6');
    await page.getByRole('button', { name: 'Dismiss' }).click();
  });

  test('from the list, with Enter, and back to the row', async () => {
    const { page } = work;
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const rows = page.getByRole('listbox', { name: 'Issues' }).getByRole('option');
    await rows.nth(3).click();
    const key = /([A-Z]+-\d+)/.exec(await rows.nth(3).innerText())?.[1] ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: 'Issues' })).toBeHidden();
    await page
      .getByRole('region', { name: `Issue ${key}` })
      .getByRole('button', { name: /^Back/ })
      .click();
    await expect(rows.nth(3)).toHaveAttribute('aria-selected', 'true');
  });

  test('a key that is not there is explained', async () => {
    const issue = await openByKey(work.page, 'SHOP-99999');
    await expect(issue.getByRole('alert')).toContainText('Jira does not show the issue SHOP-99999 to this account.');
    await expect(issue.getByRole('alert')).toContainText('does not exist');
  });

  test('back and forward go where one was', async () => {
    const { page } = work;
    await openByKey(page, 'SHOP-1');
    await openByKey(page, 'SHOP-3');
    await expect(page.getByRole('region', { name: 'Issue SHOP-3' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('region', { name: 'Issue SHOP-1' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.getByRole('region', { name: 'Issue SHOP-3' })).toBeVisible();
  });
});

test.describe('what an issue holds', () => {
  test('rich text of every kind', async () => {
    const issue = await openByKey(work.page, 'KITCHEN-1');
    const text = issue.getByRole('region', { name: 'Description' });
    await expect(text.getByRole('heading', { name: 'Every kind of content' })).toBeVisible();
    await expect(text.getByRole('strong').filter({ hasText: 'strong' }).first()).toBeVisible();
    await expect(text.getByRole('link', { name: 'a link' })).toBeVisible();
    for (const kind of ['Info', 'Warning', 'Error', 'Success']) {
      await expect(text.getByRole('note', { name: kind })).toContainText(`A panel: ${kind.toLowerCase()}`);
    }
    const table = text.getByRole('table').first();
    await expect(
      table.getByRole('cell', { name: 'Bergen' }).or(table.getByRole('rowheader', { name: 'Bergen' })),
    ).toBeVisible();
    await expect(
      text.getByRole('listitem').filter({ hasText: 'To do, soon' }).getByRole('img', { name: 'To do' }),
    ).toBeVisible();
    await expect(text.getByRole('listitem').filter({ hasText: 'We keep it.' })).toBeVisible();
    await expect(text.getByRole('group', { name: 'Code, typescript' })).toContainText('// <b>not bold</b>');
    await expect(text.getByText('Inside the expand.')).toBeHidden();
    await text.getByRole('button', { name: 'Folded away' }).click();
    await expect(text.getByText('Inside the expand.')).toBeVisible();
    await expect(text.getByText('אבג', { exact: false })).toBeVisible();
    const picture = text.getByRole('img', { name: 'before and after.png' }).first();
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => isDrawn(picture)).toBe(true);
    await expect(text.getByText('A picture with a caption')).toBeVisible();
  });

  test('unknown nodes by their name, with their text', async () => {
    const issue = await openByKey(work.page, 'KITCHEN-2');
    const text = issue.getByRole('region', { name: 'Description' });
    await expect(text.getByText('The next block was made by an app that nobody remembers.')).toBeVisible();
    const widget = text.getByRole('group', { name: 'Not drawn: futureWidget' });
    await expect(widget).toContainText('Text inside the widget: 3 of 5 stores have answered.');
    await expect(text.getByRole('group', { name: 'Not drawn: futureBadge' })).toContainText('Gold member');
    await expect(text.getByText('glows')).toBeVisible();
  });

  test('attachments: a picture is drawn, and shown large', async () => {
    const { page } = work;
    const issue = await openByKey(page, 'KITCHEN-1');
    const files = issue.getByRole('region', { name: 'Attachments' });
    const preview = files.getByRole('button', { name: 'Show before and after.png' });
    await preview.scrollIntoViewIfNeeded();
    await preview.click();
    const large = page.getByRole('dialog', { name: 'before and after.png' });
    await expect.poll(() => isDrawn(large.getByRole('img', { name: 'before and after.png' }))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(large).toBeHidden();
  });

  test('attachments: a page of script that calls itself a picture is not drawn as one', async () => {
    const issue = await openByKey(work.page, 'SHOP-2');
    const files = issue.getByRole('region', { name: 'Attachments' });
    await files.scrollIntoViewIfNeeded();
    await expect(files.getByText('banner.png')).toBeVisible();
    await expect(files.getByRole('button', { name: 'Save banner.png' })).toBeVisible();
    await expect(files.getByRole('button', { name: 'Show banner.png' })).toBeHidden();
    await expect(work.page).toHaveTitle(/^SHOP-2 /);
  });

  test('links lead to the other issue', async () => {
    const { page } = work;
    const from = anIssue(({ links }) => links.length > 0);
    const to = anIssue(({ id }) => id === from.links[0]?.otherIssueId);
    const issue = await openByKey(page, keyOf(from));
    await issue
      .getByRole('region', { name: 'Links' })
      .getByRole('link', { name: keyOf(to), exact: true })
      .click();
    const other = page.getByRole('region', { name: `Issue ${keyOf(to)}` });
    await expect(other.getByRole('heading', { name: summaryOf(to) })).toBeVisible();
    await expect(
      other.getByRole('region', { name: 'Links' }).getByRole('link', { name: keyOf(from), exact: true }),
    ).toBeVisible();
  });

  test('a parent lists its subtasks, and each leads back', async () => {
    const { page } = work;
    const subtasks = new Set(
      larkfield()
        .issueTypes.filter(({ subtask }) => subtask)
        .map(({ id }) => id),
    );
    const child = anIssue(({ values, issueTypeId }) => subtasks.has(issueTypeId) && Boolean(values['parent']));
    const parentOf = child.values['parent'] as { readonly id: string };
    const parent = anIssue(({ id }) => id === parentOf.id);
    const issue = await openByKey(page, keyOf(parent));
    await issue
      .getByRole('region', { name: 'Subtasks' })
      .getByRole('link', { name: keyOf(child), exact: true })
      .click();
    const below = page.getByRole('region', { name: `Issue ${keyOf(child)}` });
    await expect(below.getByRole('heading', { name: summaryOf(child) })).toBeVisible();
    await issueField(below, 'Parent')
      .getByRole('link', { name: keyOf(parent) })
      .click();
    await expect(page.getByRole('region', { name: `Issue ${keyOf(parent)}` })).toBeVisible();
  });

  test('comments with who said them, and history with what was changed', async () => {
    const { page } = work;
    const talked = anIssue(({ comments, history }) => comments.length > 1 && history.length > 1);
    const issue = await openByKey(page, keyOf(talked));
    const activity = issue.getByRole('region', { name: 'Activity' });
    await expect(activity.getByRole('tab', { name: `Comments ${String(talked.comments.length)}` })).toBeVisible();
    const people = work.sandbox.world.people;
    const first = people.find(({ accountId }) => accountId === talked.comments[0]?.authorAccountId);
    await expect(
      activity
        .getByRole('tabpanel')
        .getByText(first?.displayName ?? '?')
        .first(),
    ).toBeVisible();
    await activity.getByRole('tab', { name: 'History' }).click();
    const items = talked.history.flatMap(({ items: changed }) => changed);
    await expect(
      activity
        .getByRole('tabpanel')
        .getByText(items[0]?.field ?? '?', { exact: true })
        .first(),
    ).toBeVisible();
  });

  test('is copied as a link, as Markdown and as JSON', async () => {
    const { app, page } = work;
    const issue = await openByKey(page, 'KITCHEN-1');
    const clipboard = (): Promise<string> => app.evaluate(({ clipboard: board }) => board.readText());
    const copy = async (what: string): Promise<string> => {
      await app.evaluate(({ clipboard: board }) => board.clear());
      await issue.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: what }).click();
      await expect.poll(clipboard).not.toBe('');
      return clipboard();
    };
    const url = 'https://larkfield.atlassian.net/browse/KITCHEN-1';
    expect(await copy('Copy link')).toBe(url);
    const markdown = await copy('Copy as Markdown');
    expect(markdown).toContain(`# [KITCHEN-1](${url})`);
    expect(markdown).toContain('# Every kind of content');
    expect(JSON.parse(await copy('Copy as JSON'))).toMatchObject({ key: 'KITCHEN-1' });
    await expect(page.getByText('JSON copied')).toBeVisible();
  });
});
