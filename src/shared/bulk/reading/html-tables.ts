import type { Table } from '../table';
import { buildTable } from './build-table';
import { CellBudget, RowGatherer } from './gather-rows';
import { readHtmlGrids, type HtmlGrid } from './html-grid';
import { NoteBook } from './note-book';
import { TableRefused } from './table-limits';

/**
 * The tables of a web page that hold more than a header, by the page's name and a number.
 * @throws TableRefused where there is none
 */
export function readHtmlTables(name: string, html: string): readonly Table[] {
  const grids = readHtmlGrids(html).filter((grid) => filledRows(grid) > 1);
  const budget = new CellBudget();
  const tables = grids.slice(0, 50).map((grid, at) => {
    const rows = new RowGatherer('row', budget);
    grid.forEach((cells, row) =>
      rows.take(
        row + 1,
        cells.map(({ text }) => text),
      ),
    );
    return buildTable(at === 0 ? name : `${name} (${at + 1})`, rows.rows, rows.columns, new NoteBook('rows'), false);
  });
  if (tables.length === 0)
    throw new TableRefused(`${name} is a web page without a table. Choose a CSV, TSV or XLSX file.`);
  return tables;
}

/** Rows of a grid that show anything. Pure. */
function filledRows(grid: HtmlGrid): number {
  return grid.filter((cells) => cells.some(({ text }) => text.trim() !== '')).length;
}
