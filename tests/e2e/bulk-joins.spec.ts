import { rowsNamed, summariesOf } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { keysBySummary } from './support/bulk-issues';
import { beginRun, dropSheet, expectReady, goToBulk, gridOf, mapInto, runBar, startAnew } from './support/open-bulk';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
});

/** So many rows have a priority that is not there. */
const WRONG = 10;

/** A run that is paused before it began, of rows that were all mended meanwhile and told to join. */
async function pausedWithJoining(name: string) {
  const rows = rowsNamed(name, 40).map((row) => ({ ...row, Priority: row['Priority'] === 'High' ? 'Hihg' : '' }));
  const { page } = work;
  // Nothing leaves before it is paused, nor while the program ends.
  const match = { method: 'POST', path: '/rest/api/3/issue/bulk' } as const;
  const wait = { do: '429', reason: 'jira-burst-based', match } as const;
  work.sandbox.faults.script([
    { ...wait, retryAfter: 3 },
    { ...wait, retryAfter: 6 },
  ]);
  await startAnew(work);
  await dropSheet(work, `${name}.csv`, rows);
  await mapInto(work);
  await expectReady(work, `${String(rows.length - WRONG - 2)} of ${String(rows.length)} ready`);
  await beginRun(work);
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await expect(runBar(work)).toContainText('Paused');
  await gridOf(work);
  await page.getByRole('button', { name: `Use High in all ${String(WRONG)}` }).click();
  await expect(runBar(work)).toContainText('12 join');
  return rows;
}

const made = (summaries: readonly string[]): readonly number[] => {
  const keys = keysBySummary(work);
  return summaries.map((summary) => keys.get(summary)?.length ?? 0);
};

for (const how of ['closed', 'killed'] as const) {
  test(`mended rows join the run though the program was ${how} before they could, and nobody opens the sheet again`, async () => {
    const rows = await pausedWithJoining(`Joining ${how}`);
    await runBar(work).getByRole('button', { name: 'Resume' }).click();
    await expect(runBar(work).getByRole('button', { name: 'Pause' })).toBeVisible();
    await work.restart(how);
    await expect.poll(() => made(summariesOf(rows)), { timeout: 60_000 }).toEqual(rows.map(() => 1));
  });
}

test('rows that join a paused run are told of after a restart, and join once it goes on', async () => {
  const rows = await pausedWithJoining('Joining later');
  await work.restart('killed');
  const { page } = work;
  await goToBulk(work);
  await expect(page.getByRole('button', { name: /^Joining later\.csv/ })).toContainText('12 join the run');
  const running = page.getByRole('region', { name: 'Being created' });
  await expect(running).toContainText('Joining later.csv');
  await running.getByRole('button', { name: 'Open the rows' }).click();
  await expect(runBar(work)).toContainText('12 join');
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => made(summariesOf(rows)), { timeout: 60_000 }).toEqual(rows.map(() => 1));
});
