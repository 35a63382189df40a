import { rowsNamed } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import {
  cursorOf,
  dropSheet,
  expectReady,
  gridOf,
  mapInto,
  openReady,
  openRecent,
  pasteText,
  sheetOf,
  startAnew,
} from './support/open-bulk';
import { expect, test } from './support/test';

/** One program and one site for all; each test has rows of its own name, and leaves nothing on its way. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
});

test('what was done to a sheet is there after a power cut, can still be undone, and is gone when it is forgotten', async () => {
  const rows = rowsNamed('Half mended', 30);
  await startAnew(work);
  await dropSheet(work, 'half-mended.csv', rows);
  const grid = await mapInto(work);
  const { page } = work;
  await expectReady(work, '30 of 30 ready');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await pasteText(work, 'The last one');
  await page.keyboard.press('ArrowUp');
  await pasteText(work, 'The one before');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+-');
  await expect(grid).toHaveAttribute('aria-rowcount', '30');
  // A column that the person leaves out, and a value for all rows.
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Map' }).click();
  await page.getByRole('combobox', { name: 'Field of Linked Issues' }).fill('Leave it out');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^Check 29 rows/ }).click();
  await expect(sheetOf(work)).not.toContainText('Saving');
  await work.restart('killed');

  await openRecent(work, 'half-mended');
  const again = await gridOf(work);
  await expect(again).toHaveAttribute('aria-rowcount', '30');
  await expectReady(work, '29 of 29 ready');
  // Columns are drawn where they are in sight.
  await work.page.keyboard.press('Control+ArrowRight');
  await expect(again.getByRole('columnheader', { name: 'Linked Issues, Left out' })).toBeAttached();
  await work.page.keyboard.press('Control+ArrowLeft');
  await work.page.keyboard.press('Control+ArrowDown');
  await work.page.keyboard.press('ArrowRight');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'The last one' });
  await work.page.keyboard.press('Control+z');
  await expect(again).toHaveAttribute('aria-rowcount', '31');
  await work.page.keyboard.press('Control+z');
  await work.page.keyboard.press('Control+ArrowDown');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'Half mended, case 29' });
  await work.page.keyboard.press('Control+y');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'The last one' });

  await startAnew(work);
  await work.page.getByRole('button', { name: 'Forget half-mended.csv' }).click();
  await work.page
    .getByRole('dialog', { name: 'Forget half-mended.csv?' })
    .getByRole('button', { name: 'Forget the sheet' })
    .click();
  await expect(work.page.getByRole('button', { name: /^half-mended\.csv/ })).toBeHidden();
});

test('what is being typed in a cell when the program is closed is there when it starts again', async () => {
  const rows = rowsNamed('Half typed', 3);
  const grid = await openReady(work, 'half-typed', rows);
  const { page } = work;
  await page.keyboard.press('ArrowRight');
  // A letter opens the cell, and what is written takes the place of what stood there.
  await page.keyboard.type('Typed to the last lett');
  const cell = page.getByRole('textbox', { name: 'Summary, editing' });
  await expect(cell).toHaveValue('Typed to the last lett');
  await expect(grid).not.toBeFocused();
  await work.restart('closed');

  await openRecent(work, 'half-typed');
  const again = await gridOf(work);
  await expect(again.getByRole('gridcell', { name: 'Typed to the last lett' })).toBeVisible();
  await expectReady(work, '3 of 3 ready');

  // What Escape gives up is not there.
  await expect(again).toBeFocused();
  await work.page.keyboard.press('Control+Home');
  await work.page.keyboard.press('ArrowRight');
  await work.page.keyboard.press('ArrowDown');
  await work.page.keyboard.press('Enter');
  await expect(work.page.getByRole('textbox', { name: 'Summary, editing' })).toBeFocused();
  await work.page.keyboard.type('Given up');
  await work.page.keyboard.press('Escape');
  await expect(again).toBeFocused();
  await work.restart('closed');
  await openRecent(work, 'half-typed');
  await expect((await gridOf(work)).getByRole('gridcell', { name: 'Half typed, case 1' })).toBeVisible();
});
