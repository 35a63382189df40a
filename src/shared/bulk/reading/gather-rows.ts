import {
  grouped,
  MOST_CELL_CHARACTERS,
  MOST_CELLS,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  TableRefused,
} from './table-limits';

/** A row before it is known which one is the header. */
export interface RawRow {
  readonly line: number;
  /** Without the empty cells at its end. */
  readonly cells: readonly string[];
  /** How many cells the file gives it, empty ones at the end counted. */
  readonly width: number;
}

/** What the sheets of one file may still hold together. */
export class CellBudget {
  #cells = 0;
  #characters = 0;

  /** @throws TableRefused */
  spend(cells: number, characters: number): void {
    this.#cells += cells;
    this.#characters += characters;
    if (this.#cells > MOST_CELLS) {
      throw new TableRefused(
        `This is more than ${grouped(MOST_CELLS)} cells. Delete the columns that no issue needs, or split the rows into several files.`,
      );
    }
    if (this.#characters > MOST_CHARACTERS) {
      throw new TableRefused(
        `The cells hold more than ${grouped(MOST_CHARACTERS / 1024 / 1024)} MB of text together. Split the rows into several files.`,
      );
    }
  }
}

/** Takes the rows of one sheet, drops the blank ones and keeps to the limits. */
export class RowGatherer {
  readonly rows: RawRow[] = [];
  /** The longest of `rows`. */
  columns = 0;
  readonly #budget: CellBudget;
  readonly #counts: 'line' | 'row';

  /** @param counts what a text has lines of, a spreadsheet rows */
  constructor(counts: 'line' | 'row', budget = new CellBudget()) {
    this.#counts = counts;
    this.#budget = budget;
  }

  /** @throws TableRefused */
  take(line: number, cells: string[]): void {
    const width = cells.length;
    let end = width;
    while (end > 0 && (cells[end - 1] ?? '') === '') end -= 1;
    if (cells.every((cell) => cell === '' || cell.trim() === '')) return;
    if (end > MOST_COLUMNS) {
      throw new TableRefused(
        `${this.#counts === 'row' ? 'Row' : 'Line'} ${grouped(line)} has a value in column ${grouped(end)}, and Workbench reads ${MOST_COLUMNS} columns. Delete the columns that no issue needs.`,
      );
    }
    if (this.rows.length > MOST_ROWS) {
      throw new TableRefused(
        `This is more than ${grouped(MOST_ROWS)} rows. Split them into several files and read one after the other.`,
      );
    }
    let characters = 0;
    for (let at = 0; at < end; at += 1) {
      const { length } = cells[at] ?? '';
      if (length > MOST_CELL_CHARACTERS) {
        throw new TableRefused(
          `The cell in ${this.#counts} ${grouped(line)}, column ${at + 1} holds more than 1 MB of text. Shorten it, or attach it to the issue as a file.`,
        );
      }
      characters += length;
    }
    this.#budget.spend(end, characters);
    this.columns = Math.max(this.columns, end);
    this.rows.push({ line, width, cells: end === width ? cells : cells.slice(0, end) });
  }
}
