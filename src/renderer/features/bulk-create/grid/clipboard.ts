import { readPastedCells } from '@shared/bulk/read-paste';
import { TableRefused } from '@shared/bulk/reading/table-limits';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { pasteInto, type CellRange } from '@shared/bulk/sheet-edits';
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
 * What a paste does to a sheet. One cell fills the whole range; several go from its corner on over the rows in sight, and what is more than
 * these adds rows and columns at the end of the sheet. Rows that are `locked` keep what they say: their issues are made already. Pure.
 */
export function pasted(
  { sheet, shown, range, locked }: PasteInto,
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
  const into = shown.slice(range.top, range.top + (single ? range.bottom - range.top + 1 : cells.length));
  const kept = into.filter(({ number }) => locked(number)).length;
  if (kept > 0) {
    const some = kept === 1 ? 'A row of this range is on its' : `${String(kept)} rows of this range are on their`;
    return { ok: false, why: `${some} way to Jira. Nothing was pasted.` };
  }
  if (!single) return { ok: true, step: pasteInto(sheet, into, range.left, cells) };
  const across = Array.from({ length: range.right - range.left + 1 }, () => first[0] ?? '');
  return {
    ok: true,
    step: pasteInto(
      sheet,
      into,
      range.left,
      into.map(() => across),
    ),
  };
}

export interface PasteInto {
  readonly sheet: Sheet;
  /** The rows in sight, in their order. */
  readonly shown: readonly SheetRow[];
  readonly range: CellRange;
  readonly locked: (row: number) => boolean;
}

/** Rows and columns that a step adds out of sight, in a sentence; `null` for none. Pure. */
export function addedWords({ changes }: SheetStep, filtered: boolean): string | null {
  const rows = changes.reduce((count, change) => count + (change.op === 'insert' ? change.rows.length : 0), 0);
  const columns = changes.reduce((count, change) => count + (change.op === 'widen' ? change.header.length : 0), 0);
  const added: string[] = [];
  // Without a filter they stand below those that were there.
  if (filtered && rows > 0)
    added.push(
      rows === 1
        ? '1 row was added at the end of the sheet'
        : `${counted(rows)} rows were added at the end of the sheet`,
    );
  if (columns > 0)
    added.push(
      columns === 1
        ? '1 column was added, which goes nowhere yet'
        : `${counted(columns)} columns were added, which go nowhere yet`,
    );
  return added.length === 0 ? null : added.join('; ');
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
