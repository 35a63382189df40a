import type { Sheet } from './sheet';
import { editCells, type CellEdit } from './sheet-edits';
import type { SheetStep } from './sheet-step';

export interface FindInput {
  readonly find: string;
  readonly matchCase: boolean;
  /** Only cells that hold nothing else. */
  readonly wholeCell: boolean;
  /** Only in these columns; `null` for all. */
  readonly columns: readonly number[] | null;
}

/** The cells that hold a text, in reading order. Pure. */
export function findCells(
  sheet: Sheet,
  input: FindInput,
): readonly { readonly row: number; readonly column: number }[] {
  const finder = finderOf(input);
  if (finder === null) return [];
  const columns = input.columns ?? sheet.header.map((_, column) => column);
  return sheet.rows.flatMap(({ number, cells }) =>
    columns.filter((column) => finder.test(cells[column] ?? '')).map((column) => ({ row: number, column })),
  );
}

/** Replaces a text wherever it is found, as one step; `null` where it is not. The replacement is taken as it stands. Pure. */
export function replaceAll(sheet: Sheet, input: FindInput, replacement: string): SheetStep | null {
  const finder = finderOf(input, 'g');
  if (finder === null) return null;
  const columns = input.columns ?? sheet.header.map((_, column) => column);
  const edits: CellEdit[] = sheet.rows.flatMap(({ number, cells }) =>
    columns.map((column) => ({
      row: number,
      column,
      text: (cells[column] ?? '').replace(finder, () => replacement),
    })),
  );
  return editCells(sheet, edits, `Replace “${input.find}”`);
}

function finderOf({ find, matchCase, wholeCell }: FindInput, flags = ''): RegExp | null {
  if (find === '') return null;
  const escaped = find.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  return new RegExp(wholeCell ? `^${escaped}$` : escaped, `${flags}${matchCase ? '' : 'i'}`);
}
