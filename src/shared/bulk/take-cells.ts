import { fold } from '../fold';
import type { JsonValue } from '../json';
import type { TypeForm } from './bulk-site';
import { placed, type PlacedRead } from './kept-cells';
import type { Problem } from './problem';
import type { Question } from './question';
import { readCell } from './read-cell';
import { offScreen, saidTwice } from './row-problems';
import type { SheetPlace, Slot, TypePlace } from './type-place';

/** A row while it is read. */
export interface OpenRow {
  readonly values: Record<string, JsonValue>;
  readonly problems: Problem[];
  readonly asked: Question[];
  /** Fields that have something wrong or open in them already. */
  readonly spoilt: Set<string>;
  /** What filled a field that several columns may fill. */
  readonly said: Map<string, { readonly column: number; readonly text: string }>;
  /** Something stands in it of which the compiler may have something to say. */
  unsure: boolean;
}

export function openRow(
  { initial, initialUnsure }: Pick<TypePlace, 'initial' | 'initialUnsure'>,
  problems: Problem[],
): OpenRow {
  const values = startFrom(initial);
  return { values, problems, asked: [], spoilt: new Set(), said: new Map(), unsure: initialUnsure };
}

/**
 * A copy without a prototype. Rows fill in different fields in thousands of combinations, and an object of that kind costs the same for each
 * of them: the usual kind gets a hidden class for every combination, which took half of the time and memory of a large sheet.
 */
function startFrom(initial: TypePlace['initial']): Record<string, JsonValue> {
  return Object.assign(Object.create(null) as Record<string, JsonValue>, initial);
}

/** Fills a row from its cells, and from the texts for all rows where it says nothing. */
export function takeCells(
  cells: readonly string[],
  { slots, defaults }: Pick<TypePlace, 'slots' | 'defaults'>,
  form: TypeForm,
  open: OpenRow,
  sheet: Pick<SheetPlace, 'header' | 'found'>,
): void {
  for (const slot of slots) {
    const cell = cells[slot.column];
    if (cell !== undefined && cell !== '') take(cell, slot, form, open, sheet);
  }
  for (const { of, read } of defaults) {
    const isSaid = slots.some(({ fieldId, column }) => fieldId === of.fieldId && (cells[column] ?? '').trim() !== '');
    if (!isSaid) put(open, of.fieldId, read, false);
  }
}

function take(
  cell: string,
  slot: Slot,
  form: TypeForm,
  open: OpenRow,
  { header, found }: Pick<SheetPlace, 'header' | 'found'>,
): void {
  const { field, fieldId, fieldName, column, whyNot, joins, kept } = slot;
  if (field === null || whyNot !== null) {
    if (cell.trim() === '') return;
    let problem = slot.offScreen.get(cell);
    if (problem === undefined) {
      problem = offScreen(form, { fieldId, fieldName }, whyNot, cell, column);
      slot.offScreen.set(cell, problem);
    }
    open.problems.push(problem);
    open.spoilt.add(fieldId);
    return;
  }
  if (slot.fallsBack && cell.trim() !== '') {
    const first = open.said.get(fieldId);
    if (first !== undefined) {
      if (fold(first.text) === fold(cell.trim())) return;
      const by = (header[first.column] ?? '').trim();
      open.problems.push(saidTwice({ fieldId, fieldName }, by, cell, column));
      open.spoilt.add(fieldId);
      return;
    }
    open.said.set(fieldId, { column, text: cell.trim() });
  }
  let read = kept.get(cell);
  if (read === undefined) {
    read = placed(readCell(cell, field, slot.reading, found), field, column);
    kept.set(cell, read);
  }
  put(open, fieldId, read, joins);
}

function put(open: OpenRow, fieldId: string, read: PlacedRead, joins: boolean): void {
  for (const problem of read.problems) open.problems.push(problem);
  for (const each of read.asked) open.asked.push(each);
  if (read.problems.length > 0 || (read.value === null && read.asked.length > 0)) open.spoilt.add(fieldId);
  if (read.value === null) return;
  const before = joins ? open.values[fieldId] : undefined;
  // Of several lists that become one it is told anew.
  if (!read.sendable || before !== undefined) open.unsure = true;
  open.values[fieldId] =
    Array.isArray(before) && Array.isArray(read.value)
      ? [...(before as readonly JsonValue[]), ...(read.value as readonly JsonValue[])]
      : read.value;
}
