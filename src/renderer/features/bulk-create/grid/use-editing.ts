import { useCallback, useEffect, useState } from 'react';
import type { SheetRow } from '@shared/bulk/sheet';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { GridColumn } from './grid-column';
import type { GridActs } from './grid-acts';
import { at, move, type GridCell, type GridSize, type Selection } from './selection';
import type { EditEnd, OnEnd } from './use-ending';

/** The cell that somebody writes in. */
export interface EditedPlace {
  /** The row's number: rows come and go above it while a run goes on. */
  readonly row: number;
  /** Its place among the columns. */
  readonly column: number;
  /** A letter opened it: what is written takes the place of the text. */
  readonly replaces: boolean;
}

export interface EditingInput {
  readonly rows: readonly SheetRow[];
  readonly size: GridSize;
  readonly locked: (row: number) => boolean;
  readonly write: (row: number, column: number, text: string) => SheetStep | null;
  readonly refocus: () => void;
  readonly onSelect: (selection: Selection) => void;
  readonly acts: Pick<GridActs, 'say' | 'step' | 'editing'>;
}

const KEYS: Readonly<Record<EditEnd, string>> = {
  stay: '',
  leave: '',
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
};

/** Which cell is edited, and what becomes of what is written there. */
export function useEditing({ rows, size, locked, write, refocus, onSelect, acts }: EditingInput) {
  const [editing, setEditing] = useState<EditedPlace | null>(null);
  const isEditing = editing !== null;
  useEffect(() => {
    acts.editing(isEditing);
    return () => acts.editing(false);
  }, [acts, isEditing]);

  const edit = useCallback(
    (cell: GridCell, replaces = false): void => {
      const number = rows[cell.row]?.number;
      if (number === undefined) return;
      if (locked(number))
        acts.say(`Row ${String(number)} is on its way to Jira or there already. Open its issue to edit it.`);
      else setEditing({ row: number, column: cell.column, replaces });
    },
    [acts, locked, rows],
  );
  const endEdit: OnEnd = (text, end) => {
    if (editing === null) return;
    setEditing(null);
    if (text !== null) acts.step(write(editing.row, editing.column, text));
    if (end === 'leave') return;
    refocus();
    const sideways = end === 'left' || end === 'right';
    const index = rows.findIndex(({ number }) => number === editing.row);
    if (index === -1 || (text === null && !sideways)) return;
    const to = move(at(index, editing.column), { key: KEYS[end], command: false, shift: false }, size);
    if (to !== null) onSelect(to);
  };
  return { editing, edit, endEdit };
}

/** The cell that is edited, as long as it is among those that are shown. Pure. */
export function editedCell(
  editing: EditedPlace | null,
  rows: readonly SheetRow[],
  columns: readonly GridColumn[],
): { readonly index: number; readonly row: SheetRow; readonly column: GridColumn } | null {
  const index = editing === null ? -1 : rows.findIndex(({ number }) => number === editing.row);
  const row = rows[index];
  const column = editing === null ? undefined : columns[editing.column];
  return row === undefined || column === undefined ? null : { index, row, column };
}
