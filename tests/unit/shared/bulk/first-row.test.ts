import { describe, expect, it } from 'vitest';
import { isNameless, looksLikeData, withoutHeader } from '@shared/bulk/first-row';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { namesInRow } from '@shared/bulk/names-row';
import { readPaste } from '@shared/bulk/read-paste';
import { makeSheet } from '@shared/bulk/sheet';
import { applyStep } from '@shared/bulk/sheet-step';
import type { Table } from '@shared/bulk/table';
import { SITE } from '../../../support/bulk/sample-site';

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  name: 's',
  header,
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  notes: [],
});
const NAMELESS = table(['Fix the voucher', 'Bug', 'High'], ['Fix the basket', 'Bug', 'Low']);

it('is a row of the table on the command line', () => {
  const sheet = makeSheet(NAMELESS);
  const step = namesInRow(sheet, null);
  expect(makeSheet(withoutHeader(NAMELESS))).toEqual({
    ...applyStep(sheet, step ?? { label: '', changes: [] }),
    nextNumber: 3,
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
