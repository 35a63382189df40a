import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import { beginRun } from '../../../../../src/main/features/bulk/begin-run';
import { madeBefore } from '../../../../../src/main/features/bulk/made-before';
import { changesOfGroup } from '../../../../../src/main/features/bulk/results';
import { rowChangeId } from '../../../../../src/main/features/bulk/run-id';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { SITE } from '../../../../support/bulk/sample-site';
import { FAMILY, outboxAlone, planned, REF, type Planned } from './begun';

const ID = '00000000-0000-8000-8000-000000000001';
const applied = (issueKey: string): ChangeState => ({ state: 'applied', issueId: '1', issueKey });
const REFUSED: ChangeState = {
  state: 'rejected',
  failure: { kind: 'jira-rejected', status: 400, fieldErrors: {}, messages: ['No.'] },
};

/** The changes of an earlier run of all ready rows, some of them moved on, by the rows' numbers. */
async function ran(
  of: Planned,
  ends: Readonly<Record<number, ChangeState>> = {},
): Promise<readonly JournalledChange[]> {
  const { journal, outbox } = outboxAlone();
  await beginRun(outbox, { id: ID, ref: REF, site: SITE, plan: of.plan, title: 's', createdAt: 1, rows: null });
  for (const [row, to] of Object.entries(ends)) journal.move(REF, rowChangeId(ID, Number(row)), ['queued'], to, 'x', 2);
  return changesOfGroup((offset, limit) => Promise.resolve(journal.ofGroup(REF, ID, offset, limit)));
}

const task = (summary: string, parent = ''): readonly string[] => ['', summary, 'Story', parent, '', ''];
const numbersOf = (made: ReturnType<typeof madeBefore>) => [...made].map(([row, { key }]) => [row, key]);

describe('rows that an earlier run has made', () => {
  it('are known in a sheet to which rows were added before and behind them', async () => {
    const before = planned([task('One'), task('Two')]);
    const changes = await ran(before, { 2: applied('SHOP-65') });
    const { plan } = planned([task('Brought along'), task('One'), task('Two'), task('Three')]);
    expect(numbersOf(madeBefore(SITE, plan, changes))).toEqual([
      [3, 'SHOP-65'],
      [4, null],
    ]);
  });

  it('are free again once Jira refused them or they were given up unsent', async () => {
    const before = planned([task('One'), task('Two')]);
    const changes = await ran(before, { 2: REFUSED, 3: { state: 'discarded' } });
    expect(madeBefore(SITE, before.plan, changes).size).toBe(0);
  });

  it('are counted: two rows that say the same want two issues', async () => {
    const changes = await ran(planned([task('Write tests')]), { 2: applied('SHOP-65') });
    const { plan } = planned([task('Write tests'), task('Write tests')]);
    expect(numbersOf(madeBefore(SITE, plan, changes))).toEqual([[2, 'SHOP-65']]);
  });

  it('say another thing when one cell is another, or when they stand under another issue', async () => {
    const changes = await ran(planned([task('One', 'SHOP-3')]), { 2: applied('SHOP-65') });
    expect(madeBefore(SITE, planned([task('One, mended', 'SHOP-3')]).plan, changes).size).toBe(0);
    expect(madeBefore(SITE, planned([task('One', 'SHOP-4')]).plan, changes).size).toBe(0);
    expect(madeBefore(SITE, planned([task('One')]).plan, changes).size).toBe(0);
    expect(numbersOf(madeBefore(SITE, planned([task('One', 'SHOP-3')]).plan, changes))).toEqual([[2, 'SHOP-65']]);
  });

  it('are found with their children, also where a child names its parent by the key that it became', async () => {
    const family = planned(FAMILY);
    const changes = await ran(family, { 2: applied('SHOP-70'), 3: applied('SHOP-71') });
    expect(madeBefore(SITE, family.plan, changes).size).toBe(4);
    const [epic, story, ...rest] = FAMILY;
    const byKey = planned([epic ?? [], [...(story ?? [])].map((cell) => (cell === '#2' ? 'SHOP-3' : cell)), ...rest]);
    expect(madeBefore(SITE, byKey.plan, changes).get(3)).toMatchObject({ key: 'SHOP-71' });
  });

  it('are none of another project’s', async () => {
    const before = planned([task('One')]);
    const changes = (await ran(before)).map((change) => ({ ...change, projectKey: 'OPS' }));
    expect(madeBefore(SITE, before.plan, changes).size).toBe(0);
  });
});
