import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { makeSheet } from '@shared/bulk/sheet';
import { readDelimited } from '@shared/bulk/reading/read-delimited';
import { NoteBook } from '@shared/bulk/reading/note-book';
import { beginRun } from '../../../../../src/main/features/bulk/begin-run';
import { failedTable, namesOfFields, resultsTable } from '../../../../../src/main/features/bulk/result-tables';
import { changesOfGroup, resultsOf, type RowResult } from '../../../../../src/main/features/bulk/results';
import { followerId, rowChangeId } from '../../../../../src/main/features/bulk/run-id';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { writeCsv } from '../../../../../src/main/sheets/write-csv';
import { SITE } from '../../../../support/bulk/sample-site';
import { FAMILY, outboxAlone, planned, REF, type Planned } from './begun';

const ID = '00000000-0000-8000-8000-000000000001';
const URL = 'https://larkfield.atlassian.net/';
const applied = (issueKey: string): ChangeState => ({ state: 'applied', issueId: '1', issueKey });
const rejected = (fieldErrors: Record<string, string>, messages: string[] = []): ChangeState => ({
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors, messages },
});

/** The run of a sheet, with some of its changes moved on, by their ids. */
async function after(of: Planned, moves: Readonly<Record<string, ChangeState>>): Promise<readonly JournalledChange[]> {
  const { journal, outbox } = outboxAlone();
  await beginRun(outbox, { id: ID, ref: REF, site: SITE, plan: of.plan, title: 's', createdAt: 1, rows: null });
  for (const [id, to] of Object.entries(moves)) journal.move(REF, id, ['queued'], to, 'Moved', 2);
  return changesOfGroup((offset, limit) => Promise.resolve(journal.ofGroup(REF, ID, offset, limit)));
}

async function results(of: Planned, moves: Readonly<Record<string, ChangeState>>): Promise<readonly RowResult[]> {
  const runs = [{ id: ID, changes: await after(of, moves) }];
  return resultsOf({ plan: of.plan, runs, fieldNames: namesOfFields(SITE) });
}

const family = planned(FAMILY);
const row = (number: number): string => rowChangeId(ID, number);

describe('what became of the rows', () => {
  it('is told for each: there with its key, refused with every reason, not sent with the row that it needs', async () => {
    const all = await results(family, {
      [row(2)]: applied('SHOP-7'),
      [row(5)]: rejected({ priority: 'Priority name ‘Huge’ is not valid' }, ['The project is locked.']),
      [row(3)]: rejected({}, ['INVALID_INPUT']),
      [row(4)]: { state: 'discarded' },
    });
    expect(all).toMatchObject([
      { row: 2, end: 'created', key: 'SHOP-7', reason: '' },
      { row: 3, end: 'refused', key: null, reason: 'INVALID_INPUT' },
      { row: 4, end: 'given-up', reason: 'Jira refused “Story of paper”, which it needs.' },
      { row: 5, end: 'refused', reason: 'Priority: Priority name ‘Huge’ is not valid The project is locked.' },
    ]);
  });

  it('tells what may still come from what failed', async () => {
    const all = await results(family, {
      [row(2)]: { state: 'unknown', looks: 1, nextLookAt: 0 },
      [row(5)]: { state: 'unsure', candidates: [] },
    });
    expect(all.map(({ end }) => end)).toEqual(['on-its-way', 'on-its-way', 'on-its-way', 'unsure']);
    expect(failedTable(family.sheet, all, family.mapping)).toBeNull();
  });

  it('never calls a row failed that was sent and given up: it may still arrive', async () => {
    const [first, ...others] = await after(family, { [row(2)]: { state: 'discarded' } });
    const changes = [{ ...first, mayHaveLeft: true } as JournalledChange, ...others];
    const all = resultsOf({ plan: family.plan, runs: [{ id: ID, changes }], fieldNames: {} });
    expect(all[0]).toMatchObject({ row: 2, end: 'unsure' });
  });

  it('tells a link that Jira refused on the row that is there without it', async () => {
    const all = await results(family, {
      [row(2)]: applied('SHOP-7'),
      [row(3)]: applied('SHOP-71'),
      [followerId(ID, 3, 0)]: rejected({}, ['No issue link type.']),
    });
    const there = all.find((one) => one.row === 3);
    expect(there).toMatchObject({ end: 'created', links: [{ end: 'refused', reason: 'No issue link type.' }] });
    expect(JSON.stringify(resultsTable(family.sheet, all, URL).rows[1])).toContain('No issue link type.');
  });

  it('keeps a row that was not ready with its problem', async () => {
    const of = planned([['R-1', '', 'Story', '', '', ''], ...FAMILY.slice(3)]);
    const all = await results(of, { [row(3)]: applied('SHOP-7') });
    expect(all).toMatchObject([
      { row: 2, end: 'kept-back', changeId: null },
      { row: 3, end: 'created' },
    ]);
    expect(all[0]?.reason).not.toBe('');
  });
});

describe('the files', () => {
  const read = (text: string): ReturnType<typeof readDelimited> =>
    readDelimited('f.csv', text.replace(/^\uFEFF/, ''), new NoteBook());

  it('of all rows have keys, links and reasons behind the cells, with nothing that a spreadsheet would run', async () => {
    const of = planned([['=1+1', 'Epic of wrapping', 'Epic', '', '', ''], ...FAMILY.slice(3)]);
    const all = await results(of, { [row(2)]: applied('SHOP-7'), [row(3)]: rejected({}, ['=HYPERLINK("x")']) });
    const table = resultsTable(of.sheet, all, URL);
    const text = [...writeCsv(table)].join('');
    expect(text).toContain('https://larkfield.atlassian.net/browse/SHOP-7,Created');
    for (const line of text.split('\r\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@]/);
  });

  it('of failed rows have the columns and cells of the first one, name parents that are there by key, and are read back', async () => {
    const all = await results(family, {
      [row(2)]: applied('SHOP-7'),
      [row(3)]: rejected({}, ['INVALID_INPUT']),
      [row(4)]: { state: 'discarded' },
      [row(5)]: applied('SHOP-71'),
    });
    const table = failedTable(family.sheet, all, family.mapping);
    const back = makeSheet(read([...writeCsv(table ?? { header: [], rows: [] })].join('')));
    expect(back.header).toEqual(family.sheet.header);
    expect(back.rows.map(({ number, cells }) => ({ number, cells }))).toEqual([
      { number: 3, cells: ['R-2', 'Story of paper', 'Story', 'SHOP-7', '', 'Blocks -> SHOP-12'] },
      { number: 4, cells: FAMILY[2] },
    ]);
    const again = planned(back.rows.map(({ cells }) => cells));
    expect(again.plan.counts).toMatchObject({ ready: 2, problem: 0 });
  });

  it('name such a parent though the row has another fault', async () => {
    const of = planned([...FAMILY.slice(0, 1), ['R-2', 'Story of paper', 'Storry', '#2', '', '']]);
    const all = await results(of, { [row(2)]: applied('SHOP-7') });
    expect(failedTable(of.sheet, all, of.mapping)?.rows[0]?.cells[3]).toBe('SHOP-7');
  });
});
