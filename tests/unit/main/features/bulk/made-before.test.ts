import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { beginRun } from '../../../../../src/main/features/bulk/begin-run';
import { findMadeBefore, type MadeBefore } from '../../../../../src/main/features/bulk/made-before';
import { rowChangeId } from '../../../../../src/main/features/bulk/run-id';
import type { EarlierCreate } from '../../../../../src/main/outbox/earlier-creates';
import type { Journal } from '../../../../../src/main/outbox/journal';
import { SITE } from '../../../../support/bulk/sample-site';
import { FAMILY, outboxAlone, planned, REF, type Planned } from './begun';

const ID = '00000000-0000-8000-8000-000000000001';
const applied = (issueKey: string): ChangeState => ({ state: 'applied', issueId: '1', issueKey });
const REFUSED: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors: {}, messages: ['No.'] },
};

/** The journal after an earlier run of all ready rows, some of them moved on, by the rows' numbers. */
async function ran(of: Planned, ends: Readonly<Record<number, ChangeState>> = {}, id = ID): Promise<Journal> {
  const { journal, outbox } = outboxAlone();
  await beginRun(outbox, { id, ref: REF, site: SITE, plan: of.plan, title: 'former.csv', createdAt: 1, rows: null });
  for (const [row, to] of Object.entries(ends)) journal.move(REF, rowChangeId(id, Number(row)), ['queued'], to, 'x', 2);
  return journal;
}

async function made(of: Planned, journal: Journal, own = new Map()): Promise<ReadonlyMap<number, MadeBefore>> {
  const earlier = (summaries: readonly string[]): Promise<Outcome<readonly EarlierCreate[]>> =>
    Promise.resolve(succeed(journal.earlierCreates(REF, SITE.project.key, summaries)));
  const found = await findMadeBefore({ site: SITE, plan: of.plan, rows: null, own, earlier });
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value;
}

const task = (summary: string, parent = ''): readonly string[] => ['', summary, 'Story', parent, '', ''];
const keysOf = (found: ReadonlyMap<number, MadeBefore>) => [...found].map(([row, { key }]) => [row, key]);

describe('rows that an earlier run has made', () => {
  it('are known in a sheet to which rows were added before and behind them, with the run that has made them', async () => {
    const journal = await ran(planned([task('One'), task('Two')]), { 2: applied('SHOP-65') });
    const found = await made(planned([task('Brought along'), task('One'), task('Two'), task('Three')]), journal);
    expect(keysOf(found)).toEqual([
      [3, 'SHOP-65'],
      [4, null],
    ]);
    expect(found.get(3)).toMatchObject({ run: { id: ID, title: 'former.csv' }, createdAt: 1 });
  });

  it('are free again once Jira refused them or they were given up unsent', async () => {
    const before = planned([task('One'), task('Two')]);
    const journal = await ran(before, { 2: REFUSED, 3: { state: 'discarded' } });
    expect((await made(before, journal)).size).toBe(0);
  });

  it('are held back where they were given up after they may have left', async () => {
    const before = planned([task('One')]);
    const journal = await ran(before);
    journal.remember(REF, rowChangeId(ID, 2), { lookedForSince: 3 });
    journal.move(REF, rowChangeId(ID, 2), ['queued'], { state: 'discarded' }, 'x', 4);
    expect(keysOf(await made(before, journal))).toEqual([[2, null]]);
  });

  it('are counted: two rows that say the same want two issues', async () => {
    const journal = await ran(planned([task('Write tests')]), { 2: applied('SHOP-65') });
    const found = await made(planned([task('Write tests'), task('Write tests')]), journal);
    expect(keysOf(found)).toEqual([[2, 'SHOP-65']]);
  });

  it('say another thing when one cell is another, or when they stand under another issue', async () => {
    const journal = await ran(planned([task('One', 'SHOP-3')]), { 2: applied('SHOP-65') });
    expect((await made(planned([['', 'One', 'Bug', 'SHOP-3', 'Sev 2, major', '']]), journal)).size).toBe(0);
    expect((await made(planned([task('One', 'SHOP-4')]), journal)).size).toBe(0);
    expect((await made(planned([task('One')]), journal)).size).toBe(0);
    expect(keysOf(await made(planned([task('One', 'SHOP-3')]), journal))).toEqual([[2, 'SHOP-65']]);
  });

  it('are found with their children, also where a child names its parent by the key that it became', async () => {
    const family = planned(FAMILY);
    const journal = await ran(family, { 2: applied('SHOP-3'), 3: applied('SHOP-71') });
    expect((await made(family, journal)).size).toBe(4);
    const [epic = [], story = [], ...rest] = FAMILY;
    const byKey = planned([epic, story.map((cell) => (cell === '#2' ? 'SHOP-3' : cell)), ...rest]);
    expect((await made(byKey, journal)).get(3)).toMatchObject({ key: 'SHOP-71' });
  });

  it('are not children that say the same under a parent that is new', async () => {
    const family = (epic: string) => planned([['R-1', epic, 'Epic', '', '', ''], task('Write tests', 'R-1')]);
    const journal = await ran(family('Wrapping'), { 2: applied('SHOP-3'), 3: applied('SHOP-71') });
    expect((await made(family('Delivery'), journal)).size).toBe(0);
    expect(keysOf(await made(family('Wrapping'), journal))).toEqual([
      [2, 'SHOP-3'],
      [3, 'SHOP-71'],
    ]);
  });

  it('are told apart by their very parent where two parents say the same', async () => {
    const two = (first: string, second: string) =>
      planned([
        ['R-1', 'Wrapping', 'Epic', '', '', ''],
        ['R-2', 'Wrapping', 'Epic', '', '', ''],
        task(first, 'R-1'),
        task(second, 'R-2'),
      ]);
    const journal = await ran(two('Paper', 'Tape'));
    expect((await made(two('Tape', 'Paper'), journal)).size).toBe(4);
    expect((await made(two('Paper', 'Ribbon'), journal)).size).toBe(3);
  });

  it('stand where the change does that was mended and sent in their place', async () => {
    const before = planned([task('One')]);
    const journal = await ran(before, { 2: REFUSED });
    const first = rowChangeId(ID, 2);
    const change = journal.get(REF, first);
    const mended = { ...planned([task('One, mended')]) };
    expect(mended.plan.counts.ready).toBe(1);
    if (change === null) throw new Error('The run is journalled.');
    journal.add({ ...change, id: 'mended', body: change.body }, first);
    journal.move(REF, 'mended', ['queued'], applied('SHOP-80'), 'x', 9);
    const found = await made(before, journal);
    expect(keysOf(found)).toEqual([[2, 'SHOP-80']]);
    expect(found.get(2)?.changeId).toBe('mended');
  });

  it('are those too that the form has on their way, not those that it has made: these are warned of', async () => {
    const of = planned([task('One')]);
    const run = await ran(of);
    const single = run.get(REF, rowChangeId(ID, 2));
    if (single === null) throw new Error('The run is journalled.');
    const { journal } = outboxAlone();
    journal.add({ ...single, id: 'single' }, null);
    expect((await made(of, journal)).get(2)).toMatchObject({ key: null, run: null });
    journal.move(REF, 'single', ['queued'], applied('SHOP-90'), 'x', 9);
    expect((await made(of, journal)).size).toBe(0);
  });

  it('are none that the sheet has made itself, and none of another project’s', async () => {
    const before = planned([task('One')]);
    const journal = await ran(before, { 2: applied('SHOP-65') });
    const twice = planned([task('One'), task('One')]);
    const own = new Map([[2, { changeId: rowChangeId(ID, 2), key: 'SHOP-65' }]]);
    expect((await made(twice, journal, own)).size).toBe(0);
    expect(journal.earlierCreates(REF, 'OPS', ['One'])).toEqual([]);
    expect(journal.earlierCreates({ ...REF, cloudId: 'other' }, SITE.project.key, ['One'])).toEqual([]);
  });
});
