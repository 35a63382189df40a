import type { Locator } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { beginRun, cursorOf, expectReady, mapInto, pasteRows, runBar, sheetOf, startAnew } from './support/open-bulk';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
});

const clipboard = (): Promise<string> => work.app.evaluate(({ clipboard: board }) => board.readText());
const cellAt = (grid: Locator, row: number, header: string): Locator =>
  grid
    .locator('[role="row"]', {
      has: work.page.locator('[role="rowheader"]', { hasText: new RegExp(`^${String(row)}$`) }),
    })
    .locator(`[aria-colindex="${String(COLUMNS.indexOf(header) + 3)}"]`);
const COLUMNS = ['Summary', 'Type', 'Priority', 'Assignee', 'Components', 'Due date', 'Description'];

async function open(count: number, change: (row: Record<string, string>, at: number) => void = () => undefined) {
  await startAnew(work);
  const rows = Array.from({ length: count }, (_, at) => {
    const row = { Summary: `Ribbon ${String(at)}`, Type: 'Task', Priority: 'High', Assignee: 'Mara Lind', Components: '', 'Due date': '', Description: '' }; // prettier-ignore
    change(row, at);
    return row;
  });
  await pasteRows(work, rows);
  return mapInto(work);
}

test('copies, cuts and pastes what was chosen with the mouse', async () => {
  const { page } = work;
  const grid = await open(4);
  await expectReady(work, '4 of 4 ready');
  await cellAt(grid, 2, 'Summary').click();
  await cellAt(grid, 3, 'Type').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('Ribbon 0\tTask\r\nRibbon 1\tTask');

  // Drawn over with the mouse.
  const from = await cellAt(grid, 4, 'Summary').boundingBox();
  const to = await cellAt(grid, 5, 'Summary').boundingBox();
  if (from === null || to === null) throw new Error('The rows are not drawn.');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 12, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Control+x');
  await expect.poll(clipboard).toBe('Ribbon 2\r\nRibbon 3');
  await expect(cellAt(grid, 5, 'Summary')).toHaveText('Required');
  await cellAt(grid, 4, 'Summary').click();
  await page.keyboard.press('Control+v');
  await expect(cellAt(grid, 4, 'Summary')).toHaveText('Ribbon 2');
  await expect(cellAt(grid, 5, 'Summary')).toHaveText('Ribbon 3');

  // What is clicked in the popover, and beside the rows, takes it not away.
  await work.app.evaluate(({ clipboard: board }) => board.writeText('Hihg'));
  await cellAt(grid, 2, 'Priority').click();
  await page.keyboard.press('Control+v');
  await page.getByRole('group', { name: 'Closest values' }).getByRole('button').first().click();
  await work.app.evaluate(({ clipboard: board }) => board.writeText('Nothing was copied'));
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('Hihg');
  const box = await grid.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 400, (box?.y ?? 0) + 46 + 32 * 4 + 60);
  await work.app.evaluate(({ clipboard: board }) => board.writeText('Low'));
  await page.keyboard.press('Control+v');
  await expect(cellAt(grid, 2, 'Priority')).toHaveText('Low');
});

test('a row is chosen by its number, and rows and columns with the space bar', async () => {
  const { page } = work;
  const grid = await open(4);
  await expectReady(work, '4 of 4 ready');
  const number = (row: number): Locator => grid.getByRole('rowheader', { name: String(row), exact: true });
  await cellAt(grid, 2, 'Type').click();
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('Task\r\nTask\r\nTask\r\nTask');
  await cellAt(grid, 4, 'Type').click();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toMatch(/^Ribbon 2\tTask\tHigh\tMara Lind\t/);
  // A whole column is no reason to remove all rows.
  await cellAt(grid, 2, 'Type').click();
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Control+-');
  await expect(page.getByText('A column is left out where the columns are mapped.')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  // Drawn over with the mouse.
  await number(3).hover();
  await page.mouse.down();
  await number(4).hover();
  await page.mouse.up();
  await page.keyboard.press('Control+-');
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await expect(grid.getByRole('rowheader')).toHaveText(['2', '5']);
});

test('a letter begins to write in the cell, also where a problem is shown, and a line break goes into a text', async () => {
  const { page } = work;
  const grid = await open(3, (row, at) => {
    if (at === 0) row['Due date'] = 'soon';
    if (at === 1) row['Priority'] = 'Hihg';
  });
  await expectReady(work, '1 of 3 ready');
  await cellAt(grid, 2, 'Summary').click();
  await page.keyboard.type('new name');
  await page.keyboard.press('Enter');
  await expect(cellAt(grid, 2, 'Summary')).toHaveText('new name');
  await cellAt(grid, 2, 'Due date').click();
  await expect(page.getByRole('region', { name: 'Problem' })).toBeVisible();
  await page.keyboard.type('2026-12-24');
  await page.keyboard.press('Enter');
  await expect(cellAt(grid, 2, 'Due date')).toHaveText('2026-12-24');
  await page.keyboard.press('Shift+F8');
  await expect.poll(async () => (await cursorOf(grid))?.text).toBe('Hihg');
  await page.keyboard.type('low');
  await expect(page.getByRole('option', { name: /Low\b/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cellAt(grid, 3, 'Priority')).toHaveText('Low');
  await cellAt(grid, 3, 'Description').click();
  await page.keyboard.type('one');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await expect.poll(() => cellAt(grid, 3, 'Description').textContent()).toBe('one\ntwo');
});

test('of a list that cannot be read whole nothing is lost, and a person shows by name', async () => {
  const { page } = work;
  const grid = await open(1, (row) => {
    row['Components'] = 'Basket, Chekout';
    row['Assignee'] = 'Mara Lnd';
  });
  await expectReady(work, '0 of 1 ready');
  await cellAt(grid, 2, 'Components').dblclick();
  await expect(page.getByRole('textbox', { name: 'Not read' })).toHaveValue('Chekout');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(cellAt(grid, 2, 'Components')).toHaveText('Basket, Chekout');
  await cellAt(grid, 2, 'Components').dblclick();
  await page.getByRole('textbox', { name: 'Not read' }).fill('Checkout');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(cellAt(grid, 2, 'Components')).toHaveText('Basket, Checkout');
  await cellAt(grid, 2, 'Assignee').click();
  await page.keyboard.press('1');
  await expect(cellAt(grid, 2, 'Assignee')).toHaveText('Mara Lind');
  await expectReady(work, '1 of 1 ready');
});

test('undo does not reach what a run has taken, and the end of a run takes nothing from under who is writing', async () => {
  const { page } = work;
  const grid = await open(6, (row, at) => {
    if (at === 5) row['Priority'] = 'Hihg';
  });
  await expectReady(work, '5 of 6 ready');
  await cellAt(grid, 2, 'Summary').click();
  await page.keyboard.type('Sent like this');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control++');
  await expect(grid).toHaveAttribute('aria-rowcount', '8');
  await cellAt(grid, 8, 'Summary').click();
  await page.keyboard.type('Added');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Task');
  await page.keyboard.press('Enter');
  await expectReady(work, '6 of 7 ready');
  await beginRun(work);
  await cellAt(grid, 7, 'Summary').click();
  await page.keyboard.type('Half writ');
  await expect(runBar(work)).toContainText('6 of 7 created', { timeout: 30_000 });
  const show = runBar(work).getByRole('button', { name: 'Show the result' });
  await expect(show).toBeVisible();
  await page.keyboard.type('ten');
  // Away by a way that is not over the grid.
  await page.keyboard.press('Control+n');
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Bulk create/ })
    .click();
  await expect(cellAt(grid, 7, 'Summary')).toHaveText('Half written');

  await cellAt(grid, 2, 'Summary').click();
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('Control+z');
  await expect(cellAt(grid, 7, 'Summary')).toHaveText('Ribbon 5');
  await expect(cellAt(grid, 2, 'Summary')).toHaveText('Sent like this');
  await expect(cellAt(grid, 8, 'Summary')).toHaveText('Added');
  await expect(grid).toHaveAttribute('aria-rowcount', '8');
  await show.click();
  await expect(page.getByRole('heading', { name: '6 issues created' })).toBeVisible();
  await expect(sheetOf(work)).toContainText('Storefront');
});

test('the keys act on the rows after the mouse was elsewhere, and lead out of them and back to where they begin', async () => {
  const { app, page } = work;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 800));
  const grid = await open(6, (row) => {
    row['Description'] = 'It is not wrapped, and it should be. '.repeat(3);
  });
  await expectReady(work, '6 of 6 ready');
  const scrolled = (): Promise<number> => grid.evaluate((element) => element.parentElement?.scrollLeft ?? 0);
  await page.keyboard.press('Control+End');
  await expect.poll(scrolled).toBeGreaterThan(100);
  // The summary stands still, and is in sight all the time.
  await page.keyboard.press('Control+Home');
  await expect.poll(scrolled).toBe(0);

  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(grid).toBeFocused();
  await sheetOf(work).getByText('Storefront').click();
  await expect(grid).not.toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await expect(cellAt(grid, 2, 'Summary')).toHaveText('Ribbon 0!');

  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: /^Create \d/ })).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(grid).toBeFocused();
});
