import { csvOf, rowsNamed, type Cells } from '../../support/bulk/shop-rows';
import { startAtWork } from '../support/at-work';
import {
  beginRun,
  dropFile,
  dropOn,
  expectCreated,
  goToBulk,
  goToRows,
  gridOf,
  openReady,
  pasteText,
  runBar,
  sheetOf,
  tabbed,
} from '../support/open-bulk';
import { picture } from '../support/screens';
import { expect, test } from '../support/test';

const BOTH = [900, 1440];
const WIDE = [1440];
const LONG = 'What the stores in the north and on the islands asked for since the spring, in their own words';

test('what values stand for, how the grid is edited, searched and left by hand', async () => {
  test.setTimeout(240_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await goToBulk(work);
  const rows = rowsNamed('By hand', 40).map(({ Summary, Type, Priority: _priority, ...row }, at): Cells => ({
    Project: 'SHOP',
    Summary: Summary ?? '',
    Type: Type ?? '',
    Priority: ['P1', 'P2', 'P3', 'P4'][at % 4] ?? '',
    [LONG]: at % 3 === 0 ? 'In red' : '',
    ...row,
  }));
  await dropFile(work, 'by-hand.csv', csvOf(rows));
  await sheetOf(work).waitFor();
  await page.getByRole('combobox', { name: 'Project', exact: true }).fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await page.getByRole('heading', { name: 'Columns' }).waitFor();
  for (const value of ['Highest', 'High', 'Medium', 'Low']) {
    const use = page.getByRole('button', { name: `Use ${value}`, exact: true });
    await use.click();
    await use.waitFor({ state: 'hidden' });
  }
  await goToRows(work);
  const grid = await gridOf(work);
  await picture(app, page, 'bulk-grid-mapped', BOTH);

  // The columns go back to where they begin.
  await grid.press('Control+End');
  await grid.press('Control+Home');
  await expect(grid.getByRole('columnheader', { name: /^Type/ })).toBeInViewport();

  await grid.press('Control+f');
  await page.keyboard.type('By hand, case 1');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Wrapped');
  await picture(app, page, 'bulk-find-all', BOTH);
  await page.getByRole('button', { name: /^Replace in \d+ cells/ }).click();
  await expect(grid).toBeFocused();
  await page.getByText(/^\d+ cells replaced$/).waitFor();
  await picture(app, page, 'bulk-replaced', BOTH);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeHidden();
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(grid).toBeFocused();

  await page.keyboard.press('Control+Home');
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowDown');
  const areaAt = Object.keys(rows[0] ?? {}).indexOf('Area');
  for (let at = 0; at < areaAt; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Apply' }).waitFor();
  await picture(app, page, 'bulk-edit-two', BOTH);
  await page.keyboard.press('Escape');

  await pasteText(work, tabbed([Array.from({ length: 20 }, (_, at) => `Wide ${String(at)}`)]));
  await page.getByText(/columns were added, which go nowhere yet$/).waitFor();
  await picture(app, page, 'bulk-paste-wide', WIDE);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Home');
  await grid.getByRole('button', { name: /^Priority/ }).click();
  await expect(page.getByRole('combobox', { name: 'Field of Priority' })).toBeFocused();
  await picture(app, page, 'bulk-map-wanted', BOTH);
  await goToRows(work);
  await dropOn(sheetOf(work), 'other.csv', 'Summary,Type\nOne,Task\n');
  await page.getByRole('dialog', { name: 'Open other.csv?' }).waitFor();
  await picture(app, page, 'bulk-drop-another', WIDE);
  await page.getByRole('button', { name: 'Open other.csv' }).click();
  await page.getByRole('region', { name: 'Bulk create from other.csv' }).waitFor();
  await work.end();
});

test('what a narrow window has no room for', async () => {
  test.setTimeout(180_000);
  const work = await startAtWork({ issues: 60 });
  const { app, page } = work;
  await openReady(work, 'narrow', rowsNamed('Narrow', 12));
  await beginRun(work);
  await expectCreated(work, 12);
  const back = page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: /^Run|^Dry run/ });
  if (await back.isVisible()) await back.click();
  await runBar(work).waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Save rows' }).waitFor();
  await picture(app, page, 'bulk-more', [900]);
  await work.end();
});
