import { CHANGE_COLUMN, OWN_COLUMN } from './reading/formula-guard';
import type { Table, TableNote, TableRow } from './table';

/** A row that is edited. */
export interface SheetRow {
  /** How people and *Parent* name it: the number that a spreadsheet shows beside it. It stays with the row and is never given twice. */
  readonly number: number;
  /** Where it began in the file; `null` for a row that was added here. */
  readonly line: number | null;
  /** As many as the header has. */
  readonly cells: readonly string[];
}

/** The editable sheet, as plain JSON. A row that no edit touched stays the same object, which is how a plan knows what to compile again. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  /** The number that the next added row gets. Undo does not take it back. */
  readonly nextNumber: number;
  /** The first rows of the file as they stood there: one of them may hold the names of the columns. */
  readonly top?: readonly SheetRow[];
  /** What was mended while it was read; left out where nothing was. */
  readonly notes?: readonly TableNote[];
  /** Changes of an earlier run whose place rows take, by the rows' numbers; left out where none does. See `CHANGE_COLUMN`. */
  readonly ties?: Readonly<Record<string, string>>;
}

/**
 * A sheet over what was read from a file or a paste: every row as wide as the widest. Rows that a run left over, in a file of ours, keep the
 * numbers that *Parent* names them by. Pure.
 */
export function makeSheet(table: Table): Sheet {
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), table.header.length);
  const header = padded(table.header, width);
  const own = ownNumbers(table);
  const numbers = own?.numbers ?? rowNumbers(table);
  const changes = table.header.findIndex((text) => text.trim() === CHANGE_COLUMN);
  const ours = new Set([...(own === null ? [] : [own.column]), ...(changes === -1 ? [] : [changes])]);
  const without = (cells: readonly string[]): readonly string[] =>
    ours.size === 0 ? cells : cells.filter((_, column) => !ours.has(column));
  const rows = table.rows.map(({ line, cells }, index) => ({
    number: numbers[index] ?? line,
    line,
    cells: without(padded(cells, width)),
  }));
  const ties = Object.fromEntries(
    rows.flatMap(({ number }, index) => {
      const change = table.rows[index]?.cells[changes]?.trim() ?? '';
      return CHANGE_ID.test(change) ? [[String(number), change] as const] : [];
    }),
  );
  const numberOf = new Map(rows.map(({ line, number }) => [line, number]));
  const top = table.top?.map(({ line, cells }) => ({
    number: numberOf.get(line) ?? line,
    line,
    cells: padded(cells, width),
  }));
  const highest = rows.reduce((most, { number }) => Math.max(most, number), 1);
  return {
    name: table.name,
    header: without(header),
    rows,
    nextNumber: highest + 1,
    ...(top === undefined || ours.size > 0 ? {} : { top }),
    ...(table.notes.length === 0 ? {} : { notes: table.notes }),
    ...(Object.keys(ties).length === 0 ? {} : { ties }),
  };
}

const CHANGE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The numbers in our own column, where it has one for each row and none twice. */
function ownNumbers({ header, rows }: Table): { readonly column: number; readonly numbers: readonly number[] } | null {
  const column = header.findIndex((text) => text.trim() === OWN_COLUMN);
  if (column === -1) return null;
  const numbers = rows.map(({ cells }) => (/^[1-9]\d{0,8}$/.test(cells[column] ?? '') ? Number(cells[column]) : 0));
  return numbers.includes(0) || new Set(numbers).size < numbers.length ? null : { column, numbers };
}

export function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

/**
 * The numbers that a spreadsheet shows. A CSV file counts lines, of which a cell with line breaks takes several: those are taken out
 * again. Whether lines or rows were counted shows in the rows themselves: counted lines always leave room for the breaks of a row.
 */
function rowNumbers({ header, rows }: Table): number[] {
  const taken = rows.map(breaksIn);
  const countsLines = rows.every((row, index) => {
    const next = rows[index + 1];
    return next === undefined || next.line - row.line > (taken[index] ?? 0);
  });
  let extra = countsLines && (rows[0]?.line ?? 0) > 1 + breaksIn({ cells: header }) ? breaksIn({ cells: header }) : 0;
  return rows.map(({ line }, index) => {
    const number = line - (countsLines ? extra : 0);
    extra += taken[index] ?? 0;
    return number;
  });
}

function breaksIn({ cells }: Pick<TableRow, 'cells'>): number {
  let breaks = 0;
  for (const cell of cells) if (/[\r\n]/.test(cell)) breaks += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  return breaks;
}
