import { rowsNamed, summariesOf } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
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
  // The first request waits, so that the others do not leave before it is paused.
  const match = { method: 'POST', path: '/rest/api/3/issue/bulk' } as const;
  work.sandbox.faults.script([{ do: '429', retryAfter: 3, reason: 'jira-burst-based', match }]);
  await startAnew(work);
  await dropSheet(work, `${name}.csv`, rows);
  await mapInto(work);
  await expectReady(work, `${String(rows.length - WRONG - 2)} of ${String(rows.length)} ready`);
  await beginRun(work);
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await expect(runBar(work)).toContainText('Paused');
  const grid = await gridOf(work);
  await expect(grid.getByText('Sending')).toHaveCount(0, { timeout: 20_000 });
  await page.getByRole('button', { name: `Use High in all ${String(WRONG)}` }).click();
  // What the project's fields are read again for waits as well, where Jira asks to.
  await expect(runBar(work)).toContainText('12 join', { timeout: 30_000 });
  return rows;
}

const made = (summaries: readonly string[]): readonly number[] => {
  const keys = keysBySummary(work);
  return summaries.map((summary) => keys.get(summary)?.length ?? 0);
};

/** How many rows of a sheet are in Jira or in the outbox. */
async function inRuns(name: string): Promise<number> {
  const ref = await answerOf(work.page, 'workspace.get', null);
  if (ref === null) throw new Error('No site is chosen.');
  const { sheets } = await answerOf(work.page, 'bulk.sheets', { site: ref, text: name, most: 1 });
  return sheets.reduce((sum, { created, open }) => sum + created + open, 0);
}

for (const how of ['closed', 'killed'] as const) {
  test(`mended rows join the run though the program was ${how} before they could, and nobody opens the sheet again`, async () => {
    const rows = await pausedWithJoining(`Joining ${how}`);
    await runBar(work).getByRole('button', { name: 'Resume' }).click();
    await expect(runBar(work).getByRole('button', { name: 'Pause' })).toBeVisible();
    await work.restart(how);
    // All of them are in the outbox or in Jira. What was being sent is looked for there first, which takes its time.
    await expect.poll(() => inRuns(`Joining ${how}`), { timeout: 30_000 }).toBe(rows.length);
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
  const own = running.getByRole('status').filter({ hasText: 'Joining later.csv' });
  await own.getByRole('button', { name: 'Open the rows' }).click();
  await expect(runBar(work)).toContainText('12 join');
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => made(summariesOf(rows)), { timeout: 60_000 }).toEqual(rows.map(() => 1));
});
