import { succeed, fail, type Outcome } from '../ipc/outcome';
import { buildTable } from './reading/build-table';
import { RowGatherer } from './reading/gather-rows';
import { guessDelimiter } from './reading/guess-delimiter';
import { readHtmlGrids, type HtmlGrid } from './reading/html-grid';
import { NoteBook } from './reading/note-book';
import { DelimitedText, type Delimiter } from './reading/split-delimited';
import { grouped, TableRefused } from './reading/table-limits';
import type { Table } from './table';

/** Characters of one form of a paste: more would hold up the window while it is read. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const NAME = 'Clipboard';

/** The forms in which a clipboard offers the same cells; `''` where it has none. */
export interface Paste {
  readonly plain: string;
  readonly html: string;
}

/**
 * The table that was copied from a spreadsheet. Its HTML tells merged cells and, from Google Sheets and LibreOffice, the true dates and
 * numbers; its plain text tells spaces and line breaks as they are. Where both show the same cells, each cell is taken from the one that
 * knows more of it; otherwise the one with more in it is taken. Pure.
 */
export function readPaste(paste: Paste): Outcome<Table> {
  const notes = new NoteBook();
  try {
    const { rows, columns } = gather(cellsOf(paste, notes, guessDelimiter));
    return succeed(buildTable(NAME, rows, columns, notes, false));
  } catch (error) {
    if (error instanceof TableRefused) return fail({ kind: 'invalid-input', message: error.message, fields: {} });
    throw error;
  }
}

/**
 * The same cells without a header, as they go into a range of the grid: every row as it was copied, blank ones too. Only a tab parts two
 * cells, as in spreadsheets: a comma in a sentence is a comma.
 * @throws TableRefused
 */
export function readPastedCells(paste: Paste): readonly (readonly string[])[] {
  return cellsOf(paste, new NoteBook(), () => '\t');
}

/** @param part what parts the cells of a text without tabs */
function cellsOf(
  { plain, html }: Paste,
  notes: NoteBook,
  part: (text: string) => Delimiter,
): readonly (readonly string[])[] {
  for (const { length } of [plain, html]) {
    if (length <= MOST_CHARACTERS) continue;
    throw new TableRefused(
      `This is more than ${grouped(MOST_CHARACTERS / 1024 / 1024)} MB to paste. Save it as a file and choose that.`,
    );
  }
  const grid = largest(readHtmlGrids(html));
  if (grid === null) return plainCells(plain, notes, part);
  const own = new NoteBook();
  // Whoever offers a table parts the cells of its text by tabs.
  const cells = plainCells(plain, own, () => '\t');
  if (sameShape(cells, grid)) {
    return cells.map((row, at) => row.map((text, column) => richer(text, grid[at]?.[column])));
  }
  return filledCells(cells) > filledCells(textOf(grid)) ? cells : textOf(grid);
}

function plainCells(plain: string, notes: NoteBook, part: (text: string) => Delimiter): readonly (readonly string[])[] {
  const text = plain.replaceAll('\0', '');
  const cells: string[][] = [];
  const delimiter = text.includes('\t') ? '\t' : part(text);
  new DelimitedText(text, delimiter, notes).eachRow((_line, row) => void cells.push(row));
  return cells;
}

/** The plain text unless the HTML knows a value, or shows something else than blanks and line breaks apart. */
function richer(plain: string, cell: HtmlGrid[number][number] | undefined): string {
  if (cell === undefined) return plain;
  if (cell.typed) return cell.text;
  const bare = (text: string): string => text.replaceAll(/\s+/g, '');
  return bare(plain) === bare(cell.text) ? plain : cell.text;
}

function largest(grids: readonly HtmlGrid[]): HtmlGrid | null {
  return grids.reduce<HtmlGrid | null>(
    (best, grid) => (best === null || filledCells(textOf(grid)) > filledCells(textOf(best)) ? grid : best),
    null,
  );
}

function textOf(grid: HtmlGrid): readonly (readonly string[])[] {
  return grid.map((row) => row.map(({ text }) => text));
}

function filledCells(cells: readonly (readonly string[])[]): number {
  return cells.reduce((sum, row) => sum + row.filter((text) => text.trim() !== '').length, 0);
}

/** As many rows, and each as wide but for empty cells at its end. */
function sameShape(cells: readonly (readonly string[])[], grid: HtmlGrid): boolean {
  const html = textOf(grid);
  return cells.length === html.length && cells.every((row, at) => width(row) === width(html[at] ?? []));
}

function width(row: readonly string[]): number {
  return row.findLastIndex((text) => text.trim() !== '') + 1;
}

function gather(cells: readonly (readonly string[])[]): RowGatherer {
  const gatherer = new RowGatherer('row');
  cells.forEach((row, at) => gatherer.take(at + 1, [...row]));
  return gatherer;
}
