import type { ElectronApplication, Locator } from '@playwright/test';
import { csvOf, type Cells } from '../../support/bulk/shop-rows';
import type { AtWork } from './at-work';
import { expect } from './test';

type Working = Pick<AtWork, 'app' | 'page'>;

/** Goes to Bulk create by its place in the rail. */
export async function goToBulk({ page }: Pick<AtWork, 'page'>): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Bulk create/ })
    .click();
}

/** Goes to the first page of Bulk create, whatever sheet stood open there. */
export async function startAnew(work: Pick<AtWork, 'page'>): Promise<void> {
  await goToBulk(work);
  const file = work.page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'File' });
  const place = work.page.getByText('Drop a CSV, TSV or XLSX file here');
  await file.or(place).first().waitFor();
  if (await file.isVisible()) await file.click();
  await place.waitFor();
}

/** Rows as a spreadsheet puts them on the clipboard. */
export function tabbed(lines: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return lines.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

/** Pastes a text where the focus is. */
export async function pasteText({ app, page }: Working, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text);
  await page.keyboard.press('Control+v');
}

/** Puts rows on the clipboard as a spreadsheet does, and pastes them where the focus is. */
export async function pasteRows(work: Working, rows: readonly Cells[]): Promise<void> {
  const header = Object.keys(rows[0] ?? {});
  await pasteText(work, tabbed([header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]));
}

/** Drops rows as a CSV file on the first page of Bulk create. */
export async function dropSheet({ page }: Pick<AtWork, 'page'>, name: string, rows: readonly Cells[]): Promise<void> {
  await dropFile({ page }, name, csvOf(rows));
}

/** Drops a file of this text, or of these bytes, on the first page of Bulk create. */
export async function dropFile(
  { page }: Pick<AtWork, 'page'>,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  await dropOn(page.getByText('Drop a CSV, TSV or XLSX file here'), name, content);
}

/** Drops a file of this text, or of these bytes, on a part of the page. */
export async function dropOn(place: Locator, name: string, content: string | Uint8Array): Promise<void> {
  await place.waitFor();
  const base64 = Buffer.from(content).toString('base64');
  const transfer = await place.page().evaluateHandle(
    (file) => {
      const bytes = Uint8Array.from(atob(file.base64), (each) => each.charCodeAt(0));
      const made = new DataTransfer();
      made.items.add(new File([bytes], file.name));
      return made;
    },
    { name, base64 },
  );
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** The rows of the open sheet, once they are read. */
export async function gridOf({ page }: Pick<AtWork, 'page'>): Promise<Locator> {
  // A list over it hides it from assistive technology.
  const grid = page.getByRole('grid', { name: 'Rows of the sheet', includeHidden: true });
  await expect(grid).toBeVisible();
  return grid;
}

/** The sheet that is open. */
export function sheetOf({ page }: Pick<AtWork, 'page'>): Locator {
  return page.getByRole('region', { name: /^Bulk create from/ });
}

/** Takes the project of this name for a new sheet, and goes on to its rows as they are mapped. */
export async function mapInto(work: Pick<AtWork, 'page'>, project = 'Storefront'): Promise<Locator> {
  const { page } = work;
  await sheetOf(work).waitFor();
  await page.getByRole('combobox', { name: 'Project' }).fill(project);
  await page.getByRole('option', { name: new RegExp(project) }).click();
  await goToRows(work);
  const grid = await gridOf(work);
  // The keys that come next act on the rows.
  await expect(grid).toBeFocused();
  return grid;
}

/** Drops rows of this name, takes SHOP and looks at them until so many are ready. */
export async function openReady(
  work: Pick<AtWork, 'page'>,
  name: string,
  rows: readonly Cells[],
  count = rows.length,
): Promise<Locator> {
  await startAnew(work);
  await dropSheet(work, `${name}.csv`, rows);
  const grid = await mapInto(work);
  await expectReady(work, `${count.toLocaleString('en')} of ${rows.length.toLocaleString('en')} ready`);
  return grid;
}

/** Opens one of the recent sheets. */
export async function openRecent(work: Pick<AtWork, 'page'>, name: string): Promise<void> {
  await goToBulk(work);
  await work.page.getByRole('button', { name: new RegExp(`^${name}\\.csv`) }).click();
  await sheetOf(work).waitFor();
}

/** From the columns to the rows, once the project is read. */
export async function goToRows({ page }: Pick<AtWork, 'page'>): Promise<void> {
  const check = page.getByRole('button', { name: /^Check [\d,]+ rows?/ });
  await expect(check).toBeEnabled();
  await check.click();
}

/** The rows are looked at with all that had to be looked up, and as many as these are ready. */
export async function expectReady(work: Pick<AtWork, 'page'>, ready: string): Promise<void> {
  const bar = sheetOf(work).getByRole('region', { name: 'Dry run' });
  await expect(bar).toContainText(ready, { timeout: 30_000 });
  await expect(bar).not.toContainText(/Looking up|Checking/, { timeout: 30_000 });
}

/** Where the keys act. */
export interface Cursor {
  /** The number of the row. */
  readonly row: number;
  /** What the column is called in the file. */
  readonly header: string;
  readonly text: string;
  readonly invalid: boolean;
}

/** The cell that the cursor is on; `null` while it is not drawn yet. */
export function cursorOf(grid: Locator): Promise<Cursor | null> {
  return grid.evaluate((element) => {
    const cell = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    const row = cell?.closest('[role="row"]')?.querySelector('[role="rowheader"]')?.textContent ?? '';
    if (cell === null || row === '') return null;
    const name = `[role="columnheader"][aria-colindex="${cell.getAttribute('aria-colindex') ?? ''}"]`;
    const header = element.querySelector(name)?.getAttribute('aria-label')?.split(', ')[0] ?? '';
    const text = cell.textContent;
    return { row: Number(row), header, text, invalid: cell.getAttribute('aria-invalid') === 'true' };
  });
}

/** Goes to the next problem with its key, and answers where that is and what is said there. */
export async function nextProblem(
  work: Pick<AtWork, 'page'>,
  grid: Locator,
): Promise<Cursor & { readonly says: string }> {
  const { page } = work;
  const before = await grid.getAttribute('aria-activedescendant');
  await page.keyboard.press('F8');
  await expect(grid).not.toHaveAttribute('aria-activedescendant', before ?? '');
  const popover = page.getByRole('region', { name: 'Problem' });
  const says = (await popover.getByRole('status').innerText()).trim();
  let cursor: Cursor | null = null;
  await expect.poll(async () => (cursor = await cursorOf(grid))?.row ?? 0).toBeGreaterThan(0);
  if (cursor === null) throw new Error('The cell with the problem is not drawn.');
  return { ...(cursor as Cursor), says };
}

/** Begins the run of the rows that are ready, and answers how many the button spoke of. */
export async function beginRun(work: Pick<AtWork, 'page'>): Promise<void> {
  const create = sheetOf(work).getByRole('button', { name: /^Create [\d,]+ issues?$/ });
  await expect(create).toBeEnabled();
  await create.click();
  const dialog = work.page.getByRole('dialog', { name: /^Create [\d,]+ issues? in / });
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await expect(dialog).toBeHidden();
}

/** What stands above the rows once a run was begun. */
export function runBar(work: Pick<AtWork, 'page'>): Locator {
  return sheetOf(work).getByRole('region', { name: 'Run', exact: true });
}

/** So many rows are created: it is told above the rows, or on the page of the result. */
export async function expectCreated(work: Pick<AtWork, 'page'>, created: number, of = created): Promise<void> {
  const [made, all] = [created, of].map((count) => count.toLocaleString('en'));
  const told = new RegExp(`^\\s*(${made ?? ''} of ${all ?? ''} created|${made ?? ''} issues? created)\\s*$`);
  const said = sheetOf(work).getByText(told).filter({ visible: true });
  // A thousand take half a minute, and several where the computer does other things as well.
  await expect(said.first()).toBeVisible({ timeout: 30_000 + created * 100 });
}

/** Answers the system's dialog for where to save, until it is asked to answer otherwise. */
export async function saveTo(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}
