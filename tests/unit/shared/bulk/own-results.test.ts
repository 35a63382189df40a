import { describe, expect, it } from 'vitest';
import { dryRun, keptBack } from '@shared/bulk/dry-run';
import { guessMapping } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import { Planner, planSheet } from '@shared/bulk/plan';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { editCells } from '@shared/bulk/sheet-edits';
import { applyStep } from '@shared/bulk/sheet-step';
import { failedTable, resultsTable } from '../../../../src/main/features/bulk/result-tables';
import { resultsOf } from '../../../../src/main/features/bulk/results';
import { answers, SITE } from '../../../support/bulk/sample-site';

const HEADER = ['ID', 'Summary', 'Issue Type', 'Parent', 'Jira key', 'Jira link', 'Outcome', 'Reason', 'Workbench row'];
const LINK = 'https://larkfield.example/browse/SHOP-37';
const ROWS = [
  ['E1', 'The epic', 'Epic', '', 'SHOP-37', LINK, 'Created', '', '2'],
  ['S1', 'Its story', 'Story', 'E1', '', '', 'Not ready', 'SHOP has no issue type “Storry”.', '5'],
  ['S2', 'Another', 'Story', '', '', '', 'Refused', 'No.', '7'],
];

function read(rows: readonly (readonly string[])[]): { sheet: Sheet; mapping: Mapping; plan: Plan } {
  const sheet = makeSheet({
    name: 'results.csv',
    header: HEADER,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    notes: [],
  });
  const { mapping } = guessMapping(SITE, sheet, null);
  const { needed } = planSheet(SITE, { sheet, mapping, found: {}, known: [] });
  return { sheet, mapping, plan: planSheet(SITE, { sheet, mapping, found: answers(needed), known: [] }) };
}

describe('the file of results, dropped in again', () => {
  it('creates the rows that Jira has not, under the parents that it has', () => {
    const { plan } = read(ROWS);
    expect(plan.rows.map(({ number, state, parent }) => [number, state, parent])).toEqual([
      [2, 'held', null],
      [5, 'ready', { kind: 'issue', key: 'SHOP-37' }],
      [7, 'ready', null],
    ]);
    expect(plan.rows[0]?.problems).toEqual([]);
    expect(plan.rows[0]?.warnings.map(({ sentence }) => sentence)).toEqual([
      'It is SHOP-37 already, and is not created again.',
    ]);
    expect(keptBack(plan)).toBe(0);
    expect(dryRun(plan, { perRequest: 50, pointsFor: (n) => n, issuesPerSecond: 1 })).toMatchObject({
      ready: 2,
      keptBack: 0,
    });
  });

  it('says what its columns are for', () => {
    const { sheet } = read(ROWS);
    const columns = guessMapping(SITE, sheet, null).columns.slice(4);
    expect(columns.map(({ target }) => target.kind)).toEqual(['jira-key', 'none', 'none', 'none']);
    expect(columns.map(({ reason }) => reason)).toEqual([
      'Workbench wrote it after a run: a row with a key is not created again.',
      ...Array.from({ length: 3 }, () => 'Workbench wrote it after a run.'),
    ]);
  });

  it('is read so in any other file only where a person says it', () => {
    const sheet = makeSheet({
      name: 's',
      header: ['Summary', 'Issue Type', 'Jira key'],
      rows: [{ line: 2, cells: ['a', 'Story', 'SHOP-37'] }],
      notes: [],
    });
    const { mapping } = guessMapping(SITE, sheet, null);
    expect(mapping.columns[2]?.target.kind).not.toBe('jira-key');
  });

  it('is written with one set of these columns, and the failed rows with none', () => {
    const { sheet, mapping, plan } = read(ROWS);
    const results = resultsOf({ plan, runs: [], fieldNames: {} });
    expect(results.map(({ end, key }) => [end, key])).toEqual([
      ['created', 'SHOP-37'],
      ['kept-back', null],
      ['kept-back', null],
    ]);
    const all = resultsTable(sheet, results, 'https://larkfield.example');
    expect(all.header).toEqual(HEADER.slice(0, -1));
    expect(all.rows[0]?.cells).toEqual(ROWS[0]?.slice(0, -1));
    const failed = failedTable(sheet, results, mapping);
    expect(failed?.header).toEqual(HEADER.slice(0, 4));
    expect(failed?.rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [5, 'Its story'],
      [7, 'Another'],
    ]);
  });

  it('follows when a key is written or taken out', () => {
    const { sheet, mapping } = read(ROWS);
    const planner = new Planner(SITE);
    const found = answers(planner.plan({ sheet, mapping, found: {}, known: [] }).needed);
    planner.plan({ sheet, mapping, found, known: [] });
    const edits = [
      [{ row: 2, column: 4, text: '' }],
      [{ row: 7, column: 4, text: 'SHOP-40' }],
      [{ row: 2, column: 1, text: 'Called otherwise' }],
    ];
    for (const each of edits) {
      const step = editCells(sheet, each);
      const edited = step === null ? sheet : applyStep(sheet, step);
      expect(planner.plan({ sheet: edited, mapping, found, known: [] })).toEqual(
        planSheet(SITE, { sheet: edited, mapping, found, known: [] }),
      );
    }
  });
});
