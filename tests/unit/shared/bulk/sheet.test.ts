import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCells, replaceAll } from '@shared/bulk/find-and-replace';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { editCells, fillDown, fillRange, insertRows, pasteRange, removeRows } from '@shared/bulk/sheet-edits';
import { applyEvent, replay, startEditing, type SheetEvent } from '@shared/bulk/sheet-log';
import { applyStep, undoStep, type SheetStep } from '@shared/bulk/sheet-step';

const RUNS = process.env['SOAK'] === undefined ? 150 : 5_000;

function sheetOf(rows: readonly (readonly string[])[], header = ['A', 'B', 'C']): Sheet {
  return makeSheet({ name: 's', header, rows: rows.map((cells, index) => ({ line: index + 2, cells })), notes: [] });
}

const THREE = sheetOf([
  ['a1', 'b1', 'c1'],
  ['a2', 'b2', 'c2'],
  ['a3', 'b3', 'c3'],
]);

function done(sheet: Sheet, step: SheetStep | null): readonly (readonly string[])[] {
  return (step === null ? sheet : applyStep(sheet, step)).rows.map(({ cells }) => cells);
}

describe('the rows of a sheet', () => {
  it('are as wide as the widest, and so is the header', () => {
    const sheet = makeSheet({
      name: 's',
      header: ['A'],
      rows: [
        { line: 2, cells: ['1', '2'] },
        { line: 3, cells: [] },
      ],
      notes: [],
    });
    expect(sheet.header).toEqual(['A', '']);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['', ''],
    ]);
  });

  it('have the numbers that a spreadsheet shows, where a file counts the lines inside its cells', () => {
    const rows = [
      { line: 2, cells: ['x', 'one\ntwo\r\nthree'] },
      { line: 5, cells: ['y', ''] },
      { line: 7, cells: ['z', 'a\nb'] },
      { line: 9, cells: ['', 'end'] },
    ];
    expect(makeSheet({ name: 's', header: ['A', 'B'], rows, notes: [] }).rows.map(({ number }) => number)).toEqual([
      2, 3, 5, 6,
    ]);
  });

  it('keep the numbers of a workbook, where rows are counted', () => {
    const rows = [
      { line: 2, cells: ['x', 'one\ntwo'] },
      { line: 3, cells: ['y', ''] },
      { line: 6, cells: ['z', ''] },
    ];
    expect(makeSheet({ name: 's', header: ['A', 'B'], rows, notes: [] }).rows.map(({ number }) => number)).toEqual([
      2, 3, 6,
    ]);
  });

  it('keep the numbers that a run gave them, in a file of ours', () => {
    const rows = [
      { line: 2, cells: ['x', '44'] },
      { line: 3, cells: ['y', '12'] },
    ];
    const sheet = makeSheet({ name: 's', header: ['A', 'Workbench row'], rows, notes: [] });
    expect(sheet.header).toEqual(['A']);
    expect(sheet.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [44, 'x'],
      [12, 'y'],
    ]);
    expect(sheet.nextNumber).toBe(45);
  });
});

describe('editing', () => {
  it('leaves the rows that it does not touch the same objects', () => {
    const step = editCells(THREE, [{ row: 3, column: 1, text: 'new' }]);
    const after = step === null ? THREE : applyStep(THREE, step);
    expect(after.rows[0]).toBe(THREE.rows[0]);
    expect(after.rows[1]?.cells).toEqual(['a2', 'new', 'c2']);
  });

  it('is no step where nothing changes, or the cell is not there', () => {
    expect(
      editCells(THREE, [
        { row: 3, column: 1, text: 'b2' },
        { row: 99, column: 0, text: 'x' },
        { row: 2, column: 9, text: 'x' },
      ]),
    ).toBeNull();
    expect(insertRows(THREE, 0, 0)).toBeNull();
    expect(removeRows(THREE, [99])).toBeNull();
    expect(pasteRange(THREE, { row: 0, column: 0 }, [['a1']])).toBeNull();
  });

  it('pastes over the end: rows and columns are added', () => {
    const step = pasteRange(THREE, { row: 2, column: 2 }, [
      ['x', 'y'],
      ['z', 'w'],
    ]);
    const after = step === null ? THREE : applyStep(THREE, step);
    expect(after.header).toEqual(['A', 'B', 'C', '']);
    expect(after.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [2, 'a1', 'b1', 'c1', ''],
      [3, 'a2', 'b2', 'c2', ''],
      [4, 'a3', 'b3', 'x', 'y'],
      [5, '', '', 'z', 'w'],
    ]);
    expect(step?.label).toBe('Paste 2 × 2 cells');
  });

  it('fills down with the uppermost rows, and a range with one text', () => {
    expect(done(THREE, fillDown(THREE, { top: 0, bottom: 2, left: 0, right: 0 }))).toEqual([
      ['a1', 'b1', 'c1'],
      ['a1', 'b2', 'c2'],
      ['a1', 'b3', 'c3'],
    ]);
    expect(done(THREE, fillRange(THREE, { top: 1, bottom: 2, left: 1, right: 2 }, ''))).toEqual([
      ['a1', 'b1', 'c1'],
      ['a2', '', ''],
      ['a3', '', ''],
    ]);
  });

  it('replaces a text as it stands, without reading it as a pattern', () => {
    const sheet = sheetOf([['1+1', 'A.B', 'a.b a.b']]);
    const find = { find: 'a.b', matchCase: false, wholeCell: false, columns: null };
    expect(findCells(sheet, find)).toEqual([
      { row: 2, column: 1 },
      { row: 2, column: 2 },
    ]);
    expect(done(sheet, replaceAll(sheet, find, '$&'))).toEqual([['1+1', '$&', '$& $&']]);
    expect(done(sheet, replaceAll(sheet, { ...find, wholeCell: true, matchCase: true }, 'x'))).toEqual([
      ['1+1', 'A.B', 'a.b a.b'],
    ]);
    expect(done(sheet, replaceAll(sheet, { ...find, find: '1+1', columns: [0] }, '2'))).toEqual([
      ['2', 'A.B', 'a.b a.b'],
    ]);
  });

  it('never gives a number twice, also after an undo', () => {
    const add = insertRows(THREE, 1, 2);
    expect(add).not.toBeNull();
    if (add === null) return;
    const back = undoStep(applyStep(THREE, add), add);
    expect(back.rows).toEqual(THREE.rows);
    expect(back.nextNumber).toBe(7);
  });
});

const text = fc.constantFrom('', 'x', 'y', 'long text', '1');
const place = fc.nat({ max: 8 });
type Edit = (sheet: Sheet) => SheetStep | null;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, place, text).map(
    ([row, column, to]): Edit =>
      (sheet) =>
        editCells(sheet, [{ row: sheet.rows[row]?.number ?? 0, column, text: to }]),
  ),
  fc.tuple(place, fc.nat({ max: 3 })).map(
    ([at, count]): Edit =>
      (sheet) =>
        insertRows(sheet, at, count),
  ),
  fc.array(place, { maxLength: 4 }).map(
    (at): Edit =>
      (sheet) =>
        removeRows(
          sheet,
          at.map((each) => sheet.rows[each]?.number ?? 0),
        ),
  ),
  fc.tuple(place, fc.nat({ max: 4 }), fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 })).map(
    ([row, column, texts]): Edit =>
      (sheet) =>
        pasteRange(sheet, { row, column }, texts),
  ),
  fc.tuple(place, place).map(
    ([top, bottom]): Edit =>
      (sheet) =>
        fillDown(sheet, { top, bottom, left: 0, right: 1 }),
  ),
  text.map(
    (find): Edit =>
      (sheet) =>
        replaceAll(sheet, { find, matchCase: true, wholeCell: false, columns: null }, 'z'),
  ),
);

describe('undo and redo', () => {
  it('take every step back to the very cells, and forth again', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let sheet = THREE;
        const seen: { before: Sheet; step: SheetStep; after: Sheet }[] = [];
        for (const make of edits) {
          const step = make(sheet);
          if (step === null) continue;
          const after = applyStep(sheet, step);
          seen.push({ before: sheet, step, after });
          sheet = after;
        }
        for (const { before, step, after } of seen.toReversed()) {
          const back = undoStep(after, step);
          expect([back.header, back.rows]).toEqual([before.header, before.rows]);
          expect([applyStep(back, step).header, applyStep(back, step).rows]).toEqual([after.header, after.rows]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('come out the same from a log that went through a file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(edit, fc.constantFrom('undo' as const, 'redo' as const)), { maxLength: 16 }),
        (moves) => {
          let edited = startEditing(THREE);
          const log: string[] = [];
          for (const move of moves) {
            const step = typeof move === 'string' ? null : move(edited.sheet);
            if (typeof move !== 'string' && step === null) continue;
            const event: SheetEvent =
              step === null ? { event: move === 'undo' ? 'undo' : 'redo' } : { event: 'do', step };
            log.push(JSON.stringify(event));
            edited = applyEvent(edited, event);
          }
          expect(
            replay(
              THREE,
              log.map((line) => JSON.parse(line) as SheetEvent),
            ),
          ).toEqual(edited);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
