import { assert, asyncProperty, constantFrom, subarray, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { problemGroups } from '@shared/bulk/problem-groups';
import type { Plan } from '@shared/bulk/row-plan';
import type { ChangeState } from '@shared/ipc/change';
import { succeed } from '@shared/ipc/outcome';
import { resultSaver } from '../../../../../src/main/features/bulk/save-results';
import { countNotCreated, leftRows } from '../../../../../src/renderer/features/bulk-create/run/left-rows';
import { asRemote } from '../../storage/temporary-database';
import { REF } from './begun';
import { keptFamily } from './kept-family';

const refused: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors: {}, messages: ['Begin with the shop.'] },
};
const unsure: ChangeState = { state: 'unsure', candidates: [] };
const created: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-900' };
const stopped: ChangeState = { state: 'discarded' };

type Family = ReturnType<typeof keptFamily>;

/** What the page of the result says is left, by the rows' numbers. */
async function leftOnPage({ plannedOf, rows }: Family) {
  const planned = await plannedOf(REF, 's');
  if (!planned.ok) throw new Error('the sheet is not there');
  const { plan } = planned.value;
  return leftRows(shown(plan), new Map(rows().map((row) => [row.row, row])), 'SHOP');
}

function shown(plan: Plan): Parameters<typeof leftRows>[0] {
  return {
    states: new Map(plan.rows.map(({ number, state }) => [number, state])),
    troubles: new Map(plan.rows.map(({ number, problems, warnings }) => [number, { problems, warnings }])),
    parents: new Map(
      plan.rows.flatMap(({ number, parent }) => (parent?.kind === 'row' ? [[number, parent.number] as const] : [])),
    ),
    groups: problemGroups(plan),
  };
}

/** The lines of a file that is saved, each as its cells, without the header. */
async function saved(family: Family, which: 'all' | 'failed'): Promise<readonly (readonly string[])[]> {
  let text = '';
  const save = resultSaver({
    sheets: asRemote(family.sheets),
    outbox: family.outbox,
    plannedOf: family.plannedOf,
    urlOf: () => 'https://shop.atlassian.net',
    files: {
      choose: () => Promise.resolve(null),
      save: (_name, pieces) => {
        text = Buffer.concat([...pieces]).toString('utf8');
        return Promise.resolve(succeed(true));
      },
    },
  });
  await save(REF, 's', which);
  return text
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

it('has one word for a row that waits for a refused one, and saves as many rows as it says', async () => {
  const family = keptFamily();
  await family.begin();
  family.end(2, refused);
  family.end(5, refused);
  const left = await leftOnPage(family);
  expect(left.map(({ title, rows, kind }) => [title, rows, kind])).toEqual([
    ['Jira refused this.', [2, 5], 'refused'],
    ['Waits for parent', [3, 4], 'behind'],
  ]);
  expect(countNotCreated(left)).toBe(4);
  expect(await saved(family, 'failed')).toHaveLength(4);
  const all = await saved(family, 'all');
  expect(all.map((cells) => cells.filter((cell) => /Refused|Waits|On its way/.test(cell)))).toEqual([
    ['Refused'],
    ['Waits for parent'],
    ['Waits for parent'],
    ['Refused'],
  ]);
  expect(all[2]?.join()).toContain('It waits for “Epic of wrapping”, which Jira refused.');
});

it('saves no row that waits for one which Jira may have, and counts none', async () => {
  const family = keptFamily();
  await family.begin();
  family.end(2, unsure);
  family.end(5, refused);
  const left = await leftOnPage(family);
  expect(countNotCreated(left)).toBe(1);
  expect((await saved(family, 'failed')).map((cells) => cells[1])).toEqual(['Bug of ribbon']);
});

const end = constantFrom<ChangeState | null>(null, created, refused, unsure, stopped);

it('counts what it saves, whatever became of the rows', { timeout: 60_000 }, async () => {
  await assert(
    asyncProperty(tuple(end, end, end, end), subarray([2, 3, 4, 5]), async (ends, wrong) => {
      const family = keptFamily();
      const summaries = ['Epic of wrapping', 'Story of paper', 'Sub-task of tape', 'Bug of ribbon'];
      const takesOut = (row: number): void => family.edit(row, summaries[row - 2] ?? '', '');
      for (const row of wrong) takesOut(row);
      await family.begin();
      for (const [at, to] of ends.entries()) {
        const row = at + 2;
        const under = family.rows().find((each) => each.row === row);
        if (to !== null && under?.state === 'queued') family.end(row, to);
      }
      const lines = await saved(family, 'failed');
      expect(lines).toHaveLength(countNotCreated(await leftOnPage(family)));
    }),
    { numRuns: 60 },
  );
});
