import { readPastedCells } from '@shared/bulk/read-paste';
import { TableRefused } from '@shared/bulk/reading/table-limits';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { editCells, pasteRange, type CellRange } from '@shared/bulk/sheet-edits';
import type { SheetStep } from '@shared/bulk/sheet-step';

/** The texts of a range, as spreadsheets take them: tabs between cells, quoted where a cell holds a tab, a quote or a line break. Pure. */
export function copiedText(rows: readonly SheetRow[], { top, bottom, left, right }: CellRange): string {
  return rows
    .slice(top, bottom + 1)
    .map(({ cells }) =>
      cells
        .slice(left, right + 1)
        .map(quoted)
        .join('\t'),
    )
    .join('\r\n');
}

function quoted(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export type Pasted =
  | { readonly ok: true; readonly step: SheetStep | null }
  /** Why it was not pasted, in a sentence. */
  | { readonly ok: false; readonly why: string };

/**
 * What a paste does to a sheet. One cell fills the whole range; several go from its corner on, beyond the last row where all rows are shown.
 * Rows that are `locked` keep what they say: their issues are made already. Pure.
 */
export function pasted(
  { sheet, shown, all, range, locked }: PasteInto,
  paste: { readonly plain: string; readonly html: string },
): Pasted {
  let cells: readonly (readonly string[])[];
  try {
    cells = readPastedCells(paste);
  } catch (error) {
    if (error instanceof TableRefused) return { ok: false, why: error.message };
    throw error;
  }
  const [first] = cells;
  if (first === undefined) return { ok: true, step: null };
  const single = cells.length === 1 && first.length === 1;
  const height = single ? range.bottom - range.top + 1 : cells.length;
  const width = single ? range.right - range.left + 1 : cells.reduce((most, row) => Math.max(most, row.length), 0);
  const into = shown.slice(range.top, range.top + height);
  const kept = into.filter(({ number }) => locked(number)).length;
  if (kept > 0) {
    const some = kept === 1 ? 'A row of this range is on its' : `${String(kept)} rows of this range are on their`;
    return { ok: false, why: `${some} way to Jira. Nothing was pasted.` };
  }
  if (!single && all) return { ok: true, step: pasteRange(sheet, { row: range.top, column: range.left }, cells) };
  const edits = into.flatMap(({ number }, down) =>
    Array.from({ length: width }, (_, across) => ({
      row: number,
      column: range.left + across,
      text: single ? (first[0] ?? '') : cells[down]?.[across],
    })),
  );
  const written = edits.flatMap(({ text, ...edit }) => (text === undefined ? [] : [{ ...edit, text }]));
  return { ok: true, step: editCells(sheet, written, `Paste ${String(height)} × ${String(width)} cells`) };
}

export interface PasteInto {
  readonly sheet: Sheet;
  /** The rows in sight, in their order. */
  readonly shown: readonly SheetRow[];
  /** No filter: `shown` are all rows, and a paste may add some. */
  readonly all: boolean;
  readonly range: CellRange;
  readonly locked: (row: number) => boolean;
}
