import { useEffect, type RefObject } from 'react';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { editCells, type CellRange } from '@shared/bulk/sheet-edits';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { GridActs } from './grid-acts';
import { addedWords, copiedText, pasted } from './clipboard';
import type { GridColumn } from './grid-column';

const EVENTS = ['copy', 'cut', 'paste'] as const;

/** Copies, cuts and pastes ranges, as spreadsheets do, while the focus is in the grid and in no text box; answers what writes one cell. */
export function useGridClipboard({ place, sheet, rows, filtered, range, columns, locked, acts }: GridClipboardInput) {
  const copy = (data: DataTransfer): void => data.setData('text/plain', copiedText(rows, range));
  const cut = (data: DataTransfer): void => {
    copy(data);
    const free = rows.slice(range.top, range.bottom + 1).filter(({ number }) => !locked(number));
    const across = columns.slice(range.left, range.right + 1);
    const edits = free.flatMap(({ number }) => across.map(({ column }) => ({ row: number, column, text: '' })));
    acts.step(editCells(sheet, edits, 'Cut'));
  };
  const paste = (data: DataTransfer): void => {
    const given = { plain: data.getData('text/plain'), html: data.getData('text/html') };
    const made = pasted({ sheet, shown: rows, range, locked }, given);
    if (!made.ok) {
      acts.say(made.why);
      return;
    }
    const { step } = made;
    const text = step === null ? null : addedWords(step, filtered);
    if (step === null || text === null) {
      acts.step(step);
      return;
    }
    // Where columns go is said on the page before; rows that are out of sight are there.
    const wider = step.changes.some(({ op }) => op === 'widen');
    const action = { label: 'Map them', run: () => acts.map(sheet.header.length) };
    acts.step(step, wider ? { text, action } : { text });
  };
  useEffect(() => {
    // Where these events are sent depends on where a selection of text begins, not on what has the focus.
    const hear = (event: ClipboardEvent): void => {
      const { clipboardData: data, type } = event;
      if (data === null || event.defaultPrevented || place.current === null || !isMine(place.current)) return;
      if (type !== 'paste' && isTextSelected(place.current)) return;
      event.preventDefault();
      if (type === 'copy') copy(data);
      else if (type === 'cut') cut(data);
      else paste(data);
    };
    for (const type of EVENTS) document.addEventListener(type, hear);
    return () => {
      for (const type of EVENTS) document.removeEventListener(type, hear);
    };
  });
  return {
    /** The step that writes one cell, of the row with this number. */
    write(number: number, column: number, text: string): SheetStep | null {
      const to = columns[column]?.column;
      return to === undefined ? null : editCells(sheet, [{ row: number, column: to, text }]);
    },
  };
}

/** The focus is in the grid, or nowhere: what had it is gone, and the grid is what the page is about. */
function isMine(place: HTMLElement): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return place.contains(activeElement) && activeElement.closest('input, textarea, [contenteditable="true"]') === null;
}

/** Somebody has marked words beside the grid, to copy these. */
function isTextSelected(place: HTMLElement): boolean {
  const selection = window.getSelection();
  return selection !== null && selection.toString() !== '' && !place.contains(selection.anchorNode);
}

export interface GridClipboardInput {
  /** The grid with what stands over it. */
  readonly place: RefObject<HTMLElement | null>;
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly filtered: boolean;
  readonly range: CellRange;
  readonly columns: readonly GridColumn[];
  readonly locked: (row: number) => boolean;
  readonly acts: GridActs;
}
