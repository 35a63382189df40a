import type { ClipboardEvent } from 'react';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { editCells, type CellRange } from '@shared/bulk/sheet-edits';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { GridActs } from './grid-acts';
import { copiedText, pasted } from './clipboard';
import type { GridColumn } from './columns';

/** Copies, cuts and pastes ranges, as spreadsheets do. */
export function useGridClipboard({ sheet, rows, filtered, range, columns, locked, acts }: GridClipboardInput) {
  const mine = ({ target, currentTarget }: ClipboardEvent): boolean => target === currentTarget;
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', copiedText(rows, range));
  };
  return {
    /** The step that writes one cell. */
    write(row: number, column: number, text: string): SheetStep | null {
      const number = rows[row]?.number;
      const to = columns[column]?.column;
      return number === undefined || to === undefined ? null : editCells(sheet, [{ row: number, column: to, text }]);
    },
    onCopy(event: ClipboardEvent): void {
      if (mine(event)) copy(event);
    },
    onCut(event: ClipboardEvent): void {
      if (!mine(event)) return;
      copy(event);
      const free = rows.slice(range.top, range.bottom + 1).filter(({ number }) => !locked(number));
      const across = columns.slice(range.left, range.right + 1);
      const edits = free.flatMap(({ number }) => across.map(({ column }) => ({ row: number, column, text: '' })));
      acts.step(editCells(sheet, edits, 'Cut'));
    },
    onPaste(event: ClipboardEvent): void {
      if (!mine(event)) return;
      event.preventDefault();
      const paste = {
        plain: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      };
      const made = pasted({ sheet, shown: rows, all: !filtered, range, locked }, paste);
      if (made.ok) acts.step(made.step);
      else acts.say(made.why);
    },
  };
}

export interface GridClipboardInput {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly filtered: boolean;
  readonly range: CellRange;
  readonly columns: readonly GridColumn[];
  readonly locked: (row: number) => boolean;
  readonly acts: GridActs;
}
