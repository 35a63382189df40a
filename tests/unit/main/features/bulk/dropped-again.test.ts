import { beforeEach, describe, expect, it } from 'vitest';
import { keptSettings } from '@shared/bulk/sheet-settings';
import type { ChangeState } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { planKept } from '../../../../../src/main/features/bulk/kept-plan';
import { resultSaver } from '../../../../../src/main/features/bulk/save-results';
import { createSheetRuns, type RunAsked } from '../../../../../src/main/features/bulk/sheet-runs';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../../src/main/outbox/outbox';
import { Sheets } from '../../../../../src/main/outbox/sheets';
import { SITE } from '../../../../support/bulk/sample-site';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';
import { planned, REF } from './begun';

const { accountId, cloudId } = REF;
const created = (key: string): ChangeState => ({ state: 'applied', issueId: key, issueKey: key });
const REFUSED: ChangeState = {
  state: 'rejected',
  failure: { kind: 'invalid-input', message: 'Jira said no.', fields: {} },
};
const epic = (name: string, summary: string): readonly string[] => [name, summary, 'Epic', '', '', ''];
const story = (summary: string, parent = ''): readonly string[] => ['', summary, 'Story', parent, '', ''];
const PLAN = [epic('R-1', 'Wrapping'), story('Paper', 'R-1'), story('Ribbon')];

let journal: Journal;
let sheets: Sheets;
let outbox: Outbox;
let runs: ReturnType<typeof createSheetRuns>;
/** Which state the project's fields are in. */
let mark: string;

const plannedOf = async (_site: unknown, id: string) => {
  const kept = sheets.load(accountId, cloudId, id);
  if (kept === null) return fail({ kind: 'not-found', what: 'this sheet', messages: [] });
  return succeed({ kept, site: SITE, fieldsMark: mark, ...(await planKept(SITE, kept)) });
};

beforeEach(() => {
  const connection = temporaryConnection();
  journal = new Journal(connection);
  sheets = new Sheets(connection);
  outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
  mark = 'as they were';
  runs = createSheetRuns({ sheets: asRemote(sheets), outbox, plannedOf, now: () => 7 });
});

/** Drops these rows as a file of this name. */
function drop(id: string, rows: readonly (readonly string[])[]): void {
  const { sheet, mapping } = planned(rows);
  const settings = keptSettings({ projectId: SITE.project.id, mapping, mapped: true });
  const kept = { id, fileName: `${id}.csv`, sheet: JSON.stringify(sheet), rows: rows.length, settings };
  sheets.start(accountId, cloudId, kept, 1);
}
const begin = (id: string, said: Partial<RunAsked> = {}) =>
  runs.begin(REF, id, { rows: null, fieldsMark: null, again: false, ...said });
const rowsOf = (id: string) => sheets.rowsOfRuns(accountId, cloudId, id, 0).rows;
const stand = (id: string) =>
  rowsOf(id)
    .map(({ row, state, issueKey }) => [row, state, issueKey])
    .sort(([a], [b]) => Number(a) - Number(b));
function end(id: string, row: number, to: ChangeState): void {
  const changeId = rowsOf(id).findLast((each) => each.row === row)?.changeId ?? '';
  expect(journal.move(REF, changeId, ['queued'], to, 'Ended', 9)).not.toBeNull();
}
const creates = (): number => journal.pending().filter(({ kind }) => kind === 'create').length;

describe('a sheet that is dropped a second time', () => {
  beforeEach(async () => {
    drop('first', PLAN);
    await begin('first');
    end('first', 2, created('SHOP-100'));
    drop('second', PLAN);
  });

  it('says which rows are there already, whose they are, and what a run without them would do', async () => {
    await expect(runs.before(REF, 'second', [2, 3, 4])).resolves.toMatchObject(
      succeed({
        rows: [
          { row: 2, key: 'SHOP-100', run: 'first.csv', createdAt: 7 },
          { row: 4, key: null, run: 'first.csv', createdAt: 7 },
          { row: 3, key: null, run: 'first.csv', createdAt: 7 },
        ],
        others: { ready: 0, calls: 0, points: 0, seconds: 0 },
      }),
    );
    expect(rowsOf('second')).toEqual([]);
  });

  it('sends none of them again without a word, and each of its rows is the issue of the earlier run', async () => {
    await expect(begin('second')).resolves.toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/^All 3 rows are in Jira or on the way/) as string },
    });
    expect(creates()).toBe(2);
    expect(stand('second')).toEqual([
      [2, 'applied', 'SHOP-100'],
      [3, 'queued', null],
      [4, 'queued', null],
    ]);
    // What becomes of them is seen in both sheets, and no sheet holds the run of the other.
    end('first', 4, created('SHOP-101'));
    expect(stand('second')[2]).toEqual([4, 'applied', 'SHOP-101']);
    expect(sheets.rowsOfRuns(accountId, cloudId, 'second', 0).groupIds).toEqual([]);
  });

  it('creates all of them once more for a person who says so', async () => {
    const begun = await begin('second', { again: true });
    expect(begun).toMatchObject({ ok: true, value: { total: 3, earlier: [] } });
    expect(creates()).toBe(5);
    expect(sheets.rowsOfRuns(accountId, cloudId, 'second', 0).groupIds).toHaveLength(1);
  });

  it('sends its own rows alone, under parents that the earlier run has made or is to make', async () => {
    drop('third', [...PLAN, story('Tape', 'R-1'), epic('R-2', 'Delivery'), story('Paper', 'R-2')]);
    const begun = await begin('third');
    expect(begun).toMatchObject({ ok: true, value: { total: 3, earlier: [{ row: 2 }, { row: 4 }, { row: 3 }] } });
    const tape = rowsOf('third').find(({ row }) => row === 5)?.changeId ?? '';
    expect(journal.get(REF, tape)?.body).toMatchObject({ fields: { parent: { key: 'SHOP-100' } } });
    const paper = rowsOf('third').find(({ row }) => row === 7)?.changeId ?? '';
    expect(journal.get(REF, paper)?.after).toBe(rowsOf('third').find(({ row }) => row === 6)?.changeId);
  });

  it('lets a child wait for a parent that the earlier run has on its way', async () => {
    drop('fourth', [epic('R-1', 'Gifts'), story('Box', 'R-1')]);
    await begin('fourth');
    drop('fifth', [epic('R-1', 'Gifts'), story('Card', 'R-1')]);
    await expect(begin('fifth')).resolves.toMatchObject({ ok: true, value: { total: 1 } });
    const card = rowsOf('fifth').find(({ row }) => row === 3)?.changeId ?? '';
    expect(journal.get(REF, card)?.after).toBe(rowsOf('fourth').find(({ row }) => row === 2)?.changeId);
    end('fourth', 2, created('SHOP-200'));
    const [agenda] = journal.agenda({ now: 10, busy: [], limit: 9, together: 50 });
    expect(agenda?.ready.find(({ id }) => id === card)?.body).toMatchObject({ fields: { parent: { id: 'SHOP-200' } } });
  });

  it('may send a row again that Jira has refused by then, in its place in both sheets', async () => {
    await begin('second');
    end('first', 4, REFUSED);
    await expect(begin('second', { rows: [4] })).resolves.toMatchObject({ ok: true, value: { total: 1 } });
    expect(stand('second').filter(([row]) => row === 4)).toContainEqual([4, 'queued', null]);
    expect(stand('first').filter(([row]) => row === 4)).toEqual([[4, 'queued', null]]);
    end('second', 4, created('SHOP-102'));
    expect(stand('first')[2]).toEqual([4, 'applied', 'SHOP-102']);
  });

  it('has the issues of the earlier run among its results', async () => {
    const saved: string[] = [];
    drop('sixth', [...PLAN, story('Tape')]);
    await begin('sixth');
    const save = resultSaver({
      sheets: asRemote(sheets),
      outbox,
      plannedOf,
      urlOf: () => 'https://shop.atlassian.net',
      files: {
        choose: () => Promise.resolve(null),
        save: (_name, pieces) => {
          saved.push(Buffer.concat([...pieces]).toString('utf8'));
          return Promise.resolve(succeed(true));
        },
      },
    });
    await expect(save(REF, 'sixth', 'all')).resolves.toEqual(succeed(true));
    expect(saved[0]).toMatch(/Wrapping.*SHOP-100,.*Created/);
    expect(saved[0]).toMatch(/Ribbon.*On its way/);
  });
});

describe('a run of rows that were planned with other fields', () => {
  it('is not begun, and says so; with the fields of now it is', async () => {
    drop('first', PLAN);
    mark = 'as they are now';
    await expect(begin('first', { fieldsMark: 'as they were' })).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', fields: { site: expect.any(String) as string } },
    });
    expect(rowsOf('first')).toEqual([]);
    await expect(begin('first', { fieldsMark: 'as they are now' })).resolves.toMatchObject({ ok: true });
  });

  it('is not begun either where a row that was shown as ready is not, as it is kept', async () => {
    drop('second', [story('Paper'), ['', 'No such type', 'Storry', '', '', '']]);
    await expect(begin('second', { rows: [2, 3] })).resolves.toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/^Row 3 is not ready any more/) as string },
    });
    expect(creates()).toBe(0);
  });
});
