import type { Planted } from '../support/bulk/planted-faults';
import { plantShopFaults, SHOP_FAULTS } from '../support/bulk/shop-faults';
import type { Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { brokenCsv } from './support/broken-csv';
import { inWordsOfSheet, issueCount, keysBySummary } from './support/bulk-issues';
import { newIssue } from './support/on-site';
import {
  beginRun,
  dropFile,
  expectCreated,
  expectReady,
  goToRows,
  gridOf,
  nextProblem,
  pasteText,
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

const SEED = 20261123;
/** Kinds that one key mends in all cells alike. */
const ALIKE = new Set(['a misspelt component', 'a wrong entry of a list', 'a name that is nearly somebody’s']);
/** Kinds that nobody mends: their rows stay here. */
const LEFT = new Set(['an unknown severity', 'a parent that does not exist', 'no address']);
const KINDS = String(SHOP_FAULTS.length);

test(`1,000 rows with ${KINDS} kinds of fault, each twice: all are found in their cells, and what is right is created once`, async () => {
  test.setTimeout(300_000);
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
      await expect(page.getByRole('region', { name: 'Problem' })).toContainText('Fix all alike');
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
