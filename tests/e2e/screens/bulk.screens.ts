import type { Locator } from '@playwright/test';
import { csvOf, shopRows, withFaults, type Cells } from '../../support/bulk/shop-rows';
import { workbookParts, zipped } from '../../unit/main/sheets/a-workbook';
import { startAtWork, type AtWork } from '../support/at-work';
import {
  beginRun,
  dropFile,
  dropSheet,
  expectReady,
  goToBulk,
  gridOf,
  mapInto,
  runBar,
  saveTo,
  sheetOf,
  startAnew,
} from '../support/open-bulk';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';

const BOTH = [900, 1440];
const WIDE = [1440];

/** A catalogue with one fault of each kind, and one that stands in many rows. */
function catalogue(count: number): Cells[] {
  return withFaults(shopRows(count)).map((row, at) =>
    at >= 30 && row['Type'] === 'Story' && at % 4 === 1 ? { ...row, Components: 'Checkot' } : row,
  );
}

/** Puts the cursor on a cell, with keys alone. */
async function goTo(grid: Locator, row: number, header: string): Promise<void> {
  const column = Object.keys(shopRows(1)[0] ?? {}).indexOf(header);
  await grid.focus();
  await grid.press('Control+Home');
  for (let at = 0; at < column; at += 1) await grid.press('ArrowRight');
  for (let at = 2; at < row; at += 1) await grid.press('ArrowDown');
}

async function openProject({ page }: Pick<AtWork, 'page'>, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Project' }).fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

function sheetXml(...titles: readonly string[]): string {
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = titles.map(
    (title, at) => `<row r="${at + 2}">${cell(`A${at + 2}`, title)}${cell(`B${at + 2}`, 'Story')}</row>`,
  );
  return `<sheetData><row r="1">${cell('A1', 'Summary')}${cell('B1', 'Type')}</row>${rows.join('')}</sheetData>`;
}

test('where a sheet comes from', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  await page.getByText('Drop a CSV, TSV or XLSX file here').waitFor();
  await picture(app, page, 'bulk-start', BOTH);
  await dropFile(work, 'holiday.xlsx', Buffer.from('PK\x03\x04 cut off'));
  await page.getByRole('alert').waitFor();
  await picture(app, page, 'bulk-start-refused', WIDE);
  const book = workbookParts([
    { name: 'Stories for the autumn', xml: sheetXml('Wrap it', 'Send it', 'Take it back') },
    { name: 'Bugs', xml: sheetXml('It is late') },
  ]);
  await dropFile(work, 'autumn plans.xlsx', zipped(book));
  await page.getByRole('dialog', { name: 'Choose a sheet' }).waitFor();
  await picture(app, page, 'bulk-choose-table', WIDE);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save a template to fill in' }).click();
  await page.getByRole('dialog', { name: 'Save a template' }).waitFor();
  await picture(app, page, 'bulk-template', WIDE);
  await page.keyboard.press('Escape');
  for (const name of [
    'autumn-catalogue.csv',
    'Everything that the stores in the north asked for since the spring.csv',
  ]) {
    await dropSheet(work, name, shopRows(20));
    await mapInto(work);
    await expectReady(work, '20 of 20 ready');
    await startAnew(work);
  }
  await page.getByRole('heading', { name: 'Recent sheets' }).waitFor();
  await picture(app, page, 'bulk-recent', BOTH);
  await work.end();
});

test('what each column is for', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const rows = catalogue(60).map((row, at): Cells => ({
    ...row,
    Severity: '',
    Priority: ['P1', 'P2', 'urgent', 'Medium'][at % 4] ?? '',
    'Due date': at % 2 === 0 ? '3/4/2027' : '',
    'Asked for by, in the words of the store': at % 3 === 0 ? 'The store in the harbour' : '',
  }));
  // A title above the names, and a line that ends too early, as people hand it over.
  await dropFile(work, 'autumn-catalogue.csv', `Autumn catalogue\r\n\r\n${csvOf(rows)}\r\n"R-60","Short line"`);
  await sheetOf(work).waitFor();
  await page.getByRole('option').first().waitFor();
  await picture(app, page, 'bulk-map-project', WIDE);
  await openProject(work, 'Storefront');
  await page.getByRole('heading', { name: 'Columns' }).waitFor();
  await picture(app, page, 'bulk-map', BOTH);
  await page.getByRole('combobox', { name: 'Field of Priority' }).scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-map-values', BOTH);
  await page.getByRole('heading', { name: 'For all rows' }).scrollIntoViewIfNeeded();
  await page.getByText('Another field').scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-map-all-rows', BOTH);
  await work.end();
});

test('the rows with their problems', async () => {
  test.setTimeout(300_000);
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  await goToBulk(work);
  await dropSheet(work, 'autumn-catalogue.csv', catalogue(240));
  const grid = await mapInto(work);
  await expectReady(work, 'of 240 ready');
  await picture(app, page, 'bulk-grid', BOTH);
  await goTo(grid, 3, 'Priority');
  await page.getByRole('region', { name: 'Problem' }).waitFor();
  await picture(app, page, 'bulk-problem', BOTH);
  await goTo(grid, 35, 'Components');
  await expect(page.getByRole('region', { name: 'Problem' })).toContainText('Fix all alike');
  await picture(app, page, 'bulk-problem-alike', BOTH);
  await goTo(grid, 6, 'Assignee');
  await picture(app, page, 'bulk-problem-guess', WIDE);
  const panel = page.getByRole('button', { name: /^Problems \(/ });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800));
  await panel.click();
  await picture(app, page, 'bulk-problems-panel', [900]);
  await page.getByRole('button', { name: 'Rows', exact: true }).click();
  const editors = [
    ['text', 'Summary'],
    ['type', 'Type'],
    ['parent', 'Parent'],
    ['select', 'Priority'],
    ['person', 'Assignee'],
    ['labels', 'Labels'],
    ['date', 'Due date'],
    ['cascading', 'Area'],
    ['multi-select', 'Components'],
    ['number', 'Story Points'],
    ['paragraph', 'Description'],
  ] as const;
  for (const [kind, header] of editors) {
    await goTo(grid, 9, header);
    await grid.press('Enter');
    await expect(grid).not.toBeFocused();
    await picture(app, page, `bulk-edit-${kind}`, WIDE);
    await page.keyboard.press('Escape');
    if (!(await grid.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Escape');
  }
  await grid.focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).fill('Checkot');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Checkout');
  await picture(app, page, 'bulk-find', BOTH);
  await page.keyboard.press('Escape');
  await goTo(grid, 2, 'Ref');
  await page.getByRole('button', { name: 'What is sent' }).click();
  await page.getByRole('dialog', { name: /What is sent/ }).waitFor();
  await picture(app, page, 'bulk-body', WIDE);
  await page.keyboard.press('Escape');
  await sheetOf(work)
    .getByRole('button', { name: /^Create [\d,]+ issues/ })
    .click();
  await page.getByRole('dialog', { name: /^Create/ }).waitFor();
  await picture(app, page, 'bulk-begin', BOTH);
  await work.end();
});

test('the run, and what became of it', async () => {
  test.setTimeout(300_000);
  const work = await startAtWork({ issues: 120, enforceLimits: true, limits: ['post=1/4s'] });
  const { app, page } = work;
  await goToBulk(work);
  await dropSheet(work, 'autumn-catalogue.csv', catalogue(240));
  const grid = await mapInto(work);
  await expectReady(work, 'of 240 ready');
  await beginRun(work);
  await expect(runBar(work)).toContainText(/\b[1-9]\d* of 240 created/, { timeout: 30_000 });
  await goTo(grid, 35, 'Components');
  await picture(app, page, 'bulk-running', BOTH);
  await page.keyboard.press('Alt+1');
  await expect(runBar(work)).toContainText(/\d+ join/);
  await picture(app, page, 'bulk-joins', WIDE);
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await runBar(work).getByRole('button', { name: 'Resume' }).waitFor();
  await picture(app, page, 'bulk-paused', BOTH);
  await runBar(work).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop the run' }).waitFor();
  await picture(app, page, 'bulk-stop', WIDE);
  await page.keyboard.press('Escape');
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await work.disconnect();
  await expect(runBar(work)).toContainText('Offline', { timeout: 60_000 });
  await picture(app, page, 'bulk-offline', BOTH);
  await work.reconnect();
  await expect(runBar(work).getByRole('button', { name: 'Show the result' })).toBeVisible({ timeout: 120_000 });
  await picture(app, page, 'bulk-ended', BOTH);
  await runBar(work).getByRole('button', { name: 'Show the result' }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await picture(app, page, 'bulk-result', BOTH);
  await saveTo(app, `${work.scratch}/results.csv`);
  await page.getByRole('button', { name: 'Save results' }).click();
  await page.getByText('The results are saved.').waitFor();
  await picture(app, page, 'bulk-saved', WIDE);
  await work.end();
});

test('rows that Jira refuses', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const deliveries = Array.from({ length: 24 }, (_, at): Cells => ({
    Summary: `Gift wrap, roll ${String(at + 1)}`,
    Type: 'Delivery',
    Labels: 'paper',
    'Order number': at % 8 === 3 ? `order ${String(at)}` : `AB-${String(123_456 + at)}`,
  }));
  await dropSheet(work, 'deliveries.csv', deliveries);
  await sheetOf(work).waitFor();
  await openProject(work, 'DEPOT');
  await page.getByRole('button', { name: /^Check 24 rows/ }).click();
  await gridOf(work);
  await expectReady(work, '24 of 24 ready');
  await beginRun(work);
  await expect(runBar(work)).toContainText('3 refused', { timeout: 60_000 });
  await expect(runBar(work).getByRole('button', { name: 'Show the result' })).toBeVisible({ timeout: 60_000 });
  await picture(app, page, 'bulk-refused', BOTH);
  await runBar(work).getByRole('button', { name: 'Show the result' }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await picture(app, page, 'bulk-result-refused', BOTH);
  await work.end();
});

test('ten thousand rows with long names', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const long = catalogue(10_000).map((row, at) =>
    at % 7 === 3
      ? { ...row, Summary: `${row['Summary'] ?? ''}, which every store in the north has asked for since the spring` }
      : row,
  );
  await dropSheet(work, 'Everything that the stores in the north asked for since the spring.csv', long);
  const grid = await mapInto(work);
  await expectReady(work, 'of 10,000 ready');
  await goTo(grid, 35, 'Components');
  await picture(app, page, 'bulk-ten-thousand', BOTH);
  await work.end();
});
