import { describe, expect, it } from 'vitest';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { changeColumn, type Mapping } from '@shared/bulk/mapping';
import { planSheet } from '@shared/bulk/plan';
import { fixAllStep, problemGroups, replaceIn } from '@shared/bulk/problem-groups';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { applyStep } from '@shared/bulk/sheet-step';
import { separatorsOf } from '@shared/bulk/column-values';
import { answers, SITE } from '../../../support/bulk/sample-site';

interface Planned {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly plan: Plan;
}

function plan(sheet: Sheet, mapping: Mapping): Plan {
  const { needed } = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
  return planSheet(SITE, { sheet, mapping, found: answers(needed), known: [] });
}

function planned(header: readonly string[], ...rows: readonly (readonly string[])[]): Planned {
  const sheet = makeSheet({
    name: 's',
    header,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    notes: [],
  });
  const mapping: Mapping = { ...guessMapping(SITE, sheet, null).mapping, issueType: 'Story' };
  return { sheet, mapping, plan: plan(sheet, mapping) };
}

/** `code wrong → closest, closest`, row by row. */
function told({ rows }: Plan): string[][] {
  return rows.map(({ problems, warnings }) =>
    [...problems, ...warnings].map(
      ({ code, wrong, closest }) => `${code} ${wrong} → ${closest.map(({ label }) => label).join(', ')}`,
    ),
  );
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** All groups mended with the answer that is offered first. */
function mended({ sheet, mapping, plan: before }: Planned): Plan {
  let now = sheet;
  for (const group of problemGroups(before)) {
    const step = fixAllStep(SITE, before, now, group, null);
    if (step !== null) now = applyStep(now, step);
  }
  return plan(now, mapping);
}

describe('what is offered for a cell', () => {
  it('is what the map page proposes, and nothing where nothing is near', () => {
    const at = planned(
      ['Title', 'Prio', 'Type'],
      ['a', 'P3', 'Fehler'],
      ['b', 'Asap', 'Zebra'],
      ['c', 'Hoch', 'Story'],
    );
    expect(told(at.plan)).toEqual([
      ['unknown-type Fehler → Bug', 'not-accepted P3 → Medium'],
      ['unknown-type Zebra → ', 'not-accepted Asap → '],
      ['not-accepted Hoch → High'],
    ]);
  });

  it('is to leave empty what says nothing, for all alike, and not where the field is required', () => {
    const at = planned(
      ['Title', 'Owner', 'Prio', 'Type', 'Sev'],
      ['a', 'Unassigned', 'N/A', 'Bug', 'none'],
      ['b', 'unassigned', '-', 'Story', ''],
      ['-', 'Mara Lind', '#N/A', 'Story', ''],
    );
    expect(told(at.plan)).toEqual(
      [
        ['not-accepted none → ', 'says-nothing N/A → Leave empty', 'says-nothing Unassigned → Leave empty'],
        ['says-nothing - → Leave empty', 'says-nothing unassigned → Leave empty'],
        ['error-cell #N/A → Leave empty'],
      ].map((row) => expect.arrayContaining(row) as string[]),
    );
    const owners = problemGroups(at.plan).find(({ fieldId }) => fieldId === 'assignee');
    expect(owners?.rows).toEqual([2, 3]);
    expect(mended(at).rows.map(({ state }) => state)).toEqual(['problem', 'ready', 'ready']);
  });

  it('is the day that a spreadsheet counts, and the day of a time, each row its own', () => {
    const at = planned(
      ['Title', 'Until'],
      ['a', '46351'],
      ['b', '46352'],
      ['c', '30/Nov/26 4:44 AM'],
      ['d', '1. Dez 2026'],
    );
    expect(problemGroups(at.plan).map(({ title, rows, oneAnswer }) => [title, rows, oneAnswer])).toEqual([
      ['Day numbers in Due date', [2, 3], false],
      ['Due date with a time', [4], false],
    ]);
    expect(mended(at).rows.map(({ values }) => values['duedate'])).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-30',
      '2026-12-01',
    ]);
  });
});

describe('an export of Jira', () => {
  it('is read as Jira writes it: dates, estimates in seconds, wiki markup', () => {
    const { plan: made, mapping } = planned(
      ['Summary', 'Issue Type', 'Due date', 'Original estimate', 'Description'],
      ['a', 'Story', '30/Nov/26 12:00 AM', '28800', 'h2. Steps\n* one\n* two'],
      ['b', 'Story', '01/Dec/26 12:00 AM', '5400', 'plain'],
    );
    expect(told(made)).toEqual([[], []]);
    expect(made.rows[0]?.values).toMatchObject({
      duedate: '2026-11-30',
      timetracking: { originalEstimate: '8h', remainingEstimate: '' },
      description: { type: 'doc', content: [{ type: 'heading' }, { type: 'bulletList' }] },
    });
    expect(mapping.columns.map(({ unit, text }) => unit ?? text)).toEqual([null, null, null, 'seconds', 'wiki']);
  });

  it('is asked about where nothing says the unit, with what it can be', () => {
    const at = planned(['Title', 'Original estimate'], ['a', '28800'], ['b', '8']);
    expect(told(at.plan)).toEqual([['not-a-duration 28800 → 8h'], ['not-a-duration 8 → 8h, 8d']]);
    const hours = changeColumn(at.mapping, at.sheet.header, 1, { unit: 'hours' });
    expect(plan(at.sheet, hours).rows[1]?.values['timetracking']).toMatchObject({ originalEstimate: '8h' });
  });
});

describe('numbers of a column', () => {
  it('follow the sign that one of them proves', () => {
    const { plan: made, mapping } = planned(['Title', 'Points'], ['a', '1.234'], ['b', '2,5'], ['c', '1.234,5']);
    expect(told(made)).toEqual([[], [], []]);
    const { target } = mapping.columns[1] ?? {};
    const fieldId = target?.kind === 'field' ? target.fieldId : '';
    expect(made.rows.map(({ values }) => values[fieldId])).toEqual(['1234', '2.5', '1234.5']);
  });

  it('are asked about where none does', () => {
    expect(told(planned(['Title', 'Points'], ['a', '1.234']).plan)).toEqual([['not-a-number 1.234 → 1.234, 1234']]);
  });

  it('that stand for all rows are read as the form wrote them', () => {
    const at = planned(['Title', 'Points'], ['a', ''], ['b', '2,5']);
    const { target } = at.mapping.columns[1] ?? {};
    if (target?.kind !== 'field') throw new Error('Points is no field');
    const defaults = [{ fieldId: target.fieldId, name: target.name, text: '1.234' }];
    const made = plan(at.sheet, { ...at.mapping, defaults });
    expect(made.rows.map(({ values }) => values[target.fieldId])).toEqual(['1.234', '2.5']);
  });
});

describe('a list', () => {
  it('keeps the entries that can be read', () => {
    const { plan: made } = planned(['Title', 'Area', 'Reviewers'], ['a', 'Basket, Checkout', 'Mara Lind; Nobody Here']);
    expect(made.rows[0]?.state).toBe('problem');
    expect(made.rows[0]?.values['components']).toMatchObject([{ label: 'Checkout' }]);
    const reviewers = Object.values(made.rows[0]?.values ?? {}).find((value) => JSON.stringify(value).includes('Mara'));
    expect(reviewers).toMatchObject([{ displayName: 'Mara Lind' }]);
  });

  it.each([
    ['Lind, Mara; Voss, Oda', ['Mara Lind', 'Oda Voss']],
    ['Lind, Mara\nVoss, Oda', ['Mara Lind', 'Oda Voss']],
    ['Lind, Mara <mara.lind@example.com>; Voss, Oda <oda.voss@example.com>;', ['Mara Lind', 'Oda Voss']],
    ['Lind, Mara (external); Oda Voss', ['Mara Lind', 'Oda Voss']],
    ['Mara Lind, Oda Voss; Jonas Kell', ['Mara Lind', 'Oda Voss', 'Jonas Kell']],
    ['mara.lind@example.com, oda.voss@example.com; Jonas Kell', ['Mara Lind', 'Oda Voss', 'Jonas Kell']],
    ['Mara Lind, Oda Voss', ['Mara Lind', 'Oda Voss']],
    ['"Lind, Mara", "Voss, Oda"', ['Mara Lind', 'Oda Voss']],
  ])('of people parts them as they were written: %j', (cell, names) => {
    const at = planned(['Title', 'Reviewers'], ['a', cell]);
    expect(told(at.plan)).toEqual([[]]);
    const { target } = at.mapping.columns[1] ?? {};
    const value = target?.kind === 'field' ? at.plan.rows[0]?.values[target.fieldId] : null;
    expect(value).toMatchObject(names.map((displayName) => ({ displayName })));
  });

  it('of people keeps the others while one whose name has a comma is mended', () => {
    const at = planned(['Title', 'Reviewers'], ['a', 'Lind, Mara; Quill, Hanna'], ['b', 'Quill, Hanna; Voss, Oda']);
    expect(told(at.plan)).toEqual([['not-found Quill, Hanna → '], ['not-found Quill, Hanna → ']]);
    const [group] = problemGroups(at.plan);
    const step = group === undefined ? null : fixAllStep(SITE, at.plan, at.sheet, group, '');
    const after = step === null ? at.sheet : applyStep(at.sheet, step);
    expect(after.rows.map(({ cells }) => cells[1])).toEqual(['"Lind, Mara"', '"Voss, Oda"']);
    expect(told(plan(after, at.mapping))).toEqual([[], []]);
  });

  it('of labels between commas has no label with a blank', () => {
    const at = planned(['Title', 'Label'], ['a', 'needs review, backend'], ['b', 'two words'], ['c', 'x;y z']);
    expect(told(at.plan)).toEqual([
      ['unreadable needs review → needs-review, needs_review'],
      [],
      ['unreadable y z → y-z, y_z'],
    ]);
    expect(mended(at).rows.map(({ values }) => values['labels'])).toEqual([
      ['needs-review', 'backend'],
      ['two', 'words'],
      ['x', 'y-z'],
    ]);
  });

  it('keeps a label with a blank whole while another is mended', () => {
    const field = SITE.types[0]?.fields.find(({ fieldId }) => fieldId === 'labels');
    const separators = field === undefined ? null : separatorsOf(field);
    expect(replaceIn('one two, three four', 'one two', 'one-two', separators)).toBe('one-two, "three four"');
  });
});

describe('a row of an unknown type', () => {
  it('is told all that is wrong with it, and nothing that the right type may not mind', () => {
    const at = planned(
      ['Title', 'Type', 'Prio', 'Until', 'Sev', 'Owner'],
      ['', 'Storry', 'Hihg', '31.11.2026', '', 'h.quill@example.com'],
      ['b', 'Zebra', 'High', '30.11.2026', 'Sev 3, minor', 'Mara Lind'],
      ['c', 'Story', '', '', '', ''],
    );
    expect(told(at.plan).map((row) => row.map((each) => each.split(' ')[0] ?? '').toSorted(byText))).toEqual([
      ['not-a-date', 'not-accepted', 'not-found', 'required', 'unknown-type'],
      ['unknown-type'],
      [],
    ]);
  });

  it('has no new problem of a cell once its type is mended', () => {
    const at = planned(['Title', 'Type', 'Prio', 'Area'], ['a', 'Storry', 'P1', 'Checkot'], ['b', 'Story', '', '']);
    expect(mended(at).counts.ready).toBe(2);
  });
});

describe('two columns of one field', () => {
  const both = (...rows: readonly (readonly string[])[]): Planned => {
    const at = planned(['Summary', 'Title', 'Prio', 'Priority'], ...rows);
    const target = { kind: 'field' as const, fieldId: 'summary', name: 'Summary' };
    const mapping = changeColumn(at.mapping, at.sheet.header, 1, { target });
    return { ...at, mapping, plan: plan(at.sheet, mapping) };
  };

  it('are told so, with what can be done', () => {
    const at = planned(['Summary', 'Title', 'Label', 'Tags'], ['a', 'b', 'x', 'y']);
    const reasons = guessMapping(SITE, at.sheet, null).columns.map(({ reason }) => reason);
    expect(reasons[1]).toBe(
      '“Summary” fills Summary already. Choose Summary here too to use this column where the other is empty.',
    );
    expect(reasons[3]).toBe('“Label” fills Labels already. Choose Labels here too to join the two.');
  });

  it('fill it in turn: the second where the first is empty, and never both', () => {
    const at = both(['a', ''], ['', 'b'], ['c', 'C'], ['d', 'e']);
    expect(at.plan.rows.map(({ summary, state }) => `${summary} ${state}`)).toEqual([
      'a ready',
      'b ready',
      'c ready',
      'd problem',
    ]);
    expect(told(at.plan)[3]).toEqual(['said-twice e → Leave empty']);
    expect(at.plan.rows[3]?.problems[0]?.sentence).toBe(
      '“Summary” says another Summary in this row. Empty one of the two.',
    );
    expect(mended(at).counts.ready).toBe(4);
  });

  it('are remembered', () => {
    const at = both(['', 'b']);
    const again = guessMapping(SITE, at.sheet, at.mapping).mapping.columns.map(({ target }) => target);
    expect(again[1]).toEqual(again[0]);
  });
});
