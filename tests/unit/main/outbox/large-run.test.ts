import { beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { Journal } from '../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import type { Remote } from '../../../../src/main/storage/remote';
import type { RunRow } from '../../../../src/main/outbox/run';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';

const ROWS = 1_100;
const rows = Array.from({ length: ROWS }, (_, at): RunRow => ({
  id: `row-${at}`,
  title: `Row ${at}`,
  subtitle: 'SHOP · Task',
  projectKey: 'SHOP',
  body: { fields: { summary: `Row ${at}` } },
  parent: at % 10 === 0 ? null : at - (at % 10),
}));
const RUN = { id: 'run', ...SITE, title: 'plan.csv', createdAt: 1 };

let journal: Journal;
let outbox: Outbox;
/** How many changes crossed at once, call by call. */
let crossed: number[];
/** The next call of this name fails once, as when the process of the databases ends. */
let broken: 'stage' | 'addStaged' | null;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  crossed = [];
  broken = null;
  const remote = asRemote(journal);
  outbox = createOutbox({
    journal: Object.assign(Object.create(remote) as Remote<Journal>, {
      addGroup: (group, changes) => {
        crossed.push(changes.length);
        return remote.addGroup(group, changes);
      },
      stage: (id, from, changes) => {
        crossed.push(changes.length);
        if (broken === 'stage' && from > 0) return Promise.reject(new Error('The process ended.'));
        return remote.stage(id, from, changes);
      },
      addStaged: async (group, count) => {
        const added = await remote.addStaged(group, count);
        if (broken === 'addStaged') throw new Error('The process ended.');
        return added;
      },
    } satisfies Partial<Remote<Journal>>),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 5,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
});

describe(`a run of ${ROWS} rows`, () => {
  it('crosses to the process of the databases in pieces, and is journalled in one commit, in its order', async () => {
    await expect(outbox.addRun({ ...RUN, rows })).resolves.toMatchObject({ ok: true, value: { total: ROWS } });
    expect(Math.max(...crossed)).toBeLessThanOrEqual(250);
    expect(journal.ofGroup(SITE, 'run', 0, ROWS).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(journal.get(SITE, 'row-1099')?.after).toBe('row-1090');
  });

  it('is not there at all where the process ends between two pieces, and can be begun again', async () => {
    broken = 'stage';
    await expect(outbox.addRun({ ...RUN, rows })).resolves.toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(journal.groups(SITE.accountId, SITE.cloudId)).toEqual([]);
    broken = null;
    await expect(outbox.addRun({ ...RUN, rows })).resolves.toMatchObject({ ok: true, value: { total: ROWS } });
  });

  it('counts as begun where only the answer was lost', async () => {
    broken = 'addStaged';
    await expect(outbox.addRun({ ...RUN, rows })).resolves.toMatchObject({ ok: true, value: { total: ROWS } });
  });

  it('is never journalled in part: pieces that lack are noticed', () => {
    journal.stage('run', 0, [aChange('a'), aChange('b')]);
    expect(() => journal.stage('run', 3, [aChange('d')])).toThrow(/do not follow/);
    expect(() => journal.addStaged(RUN, 3)).toThrow(/Not all/);
    expect(() => journal.addStaged(RUN, 2)).toThrow(/Not all/);
    expect(journal.groups(SITE.accountId, SITE.cloudId)).toEqual([]);
  });
});
