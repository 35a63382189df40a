import type { Locator } from '@playwright/test';
import { csvOf, type Cells } from '../../support/bulk/shop-rows';
import type { AtWork } from './at-work';
import { expect } from './test';

type Working = Pick<AtWork, 'app' | 'page'>;

/** Goes to Bulk create by its place in the rail. */
export async function goToBulk({ page }: Working): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Bulk create/ })
    .click();
}

/** Puts rows on the clipboard as a spreadsheet does, and pastes them where the focus is. */
export async function pasteRows({ app, page }: Working, rows: readonly Cells[]): Promise<void> {
  const header = Object.keys(rows[0] ?? {});
  const quoted = (cell: string): string => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  const text = lines.map((cells) => cells.map(quoted).join('\t')).join('\n');
  await app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text);
  await page.keyboard.press('Control+v');
}

/** Drops rows as a CSV file on the first page of Bulk create. */
export async function dropSheet({ page }: Working, name: string, rows: readonly Cells[]): Promise<void> {
  await dropFile({ page }, name, csvOf(rows));
}

/** Drops a file of this text on the first page of Bulk create. */
export async function dropFile({ page }: Pick<AtWork, 'page'>, name: string, text: string): Promise<void> {
  const place = page.getByText('Drop a CSV, TSV or XLSX file here');
  const transfer = await place.page().evaluateHandle(
    (file) => {
      const made = new DataTransfer();
      made.items.add(new File([file.text], file.name));
      return made;
    },
    { name, text },
  );
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** The rows of the open sheet, once they are read. */
export async function gridOf({ page }: Pick<AtWork, 'page'>): Promise<Locator> {
  const grid = page.getByRole('grid', { name: 'Rows of the sheet' });
  await expect(grid).toBeVisible();
  return grid;
}
