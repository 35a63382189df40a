import { csvOf, rowsNamed, shopRows, type Cells } from '../../support/bulk/shop-rows';
import { startAtWork } from '../support/at-work';
import { holdNextLot } from '../support/held-lots';
import {
  beginRun,
  cursorOf,
  dropFile,
  dropSheet,
  expectReady,
  goToBulk,
  mapInto,
  openReady,
  runBar,
  sheetOf,
  startAnew,
} from '../support/open-bulk';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';

const BOTH = [900, 1440];
const WIDE = [1440];
const LONG = 'Everything that the stores in the north and on the islands asked for since the spring, third version.csv';

test('columns that need a word: a first row that is data, numbers, units and days, many that are left out', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const place = page.getByRole('combobox', { name: 'Project' });
  await dropFile(
    work,
    'no-header.csv',
    'Wrap the gift,Story,High\nUnwrap the gift,Story,Low\nTie the ribbon,Story,High\n',
  );
  await sheetOf(work).waitFor();
  await place.fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await page.getByRole('heading', { name: 'Columns' }).waitFor();
  await picture(app, page, 'bulk-map-first-row', BOTH);

  await startAnew(work);
  const rows = shopRows(40).map((row, at): Cells => ({
    Summary: row['Summary'] ?? '',
    Type: row['Type'] === 'Sub-task' || row['Type'] === 'Bug' ? 'Story' : (row['Type'] ?? ''),
    'Epic Name': row['Epic Name'] ?? '',
    'Story Points': row['Type'] === 'Story' ? (['1.500', '2.250', '3.125'][at % 3] ?? '') : '',
    'Original estimate': ['30', '90', '120'][at % 3] ?? '',
    'Due date': ['3/4/2027', '5/6/2027'][at % 2] ?? '',
    ...Object.fromEntries(
      ['Colour of the ribbon', 'Shelf', 'Weight in grams', 'Asked by', 'Till', 'Store number'].map((name) => [
        name,
        `${name} ${String(at)}`,
      ]),
    ),
  }));
  await dropFile(work, LONG, csvOf(rows));
  await sheetOf(work).waitFor();
  await place.fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await page.getByRole('heading', { name: 'Columns' }).waitFor();
  await page.getByRole('combobox', { name: 'Field of Original estimate' }).scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-map-readings', BOTH);
  const folded = page.getByRole('button', { name: /^Left out or empty/ });
  await folded.scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-map-folded', BOTH);
  await folded.click();
  await page.getByRole('combobox', { name: 'Field of Store number' }).scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-map-unfolded', WIDE);
  await work.end();
});

test('what all rows get, above them, and a number that is being written', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const rows = rowsNamed('For everybody', 30).map(
    ({ Labels: _labels, 'Due date': _due, Type: _type, ...row }): Cells => ({
      ...row,
      Parent: '',
      'Epic Name': '',
    }),
  );
  await dropSheet(work, LONG, rows);
  await sheetOf(work).waitFor();
  await page.getByRole('combobox', { name: 'Project' }).fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  const all = page.getByRole('region', { name: 'For all rows' });
  await all.getByRole('combobox', { name: 'Issue type' }).fill('Story');
  await page.getByRole('option', { name: 'Story' }).click();
  for (const field of ['Labels', 'Due date']) {
    await all.getByRole('combobox', { name: 'Another field' }).fill(field);
    await page.getByRole('option', { name: field, exact: true }).click();
  }
  await all.getByRole('combobox', { name: 'Labels' }).fill('autumn ');
  await page.keyboard.press('Escape');
  await all.getByRole('textbox', { name: 'Due date' }).fill('2026-12-24');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Check 30 rows/ }).click();
  const grid = page.getByRole('grid', { name: 'Rows of the sheet' });
  await expect(grid).toBeFocused();
  await expectReady(work, 'of 30 ready');
  await picture(app, page, 'bulk-grid-all-rows', BOTH);
  await page.keyboard.press('Control+ArrowRight');
  for (let step = 0; step < 12; step += 1) {
    if ((await cursorOf(grid))?.header === 'Story Points') break;
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Story Points, editing' })).toBeFocused();
  await picture(app, page, 'bulk-edit-number', WIDE);
  await work.end();
});

test('a run that was stopped, on its page, in its result and in the outbox', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 120 });
  const { app, page } = work;
  await openReady(work, LONG.replace(/\.csv$/, ''), rowsNamed('Stop and go', 120));
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  const second = holdNextLot(work);
  first.letGo();
  await second.asked();
  await runBar(work).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop the run' }).getByRole('button', { name: 'Stop the run' }).click();
  await expect(runBar(work)).toContainText('stopped');
  second.letGo();
  await expect(runBar(work)).not.toContainText('to go');
  await picture(app, page, 'bulk-stopped', BOTH);
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Result' }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await picture(app, page, 'bulk-result-stopped', BOTH);
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Outbox/ })
    .click();
  const list = page.getByRole('listbox', { name: 'Changes' });
  await list.getByRole('option', { name: /Everything that the stores/ }).click();
  await picture(app, page, 'outbox-run-stopped', BOTH);
  await list.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await picture(app, page, 'outbox-run-stopped-row', BOTH);
  await work.end();
});

test('three hundred recent sheets, and one that could not be written', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 20 });
  const { app, page } = work;
  await goToBulk(work);
  await page.evaluate(async () => {
    const { calls } = window.workbench;
    const site = await calls['workspace.get'](null);
    if (!site.ok || site.value === null) throw new Error('No site is open.');
    for (let at = 1; at <= 300; at += 1) {
      const sheet = { site: site.value, id: crypto.randomUUID(), fileName: `stores week ${String(at)}.csv`, rows: at };
      await calls['bulk.start']({ ...sheet, sheet: '{}', settings: {} });
    }
  });
  await startAnew(work);
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Outbox/ })
    .click();
  await goToBulk(work);
  await page.getByRole('heading', { name: 'Recent sheets 300' }).waitFor();
  await picture(app, page, 'bulk-recent-many', BOTH);
  await page.getByRole('button', { name: 'Show 50 more' }).scrollIntoViewIfNeeded();
  await picture(app, page, 'bulk-recent-more', WIDE);
  await page.getByRole('searchbox', { name: 'Find a sheet' }).fill('week 29');
  await expect(page.getByRole('heading', { name: 'Recent sheets 11' })).toBeVisible();
  await picture(app, page, 'bulk-recent-found', WIDE);
  await page.getByRole('searchbox', { name: 'Find a sheet' }).fill('');

  await dropSheet(work, LONG, shopRows(3));
  await mapInto(work);
  await expectReady(work, '3 of 3 ready');
  // Gone from the disk: what is done next has nowhere to go.
  await page.evaluate(async () => {
    const { calls } = window.workbench;
    const site = await calls['workspace.get'](null);
    if (!site.ok || site.value === null) throw new Error('No site is open.');
    const listed = await calls['bulk.sheets']({ site: site.value, text: '', most: 1 });
    const [first] = listed.ok ? listed.value.sheets : [];
    await calls['bulk.remove']({ site: site.value, id: first?.id ?? '' });
  });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.getByText(/is not kept as this window has it/).waitFor();
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'File' }).click();
  await page.getByText(/is not saved\./).waitFor();
  await picture(app, page, 'bulk-unsaved', BOTH);
  await work.end();
});
