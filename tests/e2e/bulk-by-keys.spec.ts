import type { Locator, Page } from '@playwright/test';
import { rowsNamed, type Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { inWordsOfSheet, issueCount, keysBySummary } from './support/bulk-issues';
import { tabTo } from './support/by-keys';
import { cursorOf, gridOf, nextProblem, pasteRows, pasteText, runBar, sheetOf } from './support/open-bulk';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
});

/** Types into the picker that has the focus, and takes what is found first. */
async function pickByKeys(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  // Enter takes nothing that was found for fewer letters.
  await expect(page.getByText('Searching', { exact: true })).toBeHidden();
  await page.keyboard.press('Enter');
}

const ROWS = rowsNamed('By keys', 30);

/** Six kinds of problem in eight cells, by the place of their row. */
const WRONG: Readonly<Record<number, Cells>> = {
  1: { Priority: 'Hihg' },
  4: { Components: 'Basket, Chekout' },
  6: { Components: 'Basket, Chekout' },
  9: { Components: 'Basket, Chekout' },
  13: { Summary: '' },
  14: { Assignee: 'Zebulon Quux' },
  16: { 'Story Points': 'many' },
  19: { 'Due date': 'next week' },
};

/** How a person mends the problem of a column, the grid having the focus. */
const MENDS: Readonly<Record<string, (page: Page, grid: Locator) => Promise<void>>> = {
  Priority: async (page) => {
    await expect(page.getByRole('region', { name: 'Problem' }).getByRole('button', { name: /^High\b/ })).toBeVisible();
    await page.keyboard.press('1');
  },
  Components: async (page) => {
    await expect(page.getByRole('region', { name: 'Problem' })).toContainText('Fix all alike');
    await page.keyboard.press('Alt+1');
  },
  Summary: async (page) => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Summary, editing' })).toBeFocused();
    await page.keyboard.type('By keys, case 13');
    await page.keyboard.press('Enter');
  },
  Assignee: async (page, grid) => {
    await page.keyboard.press('Enter');
    await expect(grid).not.toBeFocused();
    await pickByKeys(page, 'Oda Voss');
  },
  'Story Points': (page) => pasteText({ app: work.app, page }, '8'),
  'Due date': async (page, grid) => {
    await page.keyboard.press('Enter');
    await expect(grid).not.toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2026-12-31');
    await page.keyboard.press('Enter');
  },
};

test('thirty rows are pasted, mended, created and one of them opened without a mouse', async () => {
  const { page } = work;
  const before = issueCount(work);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command or issue key' })).toBeFocused();
  await page.keyboard.type('bulk create');
  await expect(page.getByRole('option', { name: /Bulk create/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('or paste cells from a spreadsheet')).toBeVisible();
  await pasteRows(
    work,
    ROWS.map((row, at) => ({ ...row, ...WRONG[at] })),
  );
  await expect(page.getByRole('combobox', { name: 'Project' })).toBeFocused();
  await pickByKeys(page, 'Storefront');
  await expect(sheetOf(work).getByText(/^16 of 17 columns are used|^17 of 17 columns are used/)).toBeVisible();
  await page.keyboard.press('Control+Enter');

  const grid = await gridOf(work);
  await expect(grid).toBeFocused();
  const bar = sheetOf(work).getByRole('region', { name: 'Dry run' });
  await expect(bar).toContainText('22 of 30 ready');
  await expect(bar).not.toContainText(/Looking up|Checking/);
  const mended: string[] = [];
  for (const ready of [23, 26, 27, 28, 29, 30]) {
    const problem = await nextProblem(work, grid);
    const mend = MENDS[problem.header];
    if (mend === undefined) throw new Error(`No problem was planted in ${problem.header}: ${problem.says}`);
    mended.push(problem.header);
    await mend(page, grid);
    await expect(grid).toBeFocused();
    await expect(bar).toContainText(`${String(ready)} of 30 ready`);
  }
  expect(mended.toSorted()).toEqual(Object.keys(MENDS).toSorted());
  await expect.poll(() => cursorOf(grid)).toMatchObject({ invalid: false });

  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Create 30 issues in Storefront (SHOP)' });
  await expect(dialog.getByRole('button', { name: /^Create 30 issues/ })).toBeFocused();
  expect(issueCount(work)).toBe(before);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '30 issues created' })).toBeVisible({ timeout: 30_000 });

  const keys = keysBySummary(work);
  expect(issueCount(work)).toBe(before + 30);
  for (const [at, row] of ROWS.entries()) await expectInJira(keys, row, at);

  const result = page.getByRole('region', { name: 'Result' });
  const first = result
    .getByRole('link')
    .or(result.getByRole('button', { name: /^SHOP-\d+$/ }))
    .first();
  const key = await first.innerText();
  await tabTo(page, first);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: `Issue ${key}` }).getByRole('heading', { level: 2 })).toHaveText(
    /^By keys, case \d+$/,
  );
  await expect(runBar(work)).toBeHidden();
});

/** It is there once, with all that its row says. */
async function expectInJira(keys: ReadonlyMap<string, readonly string[]>, row: Cells, at: number): Promise<void> {
  const keyOf = (place: number): string => keys.get(`By keys, case ${String(place)}`)?.[0] ?? '?';
  const own = keys.get(row['Summary'] ?? '') ?? [];
  expect(own, row['Summary']).toHaveLength(1);
  const { Ref, 'Linked Issues': links, ...said } = row;
  const parent = row['Type'] === 'Epic' ? '' : row['Type'] === 'Sub-task' ? keyOf(at - 1) : keyOf(at - (at % 10));
  const person = row['Assignee'] === '' ? '' : row['Assignee']?.includes('@') ? 'Oda Voss' : row['Assignee'];
  expect(await inWordsOfSheet(work, own[0] ?? ''), `${Ref ?? ''} ${links ?? ''}`).toEqual({
    ...said,
    Labels: 'autumn, gift',
    Parent: parent,
    Priority: row['Priority'] === '' ? 'Medium' : row['Priority'],
    Assignee: at === 14 ? 'Oda Voss' : person,
    'Due date': at === 19 ? '2026-12-31' : row['Due date'],
    'Story Points': at === 16 ? '8' : row['Story Points'],
    Description: 'It is |not| wrapped.|order|wait',
  });
}
