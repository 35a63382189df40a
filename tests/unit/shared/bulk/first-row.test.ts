import { describe, expect, it } from 'vitest';
import { firstRowIsData, firstRowIsNames, isNameless, looksLikeData, withoutHeader } from '@shared/bulk/first-row';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { readPaste } from '@shared/bulk/read-paste';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { applyStep, undoStep } from '@shared/bulk/sheet-step';
import type { Table } from '@shared/bulk/table';
import { SITE } from '../../../support/bulk/sample-site';

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  name: 's',
  header,
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  notes: [],
});
const NAMELESS = table(['Fix the voucher', 'Bug', 'High'], ['Fix the basket', 'Bug', 'Low']);

function done(sheet: Sheet, step: ReturnType<typeof firstRowIsData>): Sheet {
  if (step === null) throw new Error('There is nothing to do');
  return applyStep(sheet, step);
}

describe('a first row that is data', () => {
  it('becomes a row above the others, and columns are called by letters', () => {
    const sheet = makeSheet(NAMELESS);
    const now = done(sheet, firstRowIsData(sheet));
    expect(now.header).toEqual(['Column A', 'Column B', 'Column C']);
    expect(now.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'Fix the voucher'],
      [2, 'Fix the basket'],
    ]);
    expect(isNameless(now)).toBe(true);
    expect(firstRowIsData(now)).toBeNull();
  });

  it('comes back as names, by undo and by the switch', () => {
    const sheet = makeSheet(NAMELESS);
    const step = firstRowIsData(sheet);
    const now = done(sheet, step);
    const { header, rows } = sheet;
    expect(undoStep(now, step ?? { label: '', changes: [] })).toMatchObject({ header, rows });
    expect(done(now, firstRowIsNames(now))).toMatchObject({ header, rows });
  });

  it('has a number that no other row has, also where rows were added', () => {
    const sheet = { ...makeSheet(NAMELESS), rows: [{ number: 1, line: null, cells: ['', '', ''] }], nextNumber: 9 };
    expect(done(sheet, firstRowIsData(sheet)).rows.map(({ number }) => number)).toEqual([9, 1]);
  });

  it('is a row of the table on the command line', () => {
    const sheet = makeSheet(withoutHeader(NAMELESS));
    expect(sheet).toEqual({ ...done(makeSheet(NAMELESS), firstRowIsData(makeSheet(NAMELESS))), nextNumber: 3 });
  });

  it('names many columns as a spreadsheet does', () => {
    const wide = makeSheet(
      table(
        Array.from({ length: 28 }, (_, at) => String(at)),
        [],
      ),
    );
    expect(done(wide, firstRowIsData(wide)).header.slice(25)).toEqual(['Column Z', 'Column AA', 'Column AB']);
  });
});

describe('a row that stands alone', () => {
  const read = (plain: string): readonly (readonly string[])[] | null => {
    const pasted = readPaste({ plain, html: '' });
    return pasted.ok ? pasted.value.rows.map(({ cells }) => cells) : null;
  };

  it.each(['Login fails\tHigh\tStory', 'Login fails', 'Big\tEpic\t2.12.', 'Do it\tTask', 'SHOP-1\tno'])(
    'is one to be created: %j',
    (plain) => {
      expect(read(plain)).toEqual([plain.split('\t')]);
    },
  );

  it.each(['Summary', 'Summary *\tFlavour\tColour', 'Titel\tFarbe', 'Priority\tOwner\tFlavour'])(
    'names columns: %j',
    (plain) => {
      expect(read(plain)).toEqual([]);
    },
  );

  it('has the number 1, is guessed by its values, and is not taken for names and rows twice', () => {
    const pasted = readPaste({ plain: 'Login fails\tHigh\tStory', html: '' });
    if (!pasted.ok) throw new Error('It was refused');
    expect(withoutHeader(pasted.value)).toBe(pasted.value);
    const sheet = makeSheet(pasted.value);
    expect(sheet.rows).toEqual([{ number: 1, line: 1, cells: ['Login fails', 'High', 'Story'] }]);
    expect(isNameless(sheet)).toBe(true);
    expect(guessMapping(SITE, sheet, null).columns.map(({ target: { kind } }) => kind)).toEqual([
      'none',
      'field',
      'issue-type',
    ]);
  });
});

describe('a first row', () => {
  it.each([
    [['Fix the voucher', 'Bug', 'High'], 'The first row looks like data: “Bug” stands in row 2 too.'],
    [['Fix it', '30.11.2026', ''], 'The first row looks like data: no column is called “30.11.2026”.'],
    [['Fix it', '12', ''], 'The first row looks like data: no column is called “12”.'],
    [['Fix it', 'mara@example.com', ''], 'The first row looks like data: no column is called “mara@example.com”.'],
    [['Summary', 'Flavour', '2026'], null],
    [['Fix it', 'task', 'High'], null],
    [['Fix the basket', 'Bug', 'Low'], null],
    [['Titel', 'Art', 'Prio'], null],
    [['What', 'Flavour', 'Colour'], null],
  ])('%j', (header, why) => {
    const sheet = makeSheet(table(header, ['Fix the basket', 'Bug', 'Low']));
    expect(looksLikeData(sheet)).toBe(why);
  });
});
