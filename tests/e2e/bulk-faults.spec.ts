import { rowsNamed, summariesOf } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { expectOnce, inWordsOfSheet, issueCount, keysBySummary } from './support/bulk-issues';
import { holdNextLot, LOT, lotsAsked } from './support/held-lots';
import { moveClock } from './support/moved-clock';
import { MARA, newIssue } from './support/on-site';
import {
  beginRun,
  expectCreated,
  goToBulk,
  gridOf,
  openReady,
  openRecent,
  runBar,
  startAnew,
} from './support/open-bulk';
import { expect, test } from './support/test';

/** One program and one site for all; each test has rows of its own name, and leaves nothing on its way. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
});

test('a power cut in the middle of a run loses no row and doubles none', async () => {
  const rows = rowsNamed('Cut off', 120);
  await openReady(work, 'cut-off', rows);
  const before = issueCount(work);
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  const second = holdNextLot(work);
  first.letGo();
  await second.asked();
  const restarted = work.restart('killed');
  // Jira carries it out for a program that is gone.
  second.letGo();
  await restarted;
  await openRecent(work, 'cut-off');
  await expectCreated(work, 120);
  expectOnce(work, summariesOf(rows));
  expect(issueCount(work)).toBe(before + 120);
  const keys = keysBySummary(work);
  const child = keys.get('Cut off, case 8')?.[0] ?? '';
  expect(await inWordsOfSheet(work, child)).toMatchObject({ Parent: keys.get('Cut off, case 7')?.[0] });

  await startAnew(work);
  const { page } = work;
  await expect(page.getByRole('button', { name: /^cut-off\.csv.*120 rows · 120 created/ })).toBeVisible();
});

test('a run is paused, goes on, is stopped, and creates the rest when it is told to', async () => {
  const rows = rowsNamed('Stop and go', 120);
  await openReady(work, 'stop-and-go', rows);
  const { page } = work;
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await expect(runBar(work)).toContainText('Paused');
  const asked = lotsAsked(work);
  const second = holdNextLot(work);
  first.letGo();
  await expect(runBar(work)).toContainText(/[1-9]\d* of 120 created/);
  expect(lotsAsked(work)).toBe(asked);
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await second.asked();
  await runBar(work).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop the run' }).getByRole('button', { name: 'Stop the run' }).click();
  await expect(runBar(work)).toContainText('stopped');
  second.letGo();
  const rest = page.getByRole('button', { name: /^Create (the |\d+ )/ });
  await expect(rest).toBeEnabled();
  await expect(runBar(work)).not.toContainText('to go');
  const made = summariesOf(rows).filter((one) => keysBySummary(work).has(one)).length;
  expect(made).toBeLessThan(120);
  await rest.click();
  await expectCreated(work, 120);
  expectOnce(work, summariesOf(rows));
});

test('the network goes away in the middle of a run and comes back: no row is lost and none is there twice', async () => {
  const rows = rowsNamed('Tunnel', 120);
  await openReady(work, 'tunnel', rows);
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  const second = holdNextLot(work);
  first.letGo();
  await second.asked();
  await work.disconnect();
  second.letGo();
  await expect(runBar(work)).toContainText('Offline', { timeout: 30_000 });
  await work.reconnect();
  await expectCreated(work, 120);
  expectOnce(work, summariesOf(rows));
});

test('rows that may be in Jira already are shown as unsure and sent only when a person has decided', async () => {
  const rows = rowsNamed('Lost letters', 3).filter(({ Type }) => Type === 'Story');
  await openReady(
    work,
    'lost-letters',
    rows.map((row) => ({ ...row, Parent: '' })),
  );
  const { page, app, sandbox } = work;
  const before = issueCount(work);
  sandbox.faults.plan(LOT, { kind: 'cut-before' });
  await beginRun(work);
  const grid = await gridOf(work);
  await expect(grid.getByText('Looking for it')).toHaveCount(2);
  const hidden = await newIssue(work, 'Not for Mara');
  await newIssue(work, 'For everybody');
  sandbox.intervene({ command: 'hide-issue', issue: hidden, account: MARA });
  await moveClock(app, 125_000);
  // What wakes it is a person who holds back and lets go.
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await expect(runBar(work)).toContainText('2 unsure', { timeout: 30_000 });
  await expect(grid.getByText('Unsure', { exact: true })).toHaveCount(2);
  expect(issueCount(work)).toBe(before + 2);

  await runBar(work)
    .getByRole('button', { name: /unsure: decide in the outbox/ })
    .click();
  const changes = page.getByRole('listbox', { name: 'Changes' });
  await changes.getByRole('option', { name: /lost-letters/ }).click();
  // It may stand open already.
  await changes.focus();
  await page.keyboard.press('ArrowRight');
  for (const summary of summariesOf(rows)) {
    await changes.getByRole('option', { name: new RegExp(summary) }).click();
    const change = page.getByRole('complementary', { name: 'Change' });
    await change.getByRole('button', { name: 'It is not in Jira, send it again' }).click();
    await page
      .getByRole('dialog', { name: `Send “${summary}” again` })
      .getByRole('button', { name: 'Send it again' })
      .click();
    await expect(change.getByText(/^Jira has it as SHOP-\d+\.$/)).toBeVisible();
  }
  expectOnce(work, summariesOf(rows));
  await goToBulk(work);
  await expectCreated(work, 2);
});
