import { describe, expect, it } from 'vitest';
import { guessMapping, type MappingGuess } from '@shared/bulk/guess-mapping';
import { changeColumn, type ColumnMapping, type Mapping, NO_MAPPING, unmappedColumn } from '@shared/bulk/mapping';
import { readMapping, writeMapping } from '@shared/bulk/mapping-file';
import { rememberHeaders } from '@shared/bulk/remember-headers';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { SITE } from '../../../support/bulk/sample-site';

function aSheet(header: readonly string[], rows: readonly (readonly string[])[]): Sheet {
  return makeSheet({ name: 's', header, rows: rows.map((cells, at) => ({ line: at + 2, cells })), notes: [] });
}

/** As it is on the disk between two sheets. */
function kept(memory: Mapping): Mapping {
  const read = readMapping(writeMapping(memory));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** A sheet that was mapped, and looked at: what the next one is told. */
function after(
  sheet: Sheet,
  memory: Mapping | null,
  change: (guess: MappingGuess) => Mapping = ({ mapping }) => mapping,
) {
  const guess = guessMapping(SITE, sheet, memory);
  return kept(rememberHeaders(memory, change(guess), sheet.header, guess));
}

function firstColumn(sheet: Sheet, memory: Mapping | null): ColumnMapping | undefined {
  return guessMapping(SITE, sheet, memory).mapping.columns[0];
}

const AMERICAN = aSheet(
  ['Due date', 'Story points'],
  [
    ['12/31/2026', '1,234.5'],
    ['03/04/2026', '1.5'],
  ],
);
const EUROPEAN = aSheet(
  ['Due date', 'Story points'],
  [
    ['03/04/2026', '1,5'],
    ['25/12/2026', '1.234,5'],
  ],
);
const EITHER = aSheet(
  ['Due date', 'Story points'],
  [
    ['03/04/2026', '1.234'],
    ['05/06/2026', '2.345'],
  ],
);
const BOTH = aSheet(
  ['Due date', 'Story points'],
  [
    ['25/12/2026', '1,5'],
    ['12/25/2026', '1.5'],
  ],
);

describe('what all rows of a sheet get', () => {
  const constants = (mapping: Mapping): Mapping => ({
    ...mapping,
    issueType: 'Bug',
    parent: 'SHOP-37',
    defaults: [{ fieldId: 'priority', name: 'Priority', text: 'High' }],
  });

  it('is not remembered for the next one', () => {
    const memory = after(AMERICAN, null, ({ mapping }) => constants(mapping));
    expect(memory).toMatchObject({ issueType: null, parent: null, defaults: [] });
  });

  it('is not taken from a memory of before that still has it', () => {
    const { mapping } = guessMapping(SITE, EUROPEAN, constants(NO_MAPPING));
    expect(mapping).toMatchObject({ issueType: null, parent: null, defaults: [] });
  });

  it('holds where it was said of this sheet: by hand, or in the file of the command line', () => {
    const said = constants(NO_MAPPING);
    const { mapping } = guessMapping(SITE, EUROPEAN, null, said);
    expect(mapping).toMatchObject({ issueType: 'Bug', parent: 'SHOP-37', defaults: said.defaults });
  });
});

describe('how a column is read', () => {
  it('is not remembered where nobody chose it: the next file tells its own', () => {
    const memory = after(AMERICAN, null);
    expect(memory.columns[0]).toMatchObject({ target: { fieldId: 'duedate' }, dates: null });
    const [dates, points] = guessMapping(SITE, EUROPEAN, memory).mapping.columns;
    expect([dates?.dates, points?.numbers]).toEqual(['day-first', 'comma']);
    const [open, either] = guessMapping(SITE, EITHER, memory).mapping.columns;
    expect([open?.dates, either?.numbers]).toEqual([null, null]);
  });

  const chosen = after(EITHER, null, ({ mapping }) =>
    changeColumn(changeColumn(mapping, EITHER.header, 0, { dates: 'month-first' }), EITHER.header, 1, {
      numbers: 'point',
    }),
  );

  it('is remembered where a person has said it', () => {
    const [dates, points] = guessMapping(SITE, EITHER, chosen).mapping.columns;
    expect([dates?.dates, points?.numbers]).toEqual(['month-first', 'point']);
    // Nobody says it again, and it is not forgotten for that; neither by a file that agrees.
    expect(firstColumn(EITHER, after(EITHER, chosen))?.dates).toBe('month-first');
    expect(firstColumn(EITHER, after(AMERICAN, chosen))?.dates).toBe('month-first');
  });

  it('is what the file proves, whatever was said of another, and is asked again after that', () => {
    const [dates, points] = guessMapping(SITE, EUROPEAN, chosen).mapping.columns;
    expect([dates?.dates, points?.numbers]).toEqual(['day-first', 'comma']);
    expect(firstColumn(EITHER, after(EUROPEAN, chosen))?.dates).toBeNull();
  });

  it('is asked where the file contradicts itself', () => {
    const [dates, points] = guessMapping(SITE, BOTH, chosen).mapping.columns;
    expect([dates?.dates, points?.numbers]).toEqual([null, null]);
  });

  it('is as it was said of this sheet, against what its texts prove', () => {
    const said = changeColumn(guessMapping(SITE, EUROPEAN, null).mapping, EUROPEAN.header, 0, { dates: 'month-first' });
    expect(guessMapping(SITE, EUROPEAN, chosen, said).mapping.columns[0]?.dates).toBe('month-first');
  });
});

describe('the markup of a text', () => {
  const plain = aSheet(['Description'], [['just words'], ['- one dash']]);
  const marked = aSheet(['Description'], [['- a\n- b'], ['more']]);
  const wiki = aSheet(['Description'], [['h2. Title\n* item'], ['more']]);

  it('is told by each file, after one that was plain', () => {
    const memory = after(plain, null);
    expect(firstColumn(marked, memory)?.text).toBe('markdown');
    expect(firstColumn(wiki, memory)?.text).toBe('wiki');
    expect(firstColumn(wiki, after(marked, null))?.text).toBe('wiki');
    expect(firstColumn(plain, after(wiki, null))?.text).toBeNull();
  });

  it('is remembered where it was chosen and the next file does not say otherwise', () => {
    const memory = after(plain, null, ({ mapping }) => changeColumn(mapping, plain.header, 0, { text: 'markdown' }));
    expect(firstColumn(plain, memory)?.text).toBe('markdown');
    expect(firstColumn(wiki, memory)?.text).toBe('wiki');
  });

  it('can be plain by choice, also on the disk', () => {
    const said = kept(changeColumn(guessMapping(SITE, wiki, null).mapping, wiki.header, 0, { text: 'plain' }));
    expect(guessMapping(SITE, wiki, null, said).mapping.columns[0]?.text).toBe('plain');
  });
});

describe('the unit of durations', () => {
  const byHeader = aSheet(['Time tracking (h)'], [['2'], ['3']]);

  it('is as a person has said of a header that seems to say another', () => {
    const days = after(byHeader, null, ({ mapping }) => changeColumn(mapping, byHeader.header, 0, { unit: 'days' }));
    expect(firstColumn(byHeader, days)?.unit).toBe('days');
    expect(firstColumn(byHeader, after(byHeader, null))?.unit).toBe('hours');
  });
});

describe('what a header is for', () => {
  it('is remembered, a newer mapping over an older, and beside headers that it does not name', () => {
    const memory: Mapping = {
      ...NO_MAPPING,
      columns: [
        { ...unmappedColumn('A', 1), target: { kind: 'parent' } },
        { ...unmappedColumn('B', 1), target: { kind: 'row-name' } },
      ],
    };
    const mapping = changeColumn(NO_MAPPING, ['b ', 'C'], 0, { target: { kind: 'project' }, values: { a: 'SHOP' } });
    const { columns } = rememberHeaders(memory, mapping, ['b ', 'C'], null);
    expect(columns).toEqual([
      { ...unmappedColumn('A', 1), target: { kind: 'parent' } },
      { ...unmappedColumn('b ', 1), target: { kind: 'project' }, values: { a: 'SHOP' } },
    ]);
  });

  it('is remembered as nothing where a person left it out, and not where no field was found', () => {
    const sheet = aSheet(['Severity', 'Flavour'], [['Sev 1, outage', 'hot']]);
    const guess = guessMapping(SITE, sheet, null);
    const [severity, flavour] = guess.columns;
    if (severity === undefined || flavour === undefined) throw new Error('two columns have no guess');
    const left = changeColumn(guess.mapping, sheet.header, 0, { target: { kind: 'none' } });
    // As the engine tells of a column that was left out by hand.
    const byHand = { columns: [{ ...severity, target: { kind: 'none' as const }, confidence: 1 }, flavour] };
    const memory = rememberHeaders(null, left, sheet.header, byHand);
    expect(memory.columns.map(({ header, target }) => [header, target.kind])).toEqual([['Severity', 'none']]);
    expect(firstColumn(sheet, memory)?.target.kind).toBe('none');
  });
});
