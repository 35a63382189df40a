import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepBack, stepForward, type Kept } from '@shared/bulk/free-step';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { editCells, insertRows, pasteRange, removeRows } from '@shared/bulk/sheet-edits';
import { applyEvent, forAllIn, replay, startEditing, type EditedSheet, type SheetEvent } from '@shared/bulk/sheet-log';
import type { SheetStep } from '@shared/bulk/sheet-step';

const RUNS = process.env['SOAK'] === undefined ? 300 : 5_000;

const START = makeSheet({
  name: 's',
  header: ['A', 'B'],
  rows: [2, 3, 4, 5].map((line) => ({ line, cells: [`a${String(line)}`, `b${String(line)}`] })),
  notes: [],
});

const keep = (...rows: number[]): Kept => ({ locked: (row) => rows.includes(row), stays: (row) => rows.includes(row) });
const texts = ({ rows }: Sheet) => rows.map(({ number, cells }) => [number, ...cells]);

function done(edited: EditedSheet, step: SheetStep | null): EditedSheet {
  return step === null ? edited : applyEvent(edited, { event: 'do', step });
}

function back(edited: EditedSheet, kept: Kept): EditedSheet {
  const last = edited.done.at(-1);
  if (last === undefined) return edited;
  return applyEvent(edited, { event: 'undo', part: stepBack(edited.sheet, last, kept).step });
}

describe('a step that sets a text for all rows', () => {
  const step: SheetStep = {
    label: 'Set Severity for all rows',
    changes: [],
    forAll: { fieldId: 'severity', name: 'Severity', before: '', after: 'Major' },
  };

  it('stands in the history among those of cells, and says what it sets and what it takes back', () => {
    const before = startEditing(START);
    expect(forAllIn(before, { event: 'do', step })).toEqual({ fieldId: 'severity', name: 'Severity', text: 'Major' });
    const after = done(before, step);
    expect(after.done).toEqual([step]);
    expect(texts(after.sheet)).toEqual(texts(START));
    expect(forAllIn(after, { event: 'undo' })?.text).toBe('');
    const undone = applyEvent(after, { event: 'undo' });
    expect(forAllIn(undone, { event: 'redo' })?.text).toBe('Major');
    expect(forAllIn(done(before, editCells(START, [{ row: 2, column: 0, text: 'x' }])), { event: 'undo' })).toBeNull();
  });

  it('is taken back for the rows to come while a run has others, and comes back from the log as it was', () => {
    const after = done(startEditing(START), step);
    const part = stepBack(after.sheet, step, keep(2, 3, 4, 5)).step;
    expect(part).toEqual(step);
    expect(forAllIn(after, { event: 'undo', part })?.text).toBe('');
    const events = JSON.parse(JSON.stringify([{ event: 'do', step }])) as SheetEvent[];
    expect(replay(START, events)).toEqual(after);
  });
});

describe('taking a step back', () => {
  it('leaves the cells of a row that is in Jira as they were sent, and mends the others', () => {
    const edited = done(
      startEditing(START),
      editCells(START, [
        { row: 2, column: 0, text: 'sent' },
        { row: 3, column: 0, text: 'mine' },
      ]),
    );
    const { kept } = stepBack(edited.sheet, edited.done[0] as SheetStep, keep(2));
    expect(kept).toEqual([2]);
    const undone = back(edited, keep(2));
    expect(texts(undone.sheet).slice(0, 2)).toEqual([
      [2, 'sent', 'b2'],
      [3, 'a3', 'b3'],
    ]);
    expect(undone.done).toEqual([]);
  });

  it('takes out the row that was added, and not the one that stands in its place since a run took another', () => {
    let edited = done(startEditing(START), insertRows(START, 3, 1));
    edited = done(edited, insertRows(edited.sheet, 1, 1));
    expect(texts(edited.sheet).map(([number]) => number)).toEqual([2, 7, 3, 4, 6, 5]);
    const once = back(edited, keep(7));
    expect(texts(once.sheet).map(([number]) => number)).toEqual([2, 7, 3, 4, 6, 5]);
    expect(texts(back(once, keep(7)).sheet).map(([number]) => number)).toEqual([2, 7, 3, 4, 5]);
  });

  it('does not take a row out again by Redo that was sent after it had come back', () => {
    const removed = done(startEditing(START), removeRows(START, [3, 4]));
    const undone = applyEvent(removed, { event: 'undo' });
    const { step, kept } = stepForward(undone.sheet, undone.undone[0] as SheetStep, keep(3));
    expect(kept).toEqual([3]);
    expect(texts(applyEvent(undone, { event: 'redo', part: step }).sheet).map(([number]) => number)).toEqual([2, 3, 5]);
  });
});

type Act =
  | {
      readonly act: 'edit' | 'paste' | 'insert' | 'remove' | 'send' | 'free';
      readonly at: number;
      readonly text: string;
    }
  | { readonly act: 'undo' | 'redo' };

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        act: fc.constantFrom(
          'edit' as const,
          'paste' as const,
          'insert' as const,
          'remove' as const,
          'send' as const,
          'free' as const,
        ),
        at: fc.nat(6),
        text: fc.constantFrom('x', 'y', ''),
      }),
    },
  ),
  { maxLength: 40 },
);

it('whatever is done, sent, undone and done again, a row in a run stays with the cells that it was sent with', () => {
  fc.assert(
    fc.property(acts, (all) => {
      let edited = startEditing(START);
      const log: SheetEvent[] = [];
      const sent = new Map<number, readonly string[]>();
      const restored: [now: unknown, before: unknown][] = [];
      const kept: Kept = { locked: (row) => sent.has(row), stays: (row) => sent.has(row) };
      const event = (one: SheetEvent): void => {
        log.push(one);
        edited = applyEvent(edited, one);
      };
      const act = (step: SheetStep | null): void => {
        const free = step === null ? null : stepForward(edited.sheet, step, kept).step;
        if (free !== null) event({ event: 'do', step: free });
      };
      for (const one of all) {
        const { sheet } = edited;
        if (!('at' in one)) {
          const last = (one.act === 'undo' ? edited.done : edited.undone).at(-1);
          if (last === undefined) continue;
          const part = (one.act === 'undo' ? stepBack : stepForward)(sheet, last, kept).step;
          const before = edited.sheet;
          event({ event: one.act, part });
          // What was taken back comes again as it was, and the other way round.
          const again = applyEvent(edited, { event: one.act === 'undo' ? 'redo' : 'undo' });
          if (part !== null) restored.push([texts(again.sheet), texts(before)]);
          continue;
        }
        const row = sheet.rows[one.at % Math.max(1, sheet.rows.length)];
        if (one.act === 'insert') act(insertRows(sheet, one.at, 2));
        else if (one.act === 'paste') act(pasteRange(sheet, { row: one.at, column: 1 }, [[one.text, 'wide'], ['z']]));
        else if (row === undefined) continue;
        else if (one.act === 'edit') act(editCells(sheet, [{ row: row.number, column: one.at % 2, text: one.text }]));
        else if (one.act === 'remove') act(removeRows(sheet, [row.number, row.number + 2]));
        else if (one.act === 'send') sent.set(row.number, row.cells);
        else sent.delete(row.number);
        const rows = new Map(edited.sheet.rows.map(({ number, cells }) => [number, cells]));
        expect(rows.size).toBe(edited.sheet.rows.length);
        for (const [number, cells] of sent) expect(rows.get(number)?.slice(0, cells.length)).toEqual(cells);
        for (const { cells } of edited.sheet.rows) expect(cells).toHaveLength(edited.sheet.header.length);
      }
      for (const [now, before] of restored) expect(now).toEqual(before);
      const kepts = new Map(edited.sheet.rows.map(({ number, cells }) => [number, cells]));
      for (const [number, cells] of sent) expect(kepts.get(number)?.slice(0, cells.length)).toEqual(cells);
      expect(texts(replay(START, JSON.parse(JSON.stringify(log)) as SheetEvent[]).sheet)).toEqual(texts(edited.sheet));
    }),
    { numRuns: RUNS },
  );
});
