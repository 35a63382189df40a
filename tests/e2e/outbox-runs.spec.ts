import type { Locator } from '@playwright/test';
import { rowsNamed } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { faultsOf } from './support/axe';
import { issueCount, keysBySummary } from './support/bulk-issues';
import { holdNextLot, LOT, lotsAsked } from './support/held-lots';
import { moveClock } from './support/moved-clock';
import { MARA, newIssue } from './support/on-site';
import { beginRun, cursorOf, dropFile, expectReady, gridOf, mapInto, openReady, startAnew } from './support/open-bulk';
import { expect, test } from './support/test';

/** One program and one site for all; each test has runs of its own name. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
});

async function openOutbox(): Promise<Locator> {
  await work.page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Outbox/ })
    .click();
  return work.page.getByRole('listbox', { name: 'Changes' });
}

const panel = (name: 'Group' | 'Change'): Locator => work.page.getByRole('complementary', { name });

/** Begins to count how long the page stands still; answers how to read the longest, in milliseconds. */
async function watchStalls(): Promise<() => Promise<number>> {
  const { page } = work;
  await page.evaluate(() => {
    const stalls: number[] = [];
    new PerformanceObserver((list) => stalls.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { stalls });
  });
  return () =>
    page.evaluate(() => {
      const kept: unknown = Reflect.get(window, 'stalls');
      return Array.isArray(kept) ? Math.max(0, ...kept.map(Number)) : Number.POSITIVE_INFINITY;
    });
}

test('a run of 1,000 rows is one group that opens, moves and is held back by keys while it goes on', async () => {
  test.setTimeout(240_000);
  const { page } = work;
  await openReady(work, 'thousand', rowsNamed('Thousand', 1_000));
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  const list = await openOutbox();
  await expect(panel('Group')).toContainText('thousand.csv');
  await expect(list.getByRole('option', { name: /thousand\.csv.*in SHOP/ })).toBeVisible();
  const stalled = await watchStalls();
  await list.focus();
  await page.keyboard.press('ArrowRight');
  await expect(list.getByRole('option', { name: /Row \d.*Thousand, case/ }).first()).toBeVisible();
  const size = Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
  expect(size).toBeGreaterThan(1_000);
  expect(await list.getByRole('option').count()).toBeLessThan(80);
  await page.keyboard.press('End');
  await expect(panel('Change')).toContainText('Thousand, case');
  await page.keyboard.press('ArrowLeft');
  await expect(panel('Group')).toContainText('thousand.csv');

  await panel('Group').getByRole('button', { name: 'Pause' }).click();
  await expect(panel('Group').getByRole('button', { name: 'Resume' })).toBeVisible();
  first.letGo();
  await expect(panel('Group').getByText('Held back by you')).toBeVisible();
  await expect(list.getByRole('option', { name: /thousand\.csv.*paused/ })).toBeVisible();
  const asked = lotsAsked(work);
  await panel('Group').getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => lotsAsked(work)).toBeGreaterThan(asked);
  // Somebody reads down the list while it is being worked off.
  await list.focus();
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('PageDown');
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText(/Outbox: \d+ waiting|Nothing waiting/);
  await expect(
    list
      .getByRole('option', { name: /thousand\.csv/ })
      .or(panel('Change'))
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Home');
  await expect(panel('Group').getByText('1,002 applied', { exact: true })).toBeVisible({ timeout: 120_000 });
  const longest = await stalled();
  process.stdout.write(`longest stall of the page: ${longest.toFixed(0)} ms\n`);
  expect(longest).toBeLessThan(400);
  expect(await faultsOf(page)).toEqual([]);
  expect([...keysBySummary(work)].filter(([summary]) => summary.startsWith('Thousand, case'))).toHaveLength(1_000);
});

test('what Jira refuses stops no other row; it is found in the sheet, mended there, or given up as a whole', async () => {
  const { page } = work;
  await startAnew(work);
  const rows = [
    'Summary;Type;Parent;Labels;Order number',
    'Paper for DEPOT;Delivery;;paper;AB-123456',
    'Ribbon for DEPOT;Delivery;;ribbon;wrong',
    'Unload the ribbon;Sub-task;#3;hands;',
    'Cards for DEPOT;Delivery;;paper;AB-123457',
  ];
  await dropFile(work, 'deliveries.csv', rows.join('\n'));
  await mapInto(work, 'Depot');
  await expectReady(work, '4 of 4 ready');
  await beginRun(work);
  const list = await openOutbox();
  const group = list.getByRole('option', { name: /deliveries\.csv/ });
  await expect(group).toContainText('2 applied, 1 waiting, 1 needs you');
  await group.click();
  await expect(panel('Group').getByText('Refused by Jira')).toBeVisible();
  await expect(panel('Group')).toContainText('1 of those that wait stands behind a row that needs you.');
  await page.keyboard.press('Enter');
  await list.getByRole('option', { name: /Unload the ribbon/ }).click();
  await expect(panel('Change')).toContainText('It waits for another change');
  await panel('Change').getByRole('button', { name: 'Show “Ribbon for DEPOT”' }).click();
  await expect(panel('Change')).toContainText('Create DEPOT · Delivery, row 3');
  await expect(panel('Change')).toContainText('two letters, a dash and six digits');
  await panel('Change').getByRole('button', { name: 'Show in the sheet' }).click();
  const grid = await gridOf(work);
  // Jira puts this refusal at no field: its sentence names it.
  await expect.poll(() => cursorOf(grid)).toMatchObject({ row: 3, header: 'Order number' });

  await openOutbox();
  await list.getByRole('option', { name: /deliveries\.csv/ }).click();
  await list.focus();
  await page.keyboard.press('Enter');
  await list.getByRole('option', { name: /Paper for DEPOT/ }).click();
  // Enter goes to what can be done, also where the change is not read yet.
  await page.keyboard.press('Enter');
  await expect(panel('Change').getByRole('link', { name: /^DEPOT-\d+$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Paper for DEPOT' })).toBeVisible();

  await openOutbox();
  await list.getByRole('option', { name: /deliveries\.csv/ }).click();
  await panel('Group').getByRole('button', { name: 'Discard the refused one' }).click();
  const sure = page.getByRole('dialog', { name: /^Discard what is refused/ });
  await sure.getByRole('button', { name: 'Discard them' }).click();
  await expect(panel('Group')).not.toContainText('Refused by Jira');
  await panel('Group').getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: /^Stop/ }).getByRole('button', { name: 'Stop it' }).click();
  await expect(group).toContainText('2 applied, 2 discarded');
  await panel('Group').getByRole('button', { name: 'Open the sheet' }).click();
  await expect(page.getByRole('region', { name: 'Bulk create from deliveries.csv' })).toBeVisible();
});

test('rows of which no answer came are looked for again together, and decided one by one', async () => {
  const { page } = work;
  await startAnew(work);
  await dropFile(work, 'lost.csv', 'Summary,Type\nLost on the way one,Task\nLost on the way two,Task\n');
  await mapInto(work, 'Autotest');
  await expectReady(work, '2 of 2 ready');
  const before = issueCount(work);
  work.sandbox.faults.plan(LOT, { kind: 'cut-before' });
  const lots = lotsAsked(work);
  await beginRun(work);
  await expect.poll(() => lotsAsked(work)).toBeGreaterThan(lots);
  const hidden = await newIssue(work, 'Not for Mara', { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' } });
  await newIssue(work, 'For everybody', { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' } });
  work.sandbox.intervene({ command: 'hide-issue', issue: hidden, account: MARA });
  const list = await openOutbox();
  await moveClock(work.app, 125_000);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await page.getByRole('button', { name: 'Resume all' }).click();
  const group = list.getByRole('option', { name: /lost\.csv/ });
  await expect(group).toContainText('2 need you', { timeout: 20_000 });
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('2 unsure');
  await group.click();
  expect(issueCount(work)).toBe(before + 2);
  await panel('Group').getByRole('button', { name: 'Look again for 2 unsure' }).click();
  // The number is as hidden as before.
  await expect(group).toContainText('2 need you', { timeout: 20_000 });
  await list.focus();
  await page.keyboard.press('Enter');
  await list.getByRole('option', { name: /Lost on the way one/ }).click();
  await expect(panel('Change').getByText('To be looked for again, by hand').first()).toBeVisible();
  await panel('Change').getByRole('button', { name: 'It is not in Jira, send it again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send it again' }).click();
  await expect(panel('Change').getByText(/^Jira has it as AUTOTEST-\d+\.$/)).toBeVisible();
  await expect(group).toContainText('1 applied, 1 needs you');
  expect(issueCount(work)).toBe(before + 3);
});

test('a run goes on after the program was closed in the middle of it', async () => {
  test.setTimeout(120_000);
  await openReady(work, 'closed', rowsNamed('Closed', 120));
  const first = holdNextLot(work);
  await beginRun(work);
  await first.asked();
  const restarted = work.restart('closed');
  first.letGo();
  await restarted;
  const list = await openOutbox();
  const group = list.getByRole('option', { name: /closed\.csv/ });
  await expect(group).toContainText(/12\d applied$/, { timeout: 60_000 });
  const keys = keysBySummary(work);
  const made = [...keys].filter(([summary]) => summary.startsWith('Closed, case'));
  expect(made).toHaveLength(120);
  expect(made.filter(([, own]) => own.length !== 1)).toEqual([]);
});
