import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodiesOf, dryRun } from '@shared/bulk/dry-run';
import { finalBody, previewBody } from '@shared/bulk/final-body';
import { guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { Planner, planSheet } from '@shared/bulk/plan';
import {
  fixAll,
  fixAllStep,
  type ProblemGroup,
  ProblemGrouper,
  problemGroups,
  replaceIn,
} from '@shared/bulk/problem-groups';
import type { Plan, RowPlan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { editCells, insertRows, removeRows } from '@shared/bulk/sheet-edits';
import { applyStep, undoStep } from '@shared/bulk/sheet-step';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { compilePayload } from '@shared/fields/compile-payload';
import { initialValues } from '@shared/fields/form';
import type { JsonValue } from '@shared/json';
import { markdownToAdf } from '@shared/adf/from-markdown';
import { plantFaults } from '../../../support/bulk/planted-faults';
import { answers, KNOWN, SITE } from '../../../support/bulk/sample-site';

const RUNS = process.env['SOAK'] === undefined ? 60 : 3_000;

interface Planned {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly plan: Plan;
}

function planned(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  change: Partial<Mapping> = {},
): Planned {
  const sheet = makeSheet({
    name: 's',
    header,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    notes: [],
  });
  const mapping = { ...guessMapping(SITE, sheet, null).mapping, ...change };
  const { needed } = planSheet(SITE, { sheet, mapping, found: {}, known: KNOWN });
  return { sheet, mapping, plan: planSheet(SITE, { sheet, mapping, found: answers(needed), known: KNOWN }) };
}

function said(plan: Plan): string[] {
  return plan.rows.flatMap(({ problems, warnings }) => [...problems, ...warnings].map(({ sentence }) => sentence));
}

function rowOf({ plan }: Planned, number: number): RowPlan {
  const row = plan.rows.find((each) => each.number === number);
  if (row === undefined) throw new Error(`No row ${String(number)}`);
  return row;
}

describe('problems of a row', () => {
  it('are said with the closest that Jira accepts', () => {
    const { plan } = planned(
      ['Title', 'Type', 'Area'],
      [
        ['a', 'Bgu', 'Mail'],
        ['b', 'Story', 'Mail, Checkot'],
      ],
    );
    expect(plan.rows.map(({ problems }) => problems.map(({ wrong, closest }) => [wrong, closest[0]?.label]))).toEqual([
      [['Bgu', 'Bug']],
      [['Checkot', 'Checkout']],
    ]);
    expect(said(plan)[0]).toBe(
      'SHOP has no issue type “Bgu” that can be created. It has Bug, Epic, Task, Story, Sub-task.',
    );
  });

  it('are nothing in a row where nothing stands', () => {
    const { plan } = planned(
      ['Title', 'Type'],
      [
        ['', ' '],
        ['a', 'Story'],
      ],
    );
    expect(plan.rows.map(({ state }) => state)).toEqual(['blank', 'ready']);
    expect(dryRun(plan, { perRequest: 50, pointsFor: (n) => n, issuesPerSecond: 1 }).rows).toBe(1);
  });

  it('wait while somebody is looked up, and ask for each name once', () => {
    const sheet = makeSheet({
      name: 's',
      header: ['Title', 'Owner'],
      rows: [2, 3, 4].map((line) => ({ line, cells: ['t', line === 4 ? 'mara lind' : 'Mara Lind'] })),
      notes: [],
    });
    const mapping = { ...guessMapping(SITE, sheet, null).mapping, issueType: 'Story' };
    const plan = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
    expect(plan.counts.asking).toBe(3);
    expect(plan.needed.map(({ kind, text, fieldId }) => [kind, text, fieldId])).toEqual([
      ['user', 'Mara Lind', 'assignee'],
    ]);
  });

  it('take an account ID as it is where nobody can be asked, and no name', () => {
    const sheet = makeSheet({
      name: 's',
      header: ['Title', 'Owner'],
      rows: ['712020:5b10ac8d-0000-4000-8000-00c04fd430c8', 'mara2'].map((who, index) => ({
        line: index + 2,
        cells: [`t${who}`, who],
      })),
      notes: [],
    });
    const mapping = { ...guessMapping(SITE, sheet, null).mapping, issueType: 'Story' };
    const { needed } = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
    const found = Object.fromEntries(
      needed.map(({ key }) => [key, { state: 'unchecked' as const, why: 'Jira cannot be reached.' }]),
    );
    const plan = planSheet(SITE, { sheet, mapping, found, known: [] });
    expect(plan.rows.map(({ state }) => state)).toEqual(['ready', 'problem']);
    expect(said(plan)).toEqual(['“mara2” could not be looked up. Jira cannot be reached.']);
  });

  it('are none for a formula behind an apostrophe: it is text', () => {
    const at = planned(
      ['Title', 'Type'],
      [
        ["'=SUM(A1)", 'Story'],
        ['=> see below', 'Story'],
        ['=SUM(A1)', 'Story'],
      ],
    );
    expect(at.plan.rows.map(({ state }) => state)).toEqual(['ready', 'ready', 'problem']);
    expect(rowOf(at, 2).values['summary']).toBe('=SUM(A1)');
  });

  it('use values of the map, whole or in a list', () => {
    const at = planned(['Title', 'Type', 'Prio', 'Area'], [['a', 'Story', 'P1', 'Shop, Mail']]);
    const columns = at.mapping.columns.map((column) => ({ ...column, values: { p1: 'Highest', Shop: 'Checkout' } }));
    const again = planSheet(SITE, { sheet: at.sheet, mapping: { ...at.mapping, columns }, found: {}, known: [] });
    expect(again.rows[0]?.values).toMatchObject({
      priority: { label: 'Highest' },
      components: [{ label: 'Checkout' }, { label: 'Mail' }],
    });
  });

  it('join the columns of a list, and take defaults where a row says nothing', () => {
    const at = planned(
      ['Title', 'Label', 'Label', 'Prio'],
      [
        ['a', 'one two', 'three', ''],
        ['b', '', '', 'Low'],
      ],
      {
        issueType: 'Task',
        defaults: [{ fieldId: 'priority', name: 'Priority', text: 'High' }],
      },
    );
    expect(rowOf(at, 2).values).toMatchObject({ labels: ['one', 'two', 'three'], priority: { label: 'High' } });
    expect(rowOf(at, 3).values).toMatchObject({ priority: { label: 'Low' } });
  });
});

describe('parents', () => {
  const header = ['ID', 'Title', 'Type', 'Parent'];

  it('are found by key, by row and by name, and created first', () => {
    const { plan } = planned(header, [
      ['c', 'child', 'Sub-task', 'b'],
      ['b', 'story', 'Story', '#4'],
      ['a', 'epic', 'Epic', ''],
      ['d', 'other', 'Story', 'SHOP-3'],
    ]);
    expect(said(plan)).toEqual([]);
    expect(plan.order).toEqual([4, 5, 3, 2]);
    expect(plan.rows.map(({ parent }) => parent)).toEqual([
      { kind: 'row', number: 3 },
      { kind: 'row', number: 4 },
      null,
      { kind: 'issue', key: 'SHOP-3' },
    ]);
    const run = dryRun(plan, { perRequest: 50, pointsFor: (n) => n, issuesPerSecond: 2 });
    expect(run).toMatchObject({
      rows: 4,
      ready: 4,
      keptBack: 0,
      calls: 3,
      points: 4,
      seconds: 2,
      problems: 0,
      warnings: 0,
    });
  });

  it('hold their children back while they have a problem', () => {
    const { plan } = planned(header, [
      ['a', '', 'Epic', ''],
      ['b', 'story', 'Story', 'a'],
      ['c', 'child', 'Sub-task', 'b'],
    ]);
    expect(plan.rows.map(({ state }) => state)).toEqual(['problem', 'held', 'held']);
  });

  it('are asked about where a number alone names no row, and where a name is two rows', () => {
    const { plan } = planned(header, [
      ['x', 'one', 'Epic', ''],
      ['x', 'two', 'Epic', ''],
      ['y', 'three', 'Story', 'x'],
      ['z', 'four', 'Story', '2'],
    ]);
    expect(said(plan)).toEqual([
      'Rows 2, 3 are all called “x”. Name one by its number, like #2.',
      '“2” is not the name of a row. Write a key like SHOP-12, or #12 for row 12.',
    ]);
  });

  it('in a circle are named, and the rows below wait', () => {
    const { plan } = planned(
      ['Title', 'Type', 'Parent'],
      [
        ['a', 'Story', '#3'],
        ['b', 'Story', '#2'],
        ['c', 'Sub-task', '#2'],
      ],
    );
    expect(plan.rows.map(({ state }) => state)).toEqual(['problem', 'problem', 'held']);
    expect(plan.order).toEqual([]);
    expect(said(plan)[0]).toBe(
      'These rows are one another’s parent: row 2 → row 3 → row 2. Empty the Parent of one of them.',
    );
  });

  it('of all rows are taken by those that can have them', () => {
    const { plan } = planned(
      ['Title', 'Type', 'Parent'],
      [
        ['a', 'Epic', ''],
        ['b', 'Story', ''],
        ['c', 'Sub-task', '#3'],
      ],
      { parent: 'SHOP-2' },
    );
    expect(plan.rows.map(({ parent }) => parent)).toEqual([
      null,
      { kind: 'issue', key: 'SHOP-2' },
      { kind: 'row', number: 3 },
    ]);
    expect(said(plan)).toEqual([]);
  });
});

describe('duplicates', () => {
  it('are rows of one summary, type and parent, whatever their case and spaces', () => {
    const rows = [
      ['Same words', 'Story', 'SHOP-1'],
      ['Same words', 'Story', 'SHOP-2'],
      ['Same words', 'Task', 'SHOP-1'],
      ['same  WORDS', 'Story', 'SHOP-1'],
    ];
    const { plan } = planned(['Title', 'Type', 'Parent'], rows);
    expect(plan.rows.map(({ warnings }) => warnings.map(({ sentence }) => sentence))).toEqual([
      [],
      [],
      [],
      ['Row 2 has the same summary, type and parent. Remove one of the two if one issue is meant.'],
    ]);
    expect(plan.counts.ready).toBe(4);
  });
});

it('knows a row as a double by the text that Jira has, without the apostrophe that makes it text', () => {
  const { sheet, mapping } = planned(['Title', 'Type'], [["'=SUM(A1:A3) formula start", 'Task']]);
  const known = [{ key: 'SHOP-47', summary: '=SUM(A1:A3) formula start', issueTypeId: '10003', parentKey: null }];
  const [row] = planSheet(SITE, { sheet, mapping, found: {}, known }).rows;
  expect(row?.warnings.map(({ code, sentence }) => `${code} ${sentence.slice(0, 7)}`)).toEqual([
    'duplicate-issue SHOP-47',
  ]);
  expect(row?.summary).toBe('=SUM(A1:A3) formula start');
});

describe('alike problems', () => {
  const at = planned(
    ['Title', 'Type', 'Area'],
    [
      ['a', 'Story', 'Checkot'],
      ['b', 'Story', 'Mail, checkot'],
      ['c', 'Story', 'Mial'],
      ['', 'Story', ''],
      ['d', 'Bug', ''],
    ],
  );
  const groups = problemGroups(at.plan);

  it('are one group, the largest first', () => {
    expect(groups.map(({ title, rows }) => [title, rows])).toEqual([
      ['Components “Checkot”', [2, 3]],
      ['Components “Mial”', [4]],
      ['Summary is empty', [5]],
      ['Severity is empty', [6]],
    ]);
  });

  it('are fixed all at once, in a list the wrong entry alone', () => {
    const [group] = groups;
    const step = group === undefined ? null : fixAllStep(SITE, at.plan, at.sheet, group, 'Checkout');
    expect(step?.label).toBe('Fix Components “Checkot”');
    const after = step === null ? at.sheet : applyStep(at.sheet, step);
    expect(after.rows.map(({ cells }) => cells[2])).toEqual(['Checkout', 'Mail, Checkout', 'Mial', '', '']);
  });

  it('of a field that no column has are fixed by a default', () => {
    const severity = groups.at(-1);
    expect(severity === undefined ? null : fixAll(SITE, at.plan, at.sheet, severity, 'Sev 3, minor')).toEqual({
      kind: 'default',
      fieldId: 'customfield_10209',
      text: 'Sev 3, minor',
    });
  });

  it('of a field that a type lacks are one group for each type, whatever stands there, and emptied at once', () => {
    const off = planned(
      ['Title', 'Type', 'Severity'],
      [
        ['a', 'Story', 'Sev 1, outage'],
        ['b', 'Task', '7'],
        ['c', 'Story', '3.0'],
      ],
    );
    const [story, task] = problemGroups(off.plan);
    expect([story?.title, story?.rows, task?.title, task?.rows]).toEqual([
      'Severity on Story',
      [2, 4],
      'Severity on Task',
      [3],
    ]);
    const step = story === undefined ? null : fixAllStep(SITE, off.plan, off.sheet, story, '');
    const after = step === null ? off.sheet : applyStep(off.sheet, step);
    expect(after.rows.map(({ cells }) => cells[2])).toEqual(['', '7', '']);
  });

  it('tell whether some of their rows need a value, by the types that these have now', () => {
    // Severity stands on Story too there, and may be empty.
    const severity = SITE.types.flatMap(({ fields }) => fields).find(({ name }) => name === 'Severity');
    if (severity === undefined) throw new Error('The project has no severity');
    const types = SITE.types.map((form) =>
      form.issueType.name === 'Story' ? { ...form, fields: [...form.fields, { ...severity, required: false }] } : form,
    );
    const { sheet, mapping } = planned(
      ['Title', 'Type', 'Severity'],
      [
        ['a', 'Story', 'awful'],
        ['b', 'Story', 'awful'],
      ],
    );
    const [planner, grouper] = [new Planner({ ...SITE, types }), new ProblemGrouper()];
    const group = (of: Sheet): ProblemGroup | undefined =>
      grouper.of(planner.plan({ sheet: of, mapping, found: {}, known: KNOWN }))[0];
    expect(group(sheet)).toMatchObject({ rows: [2, 3], isRequired: false });
    const step = editCells(sheet, [{ row: 3, column: 1, text: 'Bug' }]);
    expect(group(step === null ? sheet : applyStep(sheet, step))).toMatchObject({ rows: [2, 3], isRequired: true });
  });

  it('that differ get their own closest each', () => {
    const long = planned(
      ['Title', 'Type'],
      [
        [`a ${'word '.repeat(80)}`, 'Story'],
        [`b ${'word '.repeat(80)}`, 'Story'],
      ],
    );
    const [group] = problemGroups(long.plan);
    const step = group === undefined ? null : fixAllStep(SITE, long.plan, long.sheet, group, null);
    const after = step === null ? long.sheet : applyStep(long.sheet, step);
    const plan = planSheet(SITE, { sheet: after, mapping: long.mapping, found: {}, known: [] });
    expect(plan.counts.ready).toBe(2);
    expect(plan.rows.map(({ summary }) => summary[0])).toEqual(['a', 'b']);
  });

  it('replace an entry whatever stands around it', () => {
    expect(replaceIn('a; "b, c"; d', 'b, c', 'x, y', ',;\n')).toBe('a, "x, y", d');
    expect(replaceIn('a, b', 'b', '', ',;\n')).toBe('a');
    expect(replaceIn('a, b', 'b', 'x', null)).toBe('x');
  });
});

/** As the form makes it: defaults, what a person fills in, and the same compiler. */
function byForm({ form, number }: RowPlan, { sheet, mapping }: Planned, parentKey: string | null): JsonValue {
  if (form === null) throw new Error('No form');
  const cells = sheet.rows.find((row) => row.number === number)?.cells ?? [];
  const values: Record<string, JsonValue> = initialValues(form.fields);
  if (parentKey !== null) values['parent'] = { key: parentKey, summary: 'As the picker shows it' };
  for (const [column, { target, text: textForm }] of mapping.columns.entries()) {
    const field = target.kind === 'field' ? form.fields.find(({ fieldId }) => fieldId === target.fieldId) : undefined;
    const cell = cells[column] ?? '';
    if (field === undefined || cell === '') continue;
    if (textForm === 'markdown') values[field.fieldId] = markdownToAdf(cell);
    else {
      const read = fieldTypeFor(field.schema).fromText(cell, field);
      if (!read.ok) throw new Error(read.problem);
      values[field.fieldId] = read.value;
    }
  }
  const made = compilePayload({
    fields: form.fields,
    projectId: SITE.project.id,
    issueTypeId: form.issueType.id,
    values,
    changeId: 'change-1',
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.body;
}

describe('the body of a row', () => {
  const header = ['Title', 'Type', 'Parent', 'Details', 'Area', 'Prio', 'Label', 'Sev', 'Amount', 'Region', 'Estimate'];
  const cell = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...texts);
  const row = fc.tuple(
    fc.constantFrom('Bug', 'Story'),
    fc.constantFrom('', 'SHOP-3', '#2'),
    cell('**Bold**\n\n- one\n- two', 'Plain words', '# Heading'),
    cell('Mail', 'Checkout, Mail'),
    cell('High', '5'),
    cell('a b', 'c'),
    cell('3.5', '1e3'),
    cell('EMEA > Norway', 'APAC'),
    cell('2d 4h', '2d / 1d'),
  );

  it('is byte for byte what the form sends', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const cells = rows.map(([type, parent, details, area, prio, label, amount, region, estimate], index) => [
          `Row ${String(index)}`, type, parent, details, area, prio, label, type === 'Bug' ? 'Sev 2, major' : '', amount, region, estimate,
        ]); // prettier-ignore
        const at = planned(header, [['An epic', 'Epic'], ...cells]);
        expect(said(at.plan)).toEqual([]);
        for (const each of at.plan.rows) {
          const parentKey = each.parent === null ? null : each.parent.kind === 'issue' ? each.parent.key : 'SHOP-77';
          const made = finalBody(SITE, each, { changeId: 'change-1', parentKey });
          expect(JSON.stringify(made.ok ? made.body : made.problems)).toBe(JSON.stringify(byForm(each, at, parentKey)));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is shown with the row in the place of a parent that is not there yet', () => {
    const at = planned(
      ['Title', 'Type', 'Parent'],
      [
        ['a', 'Epic', ''],
        ['b', 'Story', '#2'],
      ],
    );
    const made = previewBody(SITE, rowOf(at, 3));
    expect(made.ok ? made.body['fields'] : null).toMatchObject({ summary: 'b', parent: { key: '#2' } });
    expect([...bodiesOf(SITE, at.plan)].map(({ row: number }) => number)).toEqual([2, 3]);
  });

  it('leaves links that the form does not require to changes of their own', () => {
    const at = planned(['Title', 'Type', 'Links'], [['a', 'Story', 'Blocks -> SHOP-12']]);
    const made = finalBody(SITE, rowOf(at, 2), { changeId: 'change-1', parentKey: null });
    expect(made.ok ? [made.body['update'], made.links] : null).toEqual([
      undefined,
      [{ kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: 'SHOP-12' }],
    ]);
  });
});

describe('a planner that plans again', () => {
  it('gives after any edits what a new one gives', () => {
    const { table } = plantFaults({ rows: 220, seed: 3 });
    const start = makeSheet(table);
    const { mapping } = guessMapping(SITE, start, null);
    const found = answers(planSheet(SITE, { sheet: start, mapping, found: {}, known: KNOWN }).needed);
    const texts = [
      '',
      'Story',
      'Epic',
      'Sub-task',
      '#2',
      '#3',
      'R-5',
      'SHOP-3',
      'Voucher stays applied 1',
      'Mara Lind',
      'Nobody',
      'Checkout',
      'same words',
    ];
    const edit = fc.record({
      row: fc.nat({ max: 60 }),
      column: fc.constantFrom(0, 1, 1, 1, 2, 3, 5, 6),
      text: fc.constantFrom(...texts),
    });
    const move = fc.oneof(
      { weight: 8, arbitrary: fc.array(edit, { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('insert' as const, 'remove' as const, 'undo' as const) },
    );
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 8 }), (moves) => {
        const planner = new Planner(SITE);
        const grouper = new ProblemGrouper();
        let sheet = start;
        grouper.of(planner.plan({ sheet, mapping, found, known: KNOWN }));
        for (const each of moves) {
          const step =
            each === 'insert' ? insertRows(sheet, 5, 1)
            : each === 'remove' ? removeRows(sheet, [7, 8])
            : each === 'undo' ? editCells(sheet, [{ row: 9, column: 1, text: 'undone' }])
            : editCells(sheet, each.map(({ row, column, text }) => ({ row: sheet.rows[row]?.number ?? 0, column, text }))); // prettier-ignore
          if (step === null) continue;
          const before = sheet;
          sheet = applyStep(sheet, step);
          if (each === 'undo') {
            planner.plan({ sheet, mapping, found, known: KNOWN });
            sheet = { ...undoStep(sheet, step), nextNumber: before.nextNumber };
          }
          const again = planner.plan({ sheet, mapping, found, known: KNOWN });
          expect(again).toEqual(planSheet(SITE, { sheet, mapping, found, known: KNOWN }));
          expect(grouper.of(again)).toEqual(problemGroups(again));
        }
      }),
      { numRuns: Math.ceil(RUNS / 6) },
    );
  });

  it('gives the same where rows are called alike, and others have them as parents', () => {
    const header = ['Ref', 'Title', 'Type', 'Parent'];
    const rows = [
      ['A', 'One', 'Epic', ''],
      ['A', 'Two', 'Epic', ''],
      ['B', 'Three', 'Epic', ''],
      ['', 'Four', 'Story', 'A'],
      ['', 'Five', 'Story', 'B'],
      ['', 'Six', 'Story', 'One'],
    ];
    const cells = rows.map((row, at) => ({ line: at + 2, cells: row }));
    const start = makeSheet({ name: 's', header, rows: cells, notes: [] });
    const guessed = guessMapping(SITE, start, null).mapping;
    const columns = guessed.columns.map((column) =>
      column.header === 'Ref' ? { ...column, target: { kind: 'row-name' } as const } : column,
    );
    const mapping = { ...guessed, columns };
    // The same objects each time: with others all is planned anew.
    const found = {};
    const edit = fc.record({
      row: fc.nat({ max: rows.length - 1 }),
      column: fc.constantFrom(0, 1, 1, 1, 3),
      text: fc.constantFrom('', 'A', 'B', 'One', 'one', 'Two', 'Other words'),
    });
    expect(planSheet(SITE, { sheet: start, mapping, found, known: KNOWN }).rows[3]?.problems[0]?.code).toBe(
      'parent-several',
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const planner = new Planner(SITE);
        let sheet = start;
        planner.plan({ sheet, mapping, found, known: KNOWN });
        for (const { row, column, text } of edits) {
          const step = editCells(sheet, [{ row: sheet.rows[row]?.number ?? 0, column, text }]);
          if (step === null) continue;
          sheet = applyStep(sheet, step);
          const again = planner.plan({ sheet, mapping, found, known: KNOWN });
          expect(again).toEqual(planSheet(SITE, { sheet, mapping, found, known: KNOWN }));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('holds back a row that is edited together with one above its parent', () => {
    const header = ['Ref', 'Title', 'Type', 'Parent'];
    const rows = [
      ['A', 'One', 'Epic', ''],
      ['B', 'Two', 'Story', 'A'],
      ['C', 'Three', 'Sub-task', 'B'],
    ];
    const { sheet, mapping } = planned(header, rows);
    const found = {};
    const planner = new Planner(SITE);
    planner.plan({ sheet, mapping, found, known: KNOWN });
    const step = editCells(sheet, [
      { row: 2, column: 1, text: '' },
      { row: 4, column: 1, text: 'Another' },
    ]);
    const after = step === null ? sheet : applyStep(sheet, step);
    const { rows: plans, counts } = planner.plan({ sheet: after, mapping, found, known: KNOWN });
    expect(plans.map(({ state }) => state)).toEqual(['problem', 'held', 'held']);
    expect(counts).toMatchObject({ problem: 1, held: 2, ready: 0 });
  });

  it('leaves groups and their list the same objects where nothing of them changes', () => {
    const { sheet, mapping, plan } = planned(
      ['Title', 'Type', 'Area', 'Prio'],
      [
        ['a', 'Story', 'Checkot', 'Hihg'],
        ['b', 'Story', 'Checkot', ''],
        ['c', 'Story', '', 'Hihg'],
      ],
    );
    const planner = new Planner(SITE);
    const grouper = new ProblemGrouper();
    const after = (row: number, column: number, text: string): readonly ProblemGroup[] => {
      const step = editCells(sheet, [{ row, column, text }]);
      return grouper.of(
        planner.plan({ sheet: step === null ? sheet : applyStep(sheet, step), mapping, found, known: KNOWN }),
      );
    };
    const found = {};
    const before = after(2, 0, 'a');
    expect(before).toEqual(problemGroups(plan));
    expect(after(2, 0, 'another title')).toBe(before);
    const [priority, area] = after(3, 2, 'Checkout');
    expect([priority?.rows, area?.rows]).toEqual([[2, 4], [2]]);
    expect(before).toContain(priority);
  });

  it('reads again only the rows whose answers came', () => {
    const { table } = plantFaults({ rows: 200, seed: 4 });
    const sheet = makeSheet(table);
    const { mapping } = guessMapping(SITE, sheet, null);
    const planner = new Planner(SITE);
    const { needed } = planner.plan({ sheet, mapping, found: {}, known: KNOWN });
    const [first, ...others] = needed;
    if (first === undefined) throw new Error('Nothing is asked');
    const half = answers([first]);
    planner.plan({ sheet, mapping, found: half, known: KNOWN });
    const found = { ...half, ...answers(others) };
    expect(planner.plan({ sheet, mapping, found, known: KNOWN })).toEqual(
      planSheet(SITE, { sheet, mapping, found, known: KNOWN }),
    );
  });

  it('gives way while it reads', () => {
    const { table } = plantFaults({ rows: 200, seed: 4 });
    const sheet = makeSheet(table);
    const { mapping } = guessMapping(SITE, sheet, null);
    const input = { sheet, mapping, found: {}, known: KNOWN };
    const steps = new Planner(SITE).planInSteps(input, 50);
    const seen: number[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) seen.push(step.value);
    expect(step.value).toEqual(planSheet(SITE, input));
    // Also while rows are looked at beside each other.
    expect([...new Set(seen)]).toEqual([50, 100, 150, 200]);
    expect(seen.length).toBeGreaterThan(4);
  });
});
