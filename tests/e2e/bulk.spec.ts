import type { Locator, Page } from '@playwright/test';
import type { Planted } from '../support/bulk/planted-faults';
import { plantShopFaults, SHOP_FAULTS } from '../support/bulk/shop-faults';
import { shopRows, type Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { brokenCsv } from './support/broken-csv';
import { inWordsOfSheet, issueCount, keysBySummary } from './support/bulk-issues';
import { tabTo } from './support/by-keys';
import { newIssue } from './support/on-site';
import {
  beginRun,
  cursorOf,
  dropFile,
  expectCreated,
  expectReady,
  goToRows,
  gridOf,
  nextProblem,
  pasteRows,
  pasteText,
  runBar,
  sheetOf,
  startAnew,
  tabbed,
} from './support/open-bulk';
import { openByKey } from './support/open-issue';
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

const ROWS = shopRows(30).map((row) => ({ ...row, Summary: row['Summary']?.replace('Gift wrap', 'By keys') ?? '' }));

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
  Components: (page) => page.keyboard.press('Alt+1'),
  Summary: async (page) => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Summary, editing' })).toBeFocused();
    await page.keyboard.type('By keys, case 13');
    await page.keyboard.press('Enter');
  },
  Assignee: async (page) => {
    await page.keyboard.press('Enter');
    await pickByKeys(page, 'Oda Voss');
  },
  'Story Points': (page) => pasteText({ app: work.app, page }, '8'),
  'Due date': async (page) => {
    await page.keyboard.press('Enter');
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
  expect(await cursorOf(grid)).toMatchObject({ invalid: false });

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

const SEED = 20261123;
/** Kinds that one key mends in all cells alike. */
const ALIKE = new Set(['a misspelt component', 'a wrong entry of a list', 'a name that is nearly somebody’s']);
/** Kinds that nobody mends: their rows stay here. */
const LEFT = new Set(['an unknown severity', 'a parent that does not exist', 'no address']);
const KINDS = String(SHOP_FAULTS.length);

test(`1,000 rows with ${KINDS} kinds of fault, each twice: all are found in their cells, and what is right is created once`, async () => {
  test.setTimeout(200_000);
  const { page } = work;
  const seen = await newIssue(work, 'Voucher stays applied');
  await openByKey(page, seen);
  await expect(page.getByRole('region', { name: `Issue ${seen}` }).getByRole('heading', { level: 2 })).toBeVisible();
  const named = { ...namesIn(work), elsewhere: 'PAY-1', seen: 'Voucher stays applied' };
  const { header, rows, planted } = plantShopFaults({ rows: 1_000, seed: SEED, each: 2, named });
  const faulty = new Set(planted.flatMap(({ row }) => [row - 1, row, row + 1]));
  const title = header.indexOf('Title');
  const file = brokenCsv(header, rows, title, (at) => rows[at]?.[2] === 'Story' && !faulty.has(at + 2));
  const [before, asked] = [issueCount(work), createsAsked()];

  await startAnew(work);
  await dropFile(work, 'autumn-catalogue.csv', file.text);
  await sheetOf(work).waitFor();
  const notes = sheetOf(work).getByText(/^Line \d/);
  await page.getByRole('combobox', { name: 'Project' }).fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await expect(sheetOf(work).getByText(/mended while the file was read/)).toHaveText(/^3 things were mended/);
  const told = (await notes.allInnerTexts()).map((text) => Number(/^Line (\d+)/.exec(text)?.[1]));
  expect(inOrder(told)).toEqual(inOrder(Object.values(file.lines)));
  await goToRows(work);

  const grid = await gridOf(work);
  const bar = sheetOf(work).getByRole('region', { name: 'Dry run' });
  await expect(bar).toContainText('held back by problems', { timeout: 30_000 });
  await expect(bar).not.toContainText(/Looking up|Checking/, { timeout: 30_000 });
  const problems = planted.filter(({ warns }) => !warns);
  const found: string[] = [];
  for (const _ of problems) {
    const { row, header: column, says, invalid } = await nextProblem(work, grid);
    expect(invalid, `row ${String(row)} ${column}: ${says}`).toBe(true);
    found.push(`row ${String(row)} ${column}`);
  }
  expect(found.toSorted()).toEqual(
    problems.map(({ row, header: column }) => `row ${String(row)} ${column}`).toSorted(),
  );
  // Once around: there is no other.
  const again = await nextProblem(work, grid);
  expect(`row ${String(again.row)} ${again.header}`).toBe(found[0]);
  const panel = page.getByRole('complementary', { name: 'Problems' });
  const warned = (await panel.getByText(/^Warning\. /).allInnerTexts()).flatMap(rowsIn);
  const warnings = planted.filter(({ warns }) => warns).map(({ row }) => row);
  expect(inOrder(new Set(warned))).toEqual(inOrder(new Set(warnings)));
  expect(createsAsked()).toBe(asked);

  const byPlace = new Map(planted.map((one) => [`${String(one.row)} ${one.header}`, one]));
  const alike = new Set<string>();
  await page.keyboard.press('Control+Home');
  for (const _ of problems) {
    const { row, header: column } = await nextProblem(work, grid);
    const one = byPlace.get(`${String(row)} ${column}`);
    if (one === undefined || LEFT.has(one.kind) || alike.has(one.kind)) continue;
    if (ALIKE.has(one.kind)) {
      alike.add(one.kind);
      await page.keyboard.press('Alt+1');
    } else if (one.right === '') await page.keyboard.press('Delete');
    else await pasteText(work, tabbed([[one.right]]));
  }
  const left = planted.filter(({ kind }) => LEFT.has(kind));
  const ready = 1_000 - left.length;
  await expectReady(work, `${String(ready)} of 1,000 ready`);
  await beginRun(work);
  await expectCreated(work, ready, 1_000);

  expect(issueCount(work)).toBe(before + ready);
  const lines = rows.map((cells, at) => meant(header, cells, at, planted, file.rows));
  const staying = new Set(left.map(({ row }) => row));
  const wanted = lines.filter((_, at) => !staying.has(at + 2)).map(({ Title = '' }) => Title);
  const keys = keysBySummary(work);
  const made = wanted.map((summary) => [summary, keys.get(summary)?.length ?? 0]);
  const times = (summary: string): number => wanted.filter((one) => one === summary).length;
  expect(made).toEqual(wanted.map((summary) => [summary, times(summary)]));
  for (const [at, cells] of lines.entries()) {
    const { Title = '', Kind = '', Parent = '' } = cells;
    const [key, second] = keys.get(Title) ?? [];
    if (staying.has(at + 2)) expect(key).toBeUndefined();
    if (key === undefined || second !== undefined) continue;
    const above = /^#(\d+)$/.exec(Parent)?.[1] ?? String(Number(/^R-(\d+)$/.exec(Parent)?.[1] ?? NaN) + 2);
    const parent = Parent.startsWith('SHOP-')
      ? Parent
      : (keys.get(lines[Number(above) - 2]?.['Title'] ?? '')?.[0] ?? '');
    const { Priority, Severity, Components, Area, Assignee, Labels, ...issue } = await inWordsOfSheet(work, key);
    expect(issue).toMatchObject({
      Summary: Title,
      Type: Kind,
      Parent: parent,
      'Due date': dayOf(cells['Until'] ?? ''),
    });
    expect([Priority, Severity, Components, Area]).toEqual([
      cells['Prio'] === '' ? 'Medium' : cells['Prio'],
      cells['Sev'],
      cells['Component/s'],
      cells['Area'],
    ]);
    expect([Assignee, Labels]).toEqual([PEOPLE[cells['Owner'] ?? ''] ?? cells['Owner'], 'by-robot']);
  }
});

function inOrder(numbers: Iterable<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

const PEOPLE: Readonly<Record<string, string>> = {
  'oda.voss@larkfield.example': 'Oda Voss',
  'jonas.keller@larkfield.example': 'Jonas Keller',
};

/** Keys of an epic and a story of SHOP that are there already. */
function namesIn({ sandbox }: Pick<AtWork, 'sandbox'>): { epic: string; story: string } {
  const [site] = sandbox.world.sites;
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  const keyOf = (type: string): string => {
    const typeId = site?.issueTypes.find(({ name }) => name === type)?.id;
    const issue = site?.issues.find(({ projectId, issueTypeId }) => projectId === shop?.id && issueTypeId === typeId);
    return `SHOP-${String(issue?.number ?? '?')}`;
  };
  return { epic: keyOf('Epic'), story: keyOf('Story') };
}

/** How often the site was asked to create issues, one or many. */
function createsAsked(): number {
  const { entries } = work.sandbox.requests;
  return entries.filter(({ method, path }) => method === 'POST' && /\/rest\/api\/3\/issue(\/bulk)?$/.test(path)).length;
}

/** `Row 12.`, `Rows 12, 48.` */
function rowsIn(text: string): number[] {
  return (/Rows? ([\d, ]+)/.exec(text)?.[1] ?? '').split(',').map(Number);
}

/** What a row says once it is mended, by its headers; of two columns of labels the last. */
function meant(
  header: readonly string[],
  cells: readonly string[],
  at: number,
  planted: readonly Planted[],
  broken: Readonly<Record<string, number>>,
): Cells {
  const own = Object.fromEntries(header.map((name, column) => [name, cells[column] ?? '']));
  const fault = planted.find(({ row }) => row === at + 2);
  if (fault !== undefined && !fault.warns && !LEFT.has(fault.kind)) own[fault.header] = fault.right;
  if (fault?.kind === 'a misspelt component') own['Component/s'] = 'Checkout';
  if (fault?.kind === 'a wrong entry of a list') own['Component/s'] = 'Checkout, Mail';
  if (fault?.kind === 'a name that is nearly somebody’s') own['Owner'] = 'Mara Lind';
  if (broken['quotes inside quotes'] === at) own['Title'] = `${own['Title'] ?? ''} "at last" again`;
  if (broken['a quote that never closes'] === at) own['Title'] = `"${own['Title'] ?? ''}`;
  return own;
}

/** `14/11/2026` and `30.11.2026` as Jira writes them. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d+)[/.](\d+)[/.](\d+)$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month ?? ''}-${day ?? ''}`;
}
