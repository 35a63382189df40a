import { useEffect, type KeyboardEvent as ReactKey, type RefObject } from 'react';
import type { TypeForm } from '@shared/bulk/bulk-site';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import { editCells, insertRows, removeRows } from '@shared/bulk/sheet-edits';
import { isAsked } from '../is-asked';
import { MOST_CLOSEST } from '../engine/most-closest';
import type { ShownPlan } from '../engine/messages';
import type { GridActs } from './grid-acts';
import { fitWidth } from './columns';
import type { GridColumn } from './grid-column';
import { groupOf, textWith } from './mend';
import { isPlainKey } from './plain-keys';
import {
  move,
  nextInOrder,
  rangeOf,
  wholeColumns,
  wholeRows,
  type GridCell,
  type GridSize,
  type Selection,
} from './selection';
import { troubleAt } from './shown-rows';

export interface GridKeysInput {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly GridColumn[];
  readonly plan: ShownPlan | null;
  readonly selection: Selection;
  readonly size: GridSize;
  readonly onSelect: (selection: Selection) => void;
  /** `replaces`: what is written takes the place of the text. */
  readonly edit: (cell: GridCell, replaces?: boolean) => void;
  readonly types: readonly TypeForm[];
  /** What is wrong in the cell is shown. */
  readonly isProblemShown: boolean;
  readonly onClosePopover: () => void;
  /** Scrolls back to where the columns begin. */
  readonly toStart: () => void;
  readonly locked: (row: number) => boolean;
  readonly acts: GridActs;
}

/** A key as React or the document tells of it. */
export interface PressedKey extends Pick<
  KeyboardEvent,
  'key' | 'code' | 'repeat' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'preventDefault' | 'stopPropagation'
> {
  getModifierState(key: 'AltGraph'): boolean;
}

/**
 * The keys of a spreadsheet, where a letter begins to write in the cell, and of a list of problems: F8 the next, Ctrl and a number the closest
 * value, Alt and a number the same in all alike. `n` and the numbers alone do it where a problem is shown and no value begins with them.
 */
export function onGridKey(event: ReactKey<HTMLElement>, input: GridKeysInput): void {
  // Keys of what stands in a cell, a link to the outbox, are its own.
  if (event.target === event.currentTarget && !event.nativeEvent.isComposing) press(event, input);
}

/** The same keys where nothing has the focus: what had it is gone, and the rows are what the page is about. `scroll` is hidden with them. */
export function useKeysFromNowhere(
  scroll: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  input: GridKeysInput,
): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.activeElement !== document.body) return;
      // Tab goes on from where somebody clicked.
      if (event.key === 'Tab' || isAsked()) return;
      if (scroll.current === null || getComputedStyle(scroll.current).display === 'none') return;
      if (press(event, input)) grid.current?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}

/** Whether the key is one of the rows. */
function press(event: PressedKey, input: GridKeysInput): boolean {
  if (handle(event, input)) {
    event.preventDefault();
    return true;
  }
  if (!isWritten(event)) return false;
  // The box that opens has the focus before the letter is written: it lands there, whatever wrote it.
  event.stopPropagation();
  input.edit(input.selection.cursor, true);
  return true;
}

/** A key that writes something. `?` is asked for help everywhere. */
function isWritten(event: PressedKey): boolean {
  const { key } = event;
  if (key === 'Process' || key === 'Dead') return true;
  const commands = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return [...key].length === 1 && key !== '?' && !commands;
}

function handle(event: PressedKey, input: GridKeysInput): boolean {
  const { selection, size, onSelect, edit, acts } = input;
  const { key, shiftKey: shift, altKey: alt } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && !alt) {
    const letter = key.toLowerCase();
    if (letter === 'z') return done(shift ? acts.redo : acts.undo);
    if (letter === 'y') return done(acts.redo);
    if (letter === 'f' || letter === 'h') return done(acts.find);
    // A key that is still held down was for what stood here before.
    if (key === 'Enter') return event.repeat || done(acts.create);
    if (letter === 'd') return done(() => fillDown(input));
    if (letter === 'a') {
      return done(() =>
        onSelect({ anchor: { row: 0, column: 0 }, cursor: { row: size.rows - 1, column: size.columns - 1 } }),
      );
    }
    if (key === ' ') return done(() => onSelect(wholeColumns(selection, size)));
    if (key === '+' || key === '=') return done(() => acts.step(insertBelow(input)));
    if (key === '-') return done(() => removeSelected(input));
  }
  if (alt && shift && !command && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return widen(input, key === 'ArrowRight');
  // Back and forward.
  if (alt && key.startsWith('Arrow')) return false;
  const moved = move(selection, { key, command, shift }, size);
  if (moved !== null) {
    return done(() => {
      onSelect(moved);
      if (key === 'Home' || (command && key === 'ArrowLeft')) input.toStart();
    });
  }
  if (key === 'Tab') {
    const next = nextInOrder(selection.cursor, shift, size);
    return next === null ? false : done(() => onSelect({ cursor: next, anchor: next }));
  }
  if (event.getModifierState('AltGraph')) return false;
  const plain = !command && !alt;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(key)?.[0];
  if (digit !== undefined && Number(digit) <= MOST_CLOSEST && (!plain || (!shift && isCommand(input, digit))))
    return mend(input, Number(digit) - 1, alt);
  if (!plain) return false;
  switch (key) {
    case 'F2':
    case 'Enter':
      return done(() => edit(selection.cursor));
    case 'Delete':
    case 'Backspace':
      return done(() => clear(input));
    case 'F8':
      return done(() => acts.nextProblem(shift));
    case 'n':
      return isCommand(input, key) && done(() => acts.nextProblem());
    case ' ':
      return done(() => (shift ? onSelect(wholeRows(selection, size)) : edit(selection.cursor)));
    case 'Escape':
      return done(() => {
        if (input.isProblemShown) input.onClosePopover();
        else acts.endFind();
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

/** Makes the column of the cursor wider, or narrower. */
function widen({ columns, selection, acts }: GridKeysInput, wider: boolean): true {
  const column = columns[selection.cursor.column];
  if (column !== undefined) acts.width(column.column, fitWidth(column.width + (wider ? WIDER_BY : -WIDER_BY)), true);
  return true;
}

const WIDER_BY = 24;

/** A problem is shown, and nobody would begin to write a value of the cell with this key. */
function isCommand({ isProblemShown, columns, selection, types }: GridKeysInput, key: string): boolean {
  const column = columns[selection.cursor.column];
  return isProblemShown && column !== undefined && isPlainKey(key, column, types);
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
  const { top, bottom, left, right } = rangeOf(input.selection);
  const { rows, columns } = input.size;
  // Ctrl Space, Ctrl - takes a column away in a spreadsheet: here all rows would go.
  if (rows > 1 && bottom - top + 1 === rows && right - left + 1 < columns) {
    input.acts.say('A column is left out where the columns are mapped. Choose all cells to remove all rows.');
    return;
  }
  const { free } = chosen(input);
  input.acts.step(
    removeRows(
      input.sheet,
      free.map(({ number }) => number),
    ),
  );
}
