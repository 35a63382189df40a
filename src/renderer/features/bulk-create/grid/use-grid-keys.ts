import type { KeyboardEvent } from 'react';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { editCells, insertRows, removeRows } from '@shared/bulk/sheet-edits';
import { MOST_CLOSEST } from '../engine/most-closest';
import type { ShownPlan } from '../engine/messages';
import type { GridActs } from './grid-acts';
import type { GridColumn } from './columns';
import { groupOf, textWith } from './mend';
import { move, nextInOrder, rangeOf, type GridCell, type GridSize, type Selection } from './selection';
import { troubleAt } from './shown-rows';

export interface GridKeysInput {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly GridColumn[];
  readonly plan: ShownPlan | null;
  readonly selection: Selection;
  readonly size: GridSize;
  readonly onSelect: (selection: Selection) => void;
  readonly edit: (cell: GridCell) => void;
  readonly onClosePopover: () => void;
  readonly locked: (row: number) => boolean;
  readonly acts: GridActs;
}

/** The keys of a spreadsheet, and of a list of problems: `n` the next, `1` to `3` the closest value, with Alt in all alike. */
export function useGridKeys(input: GridKeysInput): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    // Keys of what stands in a cell, a link to the outbox, are its own.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (handle(event, input)) event.preventDefault();
  };
}

function handle(event: KeyboardEvent, input: GridKeysInput): boolean {
  const { selection, size, onSelect, edit, acts } = input;
  const { key, shiftKey: shift, altKey: alt } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && !alt) {
    const letter = key.toLowerCase();
    if (letter === 'z') return done(shift ? acts.redo : acts.undo);
    if (letter === 'y') return done(acts.redo);
    if (letter === 'f' || letter === 'h') return done(acts.find);
    if (letter === 'd') return done(() => fillDown(input));
    if (letter === 'a') {
      return done(() =>
        onSelect({ anchor: { row: 0, column: 0 }, cursor: { row: size.rows - 1, column: size.columns - 1 } }),
      );
    }
    if (key === '+' || key === '=') return done(() => acts.step(insertBelow(input)));
    if (key === '-') return done(() => removeSelected(input));
  }
  // Back and forward.
  if (alt && key.startsWith('Arrow')) return false;
  const moved = move(selection, { key, command, shift }, size);
  if (moved !== null) return done(() => onSelect(moved));
  if (key === 'Tab') {
    const next = nextInOrder(selection.cursor, shift, size);
    return next === null ? false : done(() => onSelect({ cursor: next, anchor: next }));
  }
  if (command) return false;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(key)?.[0];
  if (digit !== undefined && Number(digit) <= MOST_CLOSEST) return mend(input, Number(digit) - 1, alt);
  if (alt) return false;
  switch (key) {
    case 'F2':
    case 'Enter':
      return done(() => edit(selection.cursor));
    case 'Delete':
    case 'Backspace':
      return done(() => clear(input));
    case 'n':
      return done(acts.nextProblem);
    case 'Escape':
      return done(() => {
        input.onClosePopover();
        onSelect({ cursor: selection.cursor, anchor: selection.cursor });
      });
    default:
      return false;
  }
}

function done(work: () => void): true {
  work();
  return true;
}

/** Takes the closest value of this number; `all`: in all cells alike. */
function mend(
  { rows, columns, plan, selection, locked, acts, sheet }: GridKeysInput,
  index: number,
  all: boolean,
): boolean {
  const row = rows[selection.cursor.row];
  const column = columns[selection.cursor.column];
  if (row === undefined || column === undefined || plan === null || locked(row.number)) return false;
  const [problem] = troubleAt(plan.troubles.get(row.number), column.column);
  const choice = problem?.closest[index];
  if (problem === undefined || choice === undefined) return false;
  const group = groupOf(plan, row.number, problem);
  // Where the sheet has no column for it, the answer is one for all rows.
  if (group !== undefined && ((all && group.oneAnswer) || problem.column === null)) acts.fix(group.key, choice.text);
  else {
    const text = textWith(problem, row.cells[column.column] ?? '', choice.text, column.field);
    acts.step(editCells(sheet, [{ row: row.number, column: column.column, text }]));
  }
  return true;
}

function chosen({ rows, columns, selection, locked, acts }: GridKeysInput) {
  const { top, bottom, left, right } = rangeOf(selection);
  const inRange = rows.slice(top, bottom + 1);
  const free = inRange.filter(({ number }) => !locked(number));
  if (free.length < inRange.length)
    acts.say(`${String(inRange.length - free.length)} rows are on their way to Jira and stay as they are.`);
  return { free, across: columns.slice(left, right + 1) };
}

function clear(input: GridKeysInput): void {
  const { free, across } = chosen(input);
  const edits = free.flatMap(({ number }) => across.map(({ column }) => ({ row: number, column, text: '' })));
  input.acts.step(editCells(input.sheet, edits, 'Clear'));
}

function fillDown(input: GridKeysInput): void {
  const { free, across } = chosen(input);
  const [first, ...rest] = free;
  if (first === undefined) return;
  const edits = rest.flatMap(({ number }) =>
    across.map(({ column }) => ({ row: number, column, text: first.cells[column] ?? '' })),
  );
  input.acts.step(editCells(input.sheet, edits, 'Fill down'));
}

function insertBelow({ sheet, rows, selection }: GridKeysInput) {
  const number = rows[selection.cursor.row]?.number;
  const place = sheet.rows.findIndex((row) => row.number === number);
  return insertRows(sheet, place === -1 ? sheet.rows.length : place + 1, 1);
}

function removeSelected(input: GridKeysInput): void {
  const { free } = chosen(input);
  input.acts.step(
    removeRows(
      input.sheet,
      free.map(({ number }) => number),
    ),
  );
}
