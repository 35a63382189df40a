import { beforeEach, expect, it } from 'vitest';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import { keptSettings, readSettings } from '@shared/bulk/sheet-settings';
import type { ChangeState } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { planKept } from '../../../../../src/main/features/bulk/kept-plan';
import { resultSaver } from '../../../../../src/main/features/bulk/save-results';
import { createSheetRuns } from '../../../../../src/main/features/bulk/sheet-runs';
import { templateColumns } from '../../../../../src/main/features/bulk/template-columns';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../../src/main/outbox/outbox';
import { Sheets } from '../../../../../src/main/outbox/sheets';
import { SITE } from '../../../../support/bulk/sample-site';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';
import { FAMILY, planned, REF } from './begun';

const { accountId, cloudId } = REF;
const created = (key: string): ChangeState => ({ state: 'applied', issueId: key, issueKey: key });
const refused: ChangeState = {
  state: 'rejected',
  failure: { kind: 'invalid-input', message: 'Jira said no.', fields: {} },
};

let journal: Journal;
let sheets: Sheets;
let outbox: Outbox;
let runs: ReturnType<typeof createSheetRuns>;
let saved: { readonly name: string; readonly text: string }[];
let save: ReturnType<typeof resultSaver>;
let written: number;
/** Which state the project's fields are in. */
let mark: string;

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
  const { sheet, mapping } = planned(FAMILY);
  // What is looked up stands in the kept answers.
  const found = Object.fromEntries(
    ['SHOP-3', 'SHOP-12'].map((key) => [
      JSON.stringify(['issue', null, key.toLowerCase()]),
      { state: 'exact' as const, choice: { id: key, label: '', hierarchyLevel: key === 'SHOP-3' ? 1 : 0 } },
    ]),
  );
  const settings = keptSettings({ projectId: SITE.project.id, mapping, mapped: true });
  sheets.start(
    accountId,
    cloudId,
    { id: 's', fileName: 'plan.csv', sheet: JSON.stringify(sheet), rows: 4, settings },
    1,
  );
  const answers = Object.entries(found).map(([key, answer]) => ({ key, answer }));
  sheets.keepAnswers(accountId, cloudId, 's', answers);
  written = 0;
  mark = 'as they were';
  const remote = asRemote(sheets);
  const plannedOf = async () => {
    const kept = sheets.load(accountId, cloudId, 's');
    if (kept === null) return fail({ kind: 'not-found', what: 'this sheet', messages: [] });
    return succeed({ kept, site: SITE, fieldsMark: mark, ...(await planKept(SITE, kept)) });
  };
  runs = createSheetRuns({ sheets: remote, outbox, plannedOf, now: () => 7 });
  saved = [];
  save = resultSaver({
    sheets: remote,
    outbox,
    plannedOf,
    urlOf: () => 'https://shop.atlassian.net',
    files: {
      choose: () => Promise.resolve(null),
      save: (name, pieces) => {
        saved.push({ name, text: Buffer.concat([...pieces]).toString('utf8') });
        return Promise.resolve(succeed(true));
      },
    },
  });
});

const begin = (wanted: readonly number[] | null, said: { fieldsMark?: string; again?: boolean } = {}) =>
  runs.begin(REF, 's', { rows: wanted, fieldsMark: said.fieldsMark ?? null, again: said.again ?? false });
const rows = () => sheets.rowsOfRuns(accountId, cloudId, 's', 0).rows;
/** What a row's newest change comes to. */
function end(row: number, to: ChangeState): void {
  const id = rows().findLast((each) => each.row === row)?.changeId ?? '';
  if (journal.move(REF, id, ['queued', 'sending'], to, 'Ended', 9) === null)
    throw new Error(`row ${String(row)} is not under way`);
}
function edit(row: number, column: number, before: string, after: string): void {
  const event: SheetEvent = {
    event: 'do',
    step: { label: 'Edit', changes: [{ op: 'cells', cells: [{ row, column, before, after }] }] },
  };
  written = sheets.append(accountId, cloudId, 's', written, JSON.stringify([event]), 8);
}

it('reads the settings back as they were kept', () => {
  const { mapping } = planned(FAMILY);
  const settings = { projectId: '1', mapping, found: { q: { state: 'none' as const } }, mapped: true };
  expect(readSettings({ ...keptSettings(settings), found: settings.found })).toEqual(settings);
  expect(readSettings({ mapping: 'no JSON', mapped: 1 })).toEqual({
    projectId: null,
    mapping: null,
    found: {},
    mapped: false,
  });
});

it('journals the rows as they are kept, each known by its row', async () => {
  edit(5, 1, 'Bug of ribbon', 'Bug of the red ribbon');
  await expect(begin(null)).resolves.toMatchObject({ ok: true, value: { title: 'plan.csv' } });
  expect(rows().map(({ row, state }) => [row, state])).toEqual([
    [2, 'queued'],
    [5, 'queued'],
    [3, 'queued'],
    [4, 'queued'],
  ]);
  const bug = rows().find(({ row }) => row === 5);
  expect(journal.get(REF, bug?.changeId ?? '')?.title).toBe('Bug of the red ribbon');
});

it('begins one run when it is pressed twice, and none of the same rows after it', async () => {
  const [one, two] = await Promise.all([begin(null), begin(null)]);
  expect(one).toEqual(two);
  expect(rows()).toHaveLength(4);
  await expect(begin(null)).resolves.toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  expect(rows()).toHaveLength(4);
});

it('sends a row that was mended later under the parent that an earlier run has made', async () => {
  edit(4, 1, 'Sub-task of tape', '');
  await begin(null);
  expect(rows().map(({ row }) => row)).toEqual([2, 5, 3]);
  end(2, created('SHOP-100'));
  end(3, created('SHOP-101'));
  end(5, created('SHOP-102'));
  edit(4, 1, '', 'Sub-task of tape');
  await expect(begin(null)).resolves.toMatchObject({ ok: true });
  const mended = rows().filter(({ row }) => row === 4);
  expect(mended).toHaveLength(1);
  expect(journal.get(REF, mended[0]?.changeId ?? '')?.body).toMatchObject({ fields: { parent: { key: 'SHOP-101' } } });
});

it('sends a refused row again only where it is named, in the place of the refused change', async () => {
  await begin(null);
  const first = rows().find(({ row }) => row === 5)?.changeId ?? '';
  end(5, refused);
  await expect(begin(null)).resolves.toMatchObject({ ok: false });
  await expect(begin([5])).resolves.toMatchObject({ ok: true });
  const given = journal.get(REF, first)?.status;
  const replacedBy = given?.state === 'discarded' ? given.replacedBy : undefined;
  expect(replacedBy).toBeDefined();
  const ofRow = rows().filter(({ row }) => row === 5);
  expect(ofRow.map(({ changeId, state }) => [changeId, state])).toEqual([
    [replacedBy, 'queued'],
    [replacedBy, 'queued'],
  ]);
});

it.each<[string, ChangeState]>([
  ['refused', refused],
  ['given up', { state: 'discarded' }],
])('lets what waits for a parent that was %s go on under the one that is sent in its place', async (_how, to) => {
  await begin(null);
  const child = rows().find(({ row }) => row === 4)?.changeId ?? '';
  end(2, created('SHOP-100'));
  end(3, to);
  expect(journal.get(REF, child)).toMatchObject({
    status: { state: 'queued', reason: { message: expect.stringMatching(/^Waits for ".*", which/) as unknown } },
  });
  // Of the sheet too, also where only what has moved is asked for.
  const { since } = sheets.rowsOfRuns(accountId, cloudId, 's', 0);
  const moved = sheets.rowsOfRuns(accountId, cloudId, 's', since).rows;
  expect(moved.find(({ row }) => row === 4)).toMatchObject({ stands: true, failure: { kind: 'invalid-input' } });
  await expect(begin([3])).resolves.toMatchObject({ ok: true });
  expect(rows().find(({ row }) => row === 4)).toMatchObject({ state: 'queued', failure: null });
  expect(rows().find(({ row }) => row === 4)).not.toHaveProperty('stands');
  // Its link comes with the row: the one of before is given up.
  const links = journal.pending().filter(({ kind, title }) => kind === 'link' && title.includes('SHOP-12'));
  expect(links).toHaveLength(1);
  expect(journal.get(REF, child)).toMatchObject({ status: { state: 'queued', reason: null }, waitsFor: null });
  end(3, created('SHOP-101'));
  const [agenda] = journal.agenda({ now: 10, busy: [], limit: 4, together: 50 });
  expect(agenda?.ready.find(({ id }) => id === child)?.body).toMatchObject({ fields: { parent: { id: 'SHOP-101' } } });
});

it('does not send a row again that was given up and may still arrive', async () => {
  await begin(null);
  const bug = rows().find(({ row }) => row === 5)?.changeId ?? '';
  journal.remember(REF, bug, { lookedForSince: 3 });
  journal.move(REF, bug, ['queued'], { state: 'discarded' }, 'Given up', 9);
  await expect(begin([5])).resolves.toMatchObject({ ok: false });
});

it('writes results with keys and reasons, and the failed rows alone', async () => {
  await begin(null);
  end(2, created('SHOP-100'));
  end(5, refused);
  await expect(save(REF, 's', 'all')).resolves.toEqual(succeed(true));
  expect(saved[0]?.name).toBe('plan results.csv');
  expect(saved[0]?.text).toMatch(/Epic of wrapping.*SHOP-100,https:\/\/shop\.atlassian\.net\/browse\/SHOP-100,Created/);
  expect(saved[0]?.text).toMatch(/Bug of ribbon.*Refused/);
  await save(REF, 's', 'failed');
  expect(saved[1]?.text).toMatch(/Bug of ribbon/);
  expect(saved[1]?.text).not.toMatch(/Epic of wrapping/);
});

it('makes a template with the issue type first, and says which type demands what', () => {
  const columns = templateColumns(SITE);
  expect(columns.slice(0, 3).map(({ name, required }) => [name, required])).toEqual([
    ['Issue type', true],
    ['Summary', true],
    ['Parent', false],
  ]);
  expect(columns.find(({ name }) => name === 'Severity')).toMatchObject({
    required: false,
    about: expect.stringContaining('Required by Bug.') as string,
  });
  expect(columns.find(({ name }) => name === 'Components')?.several).toBe(true);
  expect(columns.find(({ name }) => name === 'Due date')?.format).toBe('date');
});
