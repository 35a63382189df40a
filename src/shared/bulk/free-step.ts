import { assertNever } from '../assert-never';
import { padded, type Sheet, type SheetRow } from './sheet';
import { applyStep, undoStep, type CellChange, type SheetChange, type SheetStep } from './sheet-step';

/** Which rows keep what they say, by number. */
export interface Kept {
  /** What stands in their cells stays. */
  readonly locked: (row: number) => boolean;
  /** They are not taken out of the sheet: a run knows them. */
  readonly stays: (row: number) => boolean;
}

export interface FreeStep {
  /** What is left of the step, against the sheet as it stands; `null` where nothing is. */
  readonly step: SheetStep | null;
  /** Rows that the step would have changed, and that keep what they say. */
  readonly kept: readonly number[];
}

/** What a step does to the rows that are free. Pure. */
export function stepForward(sheet: Sheet, step: SheetStep, kept: Kept): FreeStep {
  return walk(sheet, step, step.changes, kept, forward, applyStep);
}

/**
 * What taking a step back does to the rows that are free, as the step that brings it back: it may have been done long ago, and rows that a run
 * took since then stand where they stand. Pure.
 */
export function stepBack(sheet: Sheet, step: SheetStep, kept: Kept): FreeStep {
  const { step: back, kept: rows } = walk(sheet, step, step.changes.toReversed(), kept, backward, undoStep);
  return { step: back === null ? null : { ...back, changes: back.changes.toReversed() }, kept: rows };
}

/** The changes that one change comes to, in the order in which they are carried out, and the rows that were passed by. */
type Part = (sheet: Sheet, change: SheetChange, kept: Kept, passed: (row: number) => void) => readonly SheetChange[];

function walk(
  sheet: Sheet,
  { label, forAll }: SheetStep,
  changes: readonly SheetChange[],
  kept: Kept,
  part: Part,
  carryOut: (sheet: Sheet, step: SheetStep) => Sheet,
): FreeStep {
  // Where a run has rows of the sheet, its columns are called as they are: what each is for goes by that.
  const renames = changes.some(({ op }) => op === 'name-columns');
  if (renames && sheet.rows.some(({ number }) => kept.stays(number))) return { step: null, kept: [] };
  const rows = new Set<number>();
  const made: SheetChange[] = [];
  let now = sheet;
  for (const change of changes) {
    for (const each of part(now, change, kept, (row) => rows.add(row))) {
      made.push(each);
      now = carryOut(now, { label, changes: [each] });
    }
  }
  if (made.length === 0 && forAll === undefined) return { step: null, kept: [...rows] };
  const step = { label, changes: made, ...(forAll === undefined ? {} : { forAll }) };
  return { step, kept: [...rows] };
}

function forward(sheet: Sheet, change: SheetChange, kept: Kept, passed: (row: number) => void): readonly SheetChange[] {
  switch (change.op) {
    case 'cells':
      return cellsOf(sheet, change.cells, kept, passed, 'after');
    case 'insert':
      return inserted(sheet, change, 'insert');
    case 'remove':
      return removed(sheet, change.rows, kept, passed, 'remove').toReversed();
    case 'widen':
    case 'narrow':
    case 'name-columns':
      return [change];
    default:
      return assertNever(change);
  }
}

function backward(
  sheet: Sheet,
  change: SheetChange,
  kept: Kept,
  passed: (row: number) => void,
): readonly SheetChange[] {
  switch (change.op) {
    case 'cells':
      return cellsOf(sheet, change.cells, kept, passed, 'before');
    case 'insert':
      return removed(sheet, change.rows, kept, passed, 'insert').toReversed();
    case 'remove':
      return inserted(sheet, change, 'remove');
    // Columns are counted from the end: where one stayed that a run has filled, so do those before it.
    case 'widen':
      return sheet.rows.some(({ number }) => kept.stays(number)) ? [] : [change];
    case 'narrow':
    case 'name-columns':
      return [change];
    default:
      return assertNever(change);
  }
}

function cellsOf(
  { rows }: Sheet,
  cells: readonly CellChange[],
  { locked }: Kept,
  passed: (row: number) => void,
  to: 'before' | 'after',
): readonly SheetChange[] {
  const texts = new Map(rows.map((row) => [row.number, row.cells]));
  const free: CellChange[] = [];
  for (const cell of cells) {
    const now = texts.get(cell.row)?.[cell.column];
    if (now === undefined) continue;
    const wanted = cell[to];
    if (locked(cell.row)) {
      if (now !== wanted) passed(cell.row);
    } else if (to === 'after') free.push({ ...cell, before: now });
    else free.push({ ...cell, after: now });
  }
  const changes = free.some(({ before, after }) => before !== after);
  return changes ? [{ op: 'cells', cells: free }] : [];
}

/** Rows that are not in the sheet, as wide as it is now. */
function inserted(
  { rows, header }: Sheet,
  change: Extract<SheetChange, { op: 'insert' | 'remove' }>,
  op: 'insert' | 'remove',
): readonly SheetChange[] {
  const there = new Set(rows.map(({ number }) => number));
  const news = change.rows.filter(({ number }) => !there.has(number));
  if (news.length === 0) return [];
  const wide = news.map((row) => ({ ...row, cells: padded(row.cells, header.length).slice(0, header.length) }));
  return [{ op, at: Math.min(change.at, rows.length), rows: wide }];
}

/** Those of some rows that may go, where they stand and as they are now; what stands beside each other goes as one, first to last. */
function removed(
  { rows }: Sheet,
  wanted: readonly SheetRow[],
  { stays }: Kept,
  passed: (row: number) => void,
  op: 'insert' | 'remove',
): readonly SheetChange[] {
  const numbers = new Set(wanted.map(({ number }) => number));
  const runs: { at: number; rows: SheetRow[] }[] = [];
  for (const [at, row] of rows.entries()) {
    if (!numbers.has(row.number)) continue;
    if (stays(row.number)) {
      passed(row.number);
      continue;
    }
    const last = runs.at(-1);
    if (last !== undefined && last.at + last.rows.length === at) last.rows.push(row);
    else runs.push({ at, rows: [row] });
  }
  return runs.map((run) => ({ op, ...run }));
}
