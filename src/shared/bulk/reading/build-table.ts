import { letterName, namesColumns } from '../first-row';
import { countTitles } from './count-titles';
import { OWN_COLUMN, undoDefuse } from './formula-guard';
import type { RawRow } from './gather-rows';
import { grouped, MOST_CELLS, TableRefused } from './table-limits';
import type { NoteBook } from './note-book';
import type { Table, TableRow } from '../table';

/** So many rows are kept as they stand: which of them holds the names is a person's to say. */
const TOP = 12;

/**
 * A table of the rows of one sheet: the first is the header, but for titles that stand above it. Short rows are filled,
 * longer ones make columns without a name, so that nothing is lost. A row alone is one to be created, unless it holds the names of columns. A file of our own gets its formulas back, and keeps its column. Pure but for `notes`.
 * @param ragged tell the rows that are shorter than the header: a fault in text, common in a spreadsheet
 * @throws TableRefused where there is nothing
 */
export function buildTable(
  name: string,
  rows: readonly RawRow[],
  columns: number,
  notes: NoteBook,
  ragged: boolean,
): Table {
  const titles = countTitles(rows);
  for (const title of rows.slice(0, titles)) {
    notes.add(
      'title',
      title.line,
      `“${short(title.cells.join(' ').trim())}” stands alone above the header and was left out.`,
    );
  }
  const [top, ...below] = rows.slice(titles);
  if (top === undefined)
    throw new TableRefused(`${name} is empty. It needs a row of field names and a row for each issue.`);
  if (below.length * columns > MOST_CELLS) {
    throw new TableRefused(
      `${grouped(below.length)} rows of ${columns} columns are more than ${grouped(MOST_CELLS)} cells. Split the rows into several files.`,
    );
  }
  const own = top.cells.findIndex((cell) => cell.trim() === OWN_COLUMN);
  if (below.length === 0 && own < 0 && !namesColumns(top.cells)) {
    const cells = fill(top.cells, columns);
    const names = cells.map((_, index) => letterName(index));
    return { name, header: names, rows: [{ line: top.line, cells }], notes: notes.notes() };
  }
  const header = fill(top.cells, columns).map((cell) => headerText(own >= 0 ? undoDefuse(cell) : cell));
  const table = below.map((row): TableRow => {
    if (row.width < top.width && ragged && row.cells.length < top.cells.length) {
      notes.add(
        'short',
        row.line,
        `${count(row.width, 'value')} for ${count(top.cells.length, 'column')}; the rest is empty.`,
      );
    }
    if (row.cells.length > top.cells.length) {
      const text = `${count(row.cells.length, 'value')} for ${count(top.cells.length, 'column')}; the others stand in columns without a name.`;
      notes.add('long', row.line, text);
    }
    const cells = fill(row.cells, columns);
    return { line: row.line, cells: own >= 0 ? cells.map(undoDefuse) : cells };
  });
  // Our own column stays: it holds the numbers by which rows name their parents. It alone makes no row.
  const filled = ({ cells }: TableRow): boolean => cells.some((cell, at) => at !== own && cell.trim() !== '');
  if (own >= 0) return { name, header, rows: table.filter(filled), notes: notes.notes() };
  const above = rows.slice(0, TOP).map(({ line, cells }) => ({ line, cells: fill(cells, columns) }));
  return { name, header, rows: table, top: above, notes: notes.notes() };
}

function fill(cells: readonly string[], columns: number): readonly string[] {
  return cells.length >= columns ? cells : [...cells, ...Array<string>(columns - cells.length).fill('')];
}

/** On one line. */
function headerText(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim();
}

function count(number: number, what: string): string {
  return `${grouped(number)} ${what}${number === 1 ? '' : 's'}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
