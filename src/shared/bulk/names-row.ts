import { isNameless, letterName } from './first-row';
import { padded, type Sheet, type SheetRow } from './sheet';
import type { SheetStep } from './sheet-step';

/** The rows of which one may hold the names of the columns. */
export interface NamesRows {
  /** In the order of the file. */
  readonly rows: readonly SheetRow[];
  /** Which of them holds the names now; -1: none, and columns are called by letters. */
  readonly at: number;
}

/** So many rows are offered of a sheet that does not know how its file began. */
const OFFERED = 12;

/** Which rows may name the columns, and which one does. Rows that were taken out of the sheet by hand are none of them. Pure. */
export function namesRows(sheet: Sheet): NamesRows {
  const { header, rows, top } = sheet;
  const nameless = isNameless(sheet);
  const known = nameless ? -1 : (top ?? []).findIndex(({ cells }) => isSame(cells, header));
  if (top !== undefined && (nameless || known >= 0)) {
    const there = new Map(rows.map((row) => [row.number, row]));
    return { rows: top.flatMap((row, at) => (at <= known ? row : (there.get(row.number) ?? []))), at: known };
  }
  const first = rows.slice(0, OFFERED);
  return nameless ? { rows: first, at: -1 } : { rows: [nameRow(sheet), ...first], at: 0 };
}

/**
 * The step by which a row names the columns: it and what stands above it are rows no more, and what stood between it and the row that named
 * them is again. `null`: no row does, all are rows; and the step is `null` where nothing changes. Pure.
 */
export function namesInRow(sheet: Sheet, number: number | null): SheetStep | null {
  const { header } = sheet;
  const { rows, at: now } = namesRows(sheet);
  const at = number === null ? -1 : rows.findIndex((row) => row.number === number);
  if (at === now || (number !== null && at === -1)) return null;
  const names = header.map((_, column) => letterName(column));
  const cells = rows[at]?.cells;
  const after = cells === undefined ? names : header.map((name, column) => oneLine(cells[column] ?? name));
  const label = number === null ? 'No row names the columns' : `Row ${String(number)} names the columns`;
  const rename = { op: 'name-columns', before: header, after } as const;
  if (at > now) {
    const until = sheet.rows.findIndex((row) => row.number === number);
    return { label, changes: [{ op: 'remove', at: 0, rows: sheet.rows.slice(0, until + 1) }, rename] };
  }
  const back = rows.slice(at + 1, now + 1).map((row) => ({ ...row, cells: padded(row.cells, header.length) }));
  return { label, changes: [rename, { op: 'insert', at: 0, rows: back }] };
}

/** The names as a row, with the number that a spreadsheet shows beside it where no other row has that. */
function nameRow({ header, rows, nextNumber }: Sheet): SheetRow {
  const above = (rows[0]?.number ?? 2) - 1;
  const number = above > 0 && rows.every((row) => row.number !== above) ? above : nextNumber;
  return { number, line: number, cells: header };
}

function isSame(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length <= header.length && cells.every((cell, column) => oneLine(cell) === header[column]);
}

function oneLine(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim();
}
