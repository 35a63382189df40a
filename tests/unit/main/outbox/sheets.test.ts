import { beforeEach, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import { Journal } from '../../../../src/main/outbox/journal';
import { changesOfRun } from '../../../../src/main/outbox/run';
import { Sheets } from '../../../../src/main/outbox/sheets';
import { temporaryConnection } from '../storage/temporary-database';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };
const APPLIED: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-1' };

let journal: Journal;
let sheets: Sheets;
beforeEach(() => {
  const connection = temporaryConnection();
  journal = new Journal(connection);
  sheets = new Sheets(connection);
  const begun = { id: 'sheet', fileName: 'plan.csv', sheet: '{"rows":[]}', rows: 3, settings: { projectId: null } };
  sheets.start('account-1', 'cloud-1', begun, 10);
});
const load = () => sheets.load('account-1', 'cloud-1', 'sheet');
const append = (at: number, ...events: readonly object[]) =>
  sheets.append('account-1', 'cloud-1', 'sheet', at, JSON.stringify(events), 20);
const made = (sheetId: string, projectId = '100') => sheets.made('account-1', 'cloud-1', projectId, sheetId);
const rowsSince = (since: number) => sheets.rowsOfRuns('account-1', 'cloud-1', 'sheet', since);

/** Journals a run of two rows, 2 and 3. */
function begin(groupId = 'group', body: (id: string) => JsonObject = () => ({})): void {
  const ids = [`${groupId}-2`, `${groupId}-3`];
  sheets.noteRun(
    'account-1',
    'cloud-1',
    'sheet',
    groupId,
    ids.map((changeId, at) => ({ number: at + 2, changeId })),
  );
  const rows = ids.map((id) => ({
    id,
    title: id,
    subtitle: 'SHOP · Bug',
    projectKey: 'SHOP',
    body: body(id),
    parent: null,
  }));
  const group = { id: groupId, ...SITE, title: 'plan.csv', createdAt: 30 };
  const changes = changesOfRun({ ...group, rows });
  if (!changes.ok) throw new Error('the run is not sound');
  journal.addGroup(group, changes.value);
}

it('gives back what was done to a sheet in its order, as one list', () => {
  expect(append(0, { event: 'undo' })).toBe(1);
  expect(append(1, { event: 'redo' }, { event: 'undo' })).toBe(2);
  expect(append(2)).toBe(3);
  expect(load()).toMatchObject({ fileName: 'plan.csv', sheet: '{"rows":[]}', written: 3 });
  expect(JSON.parse(load()?.events ?? '')).toEqual([{ event: 'undo' }, { event: 'redo' }, { event: 'undo' }]);
});

it('writes a step once that is sent twice, and none out of turn', () => {
  expect(append(0, { event: 'undo' })).toBe(1);
  expect(append(0, { event: 'undo' })).toBe(1);
  expect(append(5, { event: 'redo' })).toBe(1);
  expect(JSON.parse(load()?.events ?? '')).toEqual([{ event: 'undo' }]);
});

it('does not take another step for one that was written under the same number', () => {
  append(0, { event: 'undo' });
  expect(append(0, { event: 'redo' })).toBe(0);
  append(1, { event: 'redo' });
  expect(append(1, { event: 'undo' })).toBe(0);
  expect(JSON.parse(load()?.events ?? '')).toEqual([{ event: 'undo' }, { event: 'redo' }]);
});

it('tells another sheet what a run has made, before any sync has brought it, and the sheet itself that it is its own', () => {
  begin('group', (id) => ({ fields: { project: { id: '100' }, issuetype: { id: '7' }, summary: id } }));
  expect(made('other')).toEqual({ others: [], own: [] });
  journal.move(SITE, 'group-2', ['queued'], APPLIED, 'Created', 41);
  const known = { key: 'SHOP-1', summary: 'group-2', issueTypeId: '7', parentKey: null };
  expect(made('other')).toEqual({ others: [known], own: [] });
  expect(made('sheet')).toEqual({ others: [], own: ['SHOP-1'] });
  expect(made('other', '200')).toEqual({ others: [], own: [] });
  expect(sheets.made('account-2', 'cloud-1', '100', 'other')).toEqual({ others: [], own: [] });
});

it('does not begin a sheet anew that is there', () => {
  append(0, { event: 'undo' });
  sheets.start('account-1', 'cloud-1', { id: 'sheet', fileName: 'b.csv', sheet: '{}', rows: 1, settings: {} }, 50);
  expect(load()).toMatchObject({ fileName: 'plan.csv', written: 1 });
});

it('tells where the rows of a run stand, and then only what has moved', () => {
  begin();
  const first = rowsSince(0);
  expect(first.groupIds).toEqual(['group']);
  expect(first.rows.map(({ row, state, issueKey }) => [row, state, issueKey])).toEqual([
    [2, 'queued', null],
    [3, 'queued', null],
  ]);
  journal.move(SITE, 'group-3', ['queued'], { state: 'sending' }, 'Sent', 40);
  journal.move(SITE, 'group-3', ['sending'], APPLIED, 'Created', 41);
  const next = rowsSince(first.since);
  expect(next.rows).toMatchObject([{ row: 3, changeId: 'group-3', state: 'applied', issueKey: 'SHOP-1' }]);
  expect(rowsSince(0).rows).toHaveLength(2);
});

it('says nothing of rows that were noted for a run that was never journalled', () => {
  sheets.noteRun('account-1', 'cloud-1', 'sheet', 'lost', [{ number: 2, changeId: 'lost-2' }]);
  expect(rowsSince(0)).toMatchObject({ groupIds: [], rows: [] });
});

it('says of a row that was given up after it was looked for that it may still arrive', () => {
  begin();
  journal.remember(SITE, 'group-2', { lookedForSince: 35 });
  journal.move(SITE, 'group-2', ['queued'], { state: 'discarded' }, 'Given up', 40);
  journal.move(SITE, 'group-3', ['queued'], { state: 'discarded' }, 'Given up', 40);
  expect(rowsSince(0).rows.map(({ row, state, mayHaveLeft }) => [row, state, mayHaveLeft])).toEqual([
    [2, 'discarded', true],
    [3, 'discarded', false],
  ]);
});

it('stands where the change does that took the place of a refused one', () => {
  begin();
  begin('again');
  journal.move(SITE, 'group-2', ['queued'], { state: 'discarded', replacedBy: 'again-2' }, 'Mended', 40);
  journal.move(SITE, 'again-2', ['queued'], APPLIED, 'Created', 41);
  const [row] = rowsSince(0).rows;
  expect(row).toMatchObject({ row: 2, changeId: 'again-2', state: 'applied', issueKey: 'SHOP-1' });
});

const listed = (text = '', most = 10) => sheets.list('account-1', 'cloud-1', { text, most }).sheets;

it('lists so many of the sheets whose name has a text in it, however it is written, and says how many there are', () => {
  for (const [at, fileName] of ['Café one.csv', 'CAFE two.csv', '100%.csv', 'café three.csv'].entries())
    sheets.start('account-1', 'cloud-1', { id: fileName, fileName, sheet: '{}', rows: 1, settings: {} }, at);
  const named = (text: string, most: number) => {
    const list = sheets.list('account-1', 'cloud-1', { text, most });
    return [list.total, list.sheets.map(({ fileName }) => fileName)];
  };
  expect(named(' cafe ', 2)).toEqual([3, ['café three.csv', 'CAFE two.csv']]);
  expect(named('', 2)).toEqual([5, ['plan.csv', 'café three.csv']]);
  expect(named('%', 9)).toEqual([1, ['100%.csv']]);
  expect(named('nowhere', 9)).toEqual([0, []]);
});

it('lists the sheet that was worked on last first, with what became of its rows', () => {
  sheets.start('account-1', 'cloud-1', { id: 'other', fileName: 'b.csv', sheet: '{}', rows: 1, settings: {} }, 15);
  begin();
  journal.move(SITE, 'group-2', ['queued'], APPLIED, 'Created', 41);
  append(0, { event: 'undo' });
  expect(listed()).toEqual([
    { id: 'sheet', fileName: 'plan.csv', rows: 3, savedAt: 20, created: 1, open: 1 },
    { id: 'other', fileName: 'b.csv', rows: 1, savedAt: 15, created: 0, open: 0 },
  ]);
});

it('is of one account and site, and goes with the account', () => {
  begin();
  sheets.remember('account-1', 'cloud-1', { columns: [] });
  expect(sheets.load('account-2', 'cloud-1', 'sheet')).toBeNull();
  expect(sheets.append('account-2', 'cloud-1', 'sheet', 0, '[]', 20)).toBe(0);
  journal.forgetAccount('account-1');
  expect(load()).toBeNull();
  expect(sheets.memory('account-1', 'cloud-1')).toBeNull();
  expect(listed()).toEqual([]);
});
