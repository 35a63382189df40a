import type { Locator } from '@playwright/test';
import { shopRows, withFaults } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { faultsOf, WHILE_OPEN } from './support/axe';
import { holdNextLot } from './support/held-lots';
import {
  beginRun,
  cursorOf,
  dropFile,
  dropSheet,
  expectReady,
  gridOf,
  goToBulk,
  mapInto,
  nextProblem,
  runBar,
  sheetOf,
  startAnew,
} from './support/open-bulk';
import { expect, test } from './support/test';
import { bomb, workbookWith } from './support/workbook';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
});

async function expectNoFault(screen: string, except?: readonly string[]): Promise<void> {
  expect(await faultsOf(work.page, except), screen).toEqual([]);
}

/** The same over the rows, which were looked at before it opened. */
async function expectNoFaultOver(screen: string, except?: readonly string[]): Promise<void> {
  expect(await faultsOf(work.page, except, '[role="row"]'), screen).toEqual([]);
}

test('axe finds nothing on the way to the columns', async () => {
  test.setTimeout(120_000);
  const { page } = work;
  await goToBulk(work);
  await page.getByText('Drop a CSV, TSV or XLSX file here').waitFor();
  await expectNoFault('start');
  const one = [
    ['Summary', 'Type'],
    ['One', 'Story'],
  ];
  await dropFile(work, 'plans.xlsx', workbookWith({ Stories: one, Bugs: one }));
  await page.getByRole('dialog', { name: 'Choose a sheet' }).waitFor();
  await expectNoFault('choose a sheet');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save a template to fill in' }).click();
  await page.getByRole('dialog', { name: 'Save a template' }).waitFor();
  await expectNoFault('template');
  await page.keyboard.press('Escape');
  await dropFile(work, 'bomb.xlsx', bomb());
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoFault('a file that is refused');

  await dropSheet(work, 'look.csv', withFaults(shopRows(40)));
  await sheetOf(work).waitFor();
  await page.getByRole('listbox', { name: 'Project' }).waitFor();
  await expectNoFault('projects', WHILE_OPEN);
  await page.getByRole('combobox', { name: 'Project' }).fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await expect(page.getByRole('combobox', { name: 'Field of Summary' })).toBeVisible();
  await expectNoFault('map');
});

test('axe finds nothing on the rows and their problems', async () => {
  test.setTimeout(120_000);
  await startAnew(work);
  await dropSheet(work, 'rows.csv', withFaults(shopRows(40)));
  const grid = await mapInto(work);
  await expectReady(work, 'of 40 ready');
  await expectNoFault('rows');
  await nextProblem(work, grid);
  await expectNoFaultOver('a problem');
});

test('axe finds nothing on what is edited in the cells, found in them and sent of them', async () => {
  test.setTimeout(120_000);
  const { page } = work;
  await startAnew(work);
  // Few rows: axe takes seconds for hundreds of cells, and those were looked at above.
  await dropSheet(work, 'few.csv', withFaults(shopRows(40)).slice(0, 3));
  const grid = await mapInto(work);
  const bar = sheetOf(work).getByRole('region', { name: 'Dry run' });
  await expectReady(work, 'of 3 ready');
  await editEach(grid, ['Summary', 'Type', 'Priority', 'Assignee', 'Labels', 'Due date', 'Components', 'Description']);
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await expectNoFaultOver('find');
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'What is sent' }).click();
  await page.getByRole('dialog', { name: /^What is sent/ }).waitFor();
  await expectNoFaultOver('what is sent');
  await page.keyboard.press('Escape');
  await sheetOf(work)
    .getByRole('button', { name: /^Problems \d/ })
    .click();
  await expectNoFault('rows with a problem');
});

/** Their editor is that of Type. */
const ALIKE: ReadonlySet<string> = new Set(['Priority', 'Assignee']);

/** Opens the editor of each column, in the first row, and leaves it as it was. */
async function editEach(grid: Locator, headers: readonly string[]): Promise<void> {
  const { page } = work;
  const all = Object.keys(shopRows(1)[0] ?? {});
  await grid.focus();
  await page.keyboard.press('Control+Home');
  for (const header of headers) {
    for (let step = all.indexOf(header); step > 0; step -= 1) await page.keyboard.press('ArrowRight');
    // A column is drawn once it is in sight.
    await expect.poll(() => cursorOf(grid)).toMatchObject({ header });
    await page.keyboard.press('Enter');
    await expect(grid).not.toBeFocused();
    if (!ALIKE.has(header)) await expectNoFaultOver(`${header}, edited`, WHILE_OPEN);
    await page.keyboard.press('Escape');
    // The first Escape may be that of an open list.
    if (!(await grid.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Escape');
    await expect(grid, header).toBeFocused();
    await page.keyboard.press('Control+ArrowLeft');
  }
}

test('axe finds nothing before, during and after a run', async () => {
  test.setTimeout(120_000);
  const { page } = work;
  const { letGo } = holdNextLot(work);
  await startAnew(work);
  await dropSheet(work, 'run.csv', shopRows(10));
  await mapInto(work);
  const create = sheetOf(work).getByRole('button', { name: /^Create 10 issues/ });
  await expect(create).toBeEnabled();
  await create.click();
  await page.getByRole('dialog', { name: /^Create 10 issues in / }).waitFor();
  await expectNoFaultOver('the last look');
  await page.keyboard.press('Escape');
  await beginRun(work);
  // The epic went alone and before the others, which are held.
  await expect(runBar(work)).toContainText('9 to go');
  await gridOf(work);
  await expectNoFault('running');
  await runBar(work).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop the run' }).waitFor();
  await expectNoFaultOver('stopping');
  await page.keyboard.press('Escape');
  letGo();
  await expect(page.getByRole('heading', { name: '10 issues created' })).toBeVisible({ timeout: 30_000 });
  await expectNoFault('result');
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Run' }).click();
  await gridOf(work);
  await expectNoFault('rows that are created');
});
