import { describe, expect, it } from 'vitest';
import { isNameless } from '@shared/bulk/first-row';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { leftOfExport } from '@shared/bulk/left-of-export';
import { namesInRow, namesRows } from '@shared/bulk/names-row';
import { placeOfNote } from '@shared/bulk/place-of-note';
import { NoteBook } from '@shared/bulk/reading/note-book';
import { readDelimited } from '@shared/bulk/reading/read-delimited';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { editCells } from '@shared/bulk/sheet-edits';
import { applyEvent, replay, startEditing } from '@shared/bulk/sheet-log';
import { applyStep, type SheetStep, undoStep } from '@shared/bulk/sheet-step';
import { SITE } from '../../../support/bulk/sample-site';

const read = (...lines: readonly string[]) => readDelimited('plan.csv', `${lines.join('\n')}\n`, new NoteBook());
const sheetOf = (...lines: readonly string[]): Sheet => makeSheet(read(...lines));

function done(sheet: Sheet, step: SheetStep | null): Sheet {
  if (step === null) throw new Error('There is nothing to do');
  return applyStep(sheet, step);
}

const shape = ({ header, rows }: Sheet) => [header, ...rows.map(({ number, cells }) => [number, ...cells])];

describe('names of columns below a title', () => {
  it.each<[string, readonly string[], number]>([
    ['a title and a blank line', ['Autumn plan 2026', '', 'Title;Kind;Until', 'a;Task;1.12.2026', 'b;Task;'], 2],
    ['a title that a spreadsheet filled up', ['Autumn plan 2026;;', 'Title;Kind;Until', 'a;Task;'], 1],
    ['a title, who wrote it, and no date', ['Plan;;;', 'Owner: Mara;Week 3;;', 'Title;Kind;Until;Prio', 'a;Task;;'], 2],
  ])('are found: %s', (_, lines, at) => {
    const table = read(...lines);
    expect(table.header.slice(0, 2)).toEqual(['Title', 'Kind']);
    expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['a', 'Task']);
    expect(table.notes.filter(({ text }) => text.includes('left out'))).toHaveLength(
      at === 2 && lines[1] === '' ? 1 : at,
    );
    expect(makeSheet(table).rows[0]?.number).toBe(table.rows[0]?.line);
  });

  it.each<[string, readonly string[]]>([
    ['usual names in the first row', ['Title;Kind;Until', 'a;Task;', 'Summary;Type;Due', 'b;Task;']],
    ['one name above longer rows', ['Summary', 'Fix title, text, area', 'Fix name, type, parent']],
    ['names of its own above full rows', ['Was;Wer;Wozu', 'Ofen;Mara;warm', 'Title;Kind;Until']],
  ])('are those of the first row: %s', (_, lines) => {
    expect(read(...lines).header.join(';')).toBe(lines[0]);
  });
});

describe('the row that names the columns', () => {
  const sheet = sheetOf('Autumn plan 2026', '', 'Title;Kind;Until', 'a;Task;', 'b;Task;', 'c;Task;');

  it('is offered beside those above and below it', () => {
    const { rows, at } = namesRows(sheet);
    expect(rows.map(({ number, cells }) => `${String(number)} ${cells[0] ?? ''}`)).toEqual([
      '1 Autumn plan 2026',
      '3 Title',
      '4 a',
      '5 b',
      '6 c',
    ]);
    expect(at).toBe(1);
  });

  it('can be one further down: what stands above it is left out, until it is taken back', () => {
    const step = namesInRow(sheet, 5);
    const now = done(sheet, step);
    expect(shape(now)).toEqual([
      ['b', 'Task', ''],
      [6, 'c', 'Task', ''],
    ]);
    expect(namesRows(now)).toMatchObject({ at: 3 });
    expect(step === null ? null : undoStep(now, step)).toEqual(sheet);
    expect(shape(done(now, namesInRow(now, 3)))).toEqual(shape(sheet));
  });

  it('can be one further up, and then what stood between is rows', () => {
    expect(shape(done(sheet, namesInRow(sheet, 1))).slice(0, 3)).toEqual([
      ['Autumn plan 2026', '', ''],
      [3, 'Title', 'Kind', 'Until'],
      [4, 'a', 'Task', ''],
    ]);
  });

  it('can be none: all rows are rows, and columns are called by letters', () => {
    const now = done(sheet, namesInRow(sheet, null));
    expect(now.header).toEqual(['Column A', 'Column B', 'Column C']);
    expect(now.rows.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6]);
    expect([isNameless(now), namesInRow(now, null), namesRows(now).at]).toEqual([true, null, -1]);
    expect(shape(done(now, namesInRow(now, 3)))).toEqual(shape(sheet));
  });

  it('is as its row says now, and rows that were taken out stay out', () => {
    const edit = editCells(sheet, [{ row: 4, column: 0, text: 'What' }]);
    const edited = done(sheet, edit);
    expect(done(edited, namesInRow(edited, 4)).header).toEqual(['What', 'Task', '']);
    const without = { ...sheet, rows: sheet.rows.filter(({ number }) => number !== 4) };
    const below = done(without, namesInRow(without, 5));
    expect(namesRows(without).rows.map(({ number }) => number)).toEqual([1, 3, 5, 6]);
    expect(below.rows.map(({ number }) => number)).toEqual([6]);
  });

  it('is kept with the sheet, over a restart', () => {
    const step = namesInRow(sheet, 4);
    if (step === null) throw new Error('There is nothing to do');
    const { sheet: before } = applyEvent(startEditing(sheet), { event: 'do', step });
    const { sheet: after } = replay(JSON.parse(JSON.stringify(sheet)) as Sheet, [{ event: 'do', step }]);
    expect(shape(after)).toEqual(shape(before));
    expect(namesRows(after).at).toBe(2);
  });

  it('of a sheet that does not know how its file began is the one above its rows', () => {
    const { top: _, ...old } = sheet;
    expect(namesRows(old).rows.map(({ number }) => number)).toEqual([3, 4, 5, 6]);
    const now = done(old, namesInRow(old, null));
    expect(now.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [3, 'Title'],
      [4, 'a'],
      [5, 'b'],
      [6, 'c'],
    ]);
    expect(shape(done(now, namesInRow(now, 3)))).toEqual(shape(old));
  });

  it('has a number that no other row has, also where rows were added', () => {
    const { top: _, ...old } = sheet;
    const added = { ...old, rows: [{ number: 1, line: null, cells: ['', '', ''] }], nextNumber: 9 };
    expect(done(added, namesInRow(added, null)).rows.map(({ number }) => number)).toEqual([9, 1]);
  });

  it('gives many columns the letters of a spreadsheet', () => {
    const wide = sheetOf(Array.from({ length: 28 }, (_, at) => `N${String(at)}`).join(';'), 'a;b', 'c;d');
    expect(done(wide, namesInRow(wide, null)).header.slice(25)).toEqual(['Column Z', 'Column AA', 'Column AB']);
  });
});

it('tells where something was mended as the file counts: lines of a text, rows of a workbook', () => {
  const [text, workbook] = [new NoteBook(), new NoteBook('rows')];
  for (const notes of [text, workbook]) {
    notes.add('short', 1200, 'One value.');
    notes.add('hidden', null, 'A sheet is hidden.');
  }
  expect(text.notes().map(placeOfNote)).toEqual(['', 'Line 1200: ']);
  expect(workbook.notes().map(placeOfNote)).toEqual(['', 'Row 1200: ']);
});

describe('what an export of Jira has and no field takes', () => {
  const left = (header: readonly string[], cells: readonly string[]): string | null =>
    leftOfExport(
      guessMapping(SITE, makeSheet({ name: 's', header, rows: [{ line: 2, cells }], notes: [] }), null).columns,
    );

  it('is said in one sentence, of what stands in it', () => {
    const header = ['Summary', 'Issue key', 'Outward issue link (Blocks)', 'Comment', 'Comment', 'Attachment'];
    expect(left(header, ['a', 'OLD-1', 'OLD-2', 'c', '', ''])).toBe(
      'Links and comments of this Jira export are left out: the issues are created without them.',
    );
  });

  it('is nothing in another file, and where the columns are empty', () => {
    expect(left(['Summary', 'Comment'], ['a', 'b'])).toBeNull();
    expect(left(['Summary', 'Issue key', 'Comment'], ['a', 'OLD-1', ''])).toBeNull();
  });
});
