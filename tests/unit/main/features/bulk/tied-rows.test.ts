import { beforeEach, expect, it } from 'vitest';
import { guessMapping } from '@shared/bulk/guess-mapping';
import { makeSheet } from '@shared/bulk/sheet';
import { NoteBook } from '@shared/bulk/reading/note-book';
import { readDelimited } from '@shared/bulk/reading/read-delimited';
import type { ChangeState } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { resultSaver } from '../../../../../src/main/features/bulk/save-results';
import { SITE } from '../../../../support/bulk/sample-site';
import { asRemote } from '../../storage/temporary-database';
import { REF } from './begun';
import { keptFamily } from './kept-family';

const refused: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors: {}, messages: ['Begin with the shop.'] },
};
const created = (key: string): ChangeState => ({ state: 'applied', issueId: key, issueKey: key });

let family: ReturnType<typeof keptFamily>;

/** The epic and the bug are refused, so that the story and its sub-task wait. */
beforeEach(async () => {
  family = keptFamily();
  await family.begin();
  family.end(2, refused);
  family.end(5, refused);
});

async function save(which: 'all' | 'failed'): Promise<string> {
  let text = '';
  const saver = resultSaver({
    sheets: asRemote(family.sheets),
    outbox: family.outbox,
    plannedOf: family.plannedOf,
    urlOf: () => 'https://shop.atlassian.net',
    files: {
      choose: () => Promise.resolve(null),
      save: (_name, pieces) => {
        text = Buffer.concat([...pieces])
          .toString('utf8')
          .slice(1);
        return Promise.resolve(succeed(true));
      },
    },
  });
  await saver(REF, 's', which);
  return text;
}

/** Drops a file in as a sheet of its own. */
function drop(id: string, text: string): void {
  const sheet = makeSheet(readDelimited('failed.csv', text, new NoteBook()));
  const { mapping } = guessMapping(SITE, sheet, null);
  family.keep(id, { sheet, mapping }, 'failed.csv');
}
const states = (id: string) =>
  family
    .rows(id)
    .map(({ row, state, issueKey, stands }) => [row, stands === true ? 'waits' : state, issueKey])
    .sort((a, b) => Number(a[0]) - Number(b[0]));
/** Everything that is there, is still to be sent, or could be sent again. */
const open = () =>
  family.journal
    .groups(REF.accountId, REF.cloudId)
    .flatMap(({ id }) => family.journal.ofGroup(REF, id, 0, 100))
    .filter(({ kind, status }) => kind === 'create' && status.state !== 'discarded');
const titles = () =>
  open()
    .map(({ title }) => title)
    .sort();

it('sends mended rows in the place of the refused ones, with what waited for those', async () => {
  const text = (await save('failed')).replace('Epic of wrapping', 'Shop wrapping').replace('Bug of', 'Shop bug of');
  drop('t', text);
  await expect(family.runs.before(REF, 't', [2, 3, 4, 5])).resolves.toMatchObject({
    value: { rows: [], replaces: 4, others: { ready: 4 } },
  });
  await expect(family.begin(null, false, 't')).resolves.toMatchObject({ ok: true });
  expect(titles()).toEqual(['Shop bug of ribbon', 'Shop wrapping', 'Story of paper', 'Sub-task of tape']);
  for (const row of [2, 3, 4, 5]) family.end(row, created(`SHOP-10${String(row)}`), 't');
  const there = [2, 3, 4, 5].map((row) => [row, 'applied', `SHOP-10${String(row)}`]);
  expect(states('t')).toEqual(there);
  // The sheet that they came from tells the same, and has nothing left to send again.
  expect(states('s')).toEqual(there);
});

it('lets children that are not in the file go under the mended parent', async () => {
  const lines = (await save('failed')).replace('Epic of wrapping', 'Shop wrapping').split('\r\n');
  drop('t', lines.slice(0, 2).join('\r\n'));
  await family.begin(null, false, 't');
  family.end(2, created('SHOP-102'), 't');
  expect(states('s')).toEqual([
    [2, 'applied', 'SHOP-102'],
    [3, 'queued', null],
    [4, 'queued', null],
    [5, 'rejected', null],
  ]);
  const child = open().find(({ title }) => title === 'Story of paper');
  expect(JSON.stringify(child?.body)).toContain('SHOP-102');
});

it('leaves rows out that were sent again meanwhile from the sheet that they came from', async () => {
  const text = (await save('failed')).replace('Bug of', 'Shop bug of');
  await family.begin([5]);
  family.end(5, created('SHOP-105'));
  drop('t', text);
  await expect(family.runs.before(REF, 't', [2, 5])).resolves.toMatchObject({
    value: { rows: [{ row: 5, key: 'SHOP-105', run: 'plan.csv' }], replaces: 1 },
  });
  await family.begin([2, 5], false, 't');
  expect(states('t')).toMatchObject([
    [2, 'queued', null],
    [5, 'applied', 'SHOP-105'],
  ]);
});

it('makes nothing twice when the file is dropped in and run twice', async () => {
  const text = (await save('failed')).replace('Epic of wrapping', 'Shop wrapping').replace('Bug of', 'Shop bug of');
  drop('t', text);
  drop('u', text);
  await family.begin(null, false, 't');
  await expect(family.begin(null, false, 'u')).resolves.toMatchObject({ ok: false });
  expect(open()).toHaveLength(4);
});

it('ties the rows of the file of results as well, and not those that are in Jira', async () => {
  await family.begin([5]);
  family.end(5, created('SHOP-105'));
  drop('t', (await save('all')).replace('Epic of wrapping', 'Shop wrapping'));
  await family.begin(null, false, 't');
  expect(titles()).toEqual(['Bug of ribbon', 'Shop wrapping', 'Story of paper', 'Sub-task of tape']);
});

it('takes a copied row for a new one', async () => {
  const lines = (await save('failed')).split('\r\n');
  const bug = lines.find((line) => line.includes('Bug of ribbon')) ?? '';
  const copy = bug.replace('Bug of ribbon', 'Bug of string').replace(/,5$/, ',9');
  drop('t', [lines[0], bug, copy].join('\r\n'));
  await family.begin(null, false, 't');
  expect(states('t').map(([row]) => row)).toEqual([5, 9]);
  expect(states('s').at(-1)).toEqual([5, 'queued', null]);
});
