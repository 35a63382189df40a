import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shopRows, type Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { inWordsOfSheet, issueCount, keysBySummary } from './support/bulk-issues';
import { moveClock } from './support/moved-clock';
import {
  beginRun,
  cursorOf,
  dropFile,
  dropSheet,
  expectCreated,
  expectReady,
  goToBulk,
  gridOf,
  mapInto,
  pasteText,
  runBar,
  saveTo,
  sheetOf,
  startAnew,
} from './support/open-bulk';
import { MARA, newIssue } from './support/on-site';
import { expect, test } from './support/test';

/** One program and one site for all; each test has rows of its own name, and leaves nothing on its way. */
let work: AtWork;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bulk-'));
  work = await startAtWork({ issues: 120 });
});
test.afterAll(async () => {
  await work.end();
  rmSync(folder, { recursive: true, force: true });
});

const LOT = { method: 'POST', path: /\/rest\/api\/3\/issue\/bulk$/ };

/** How often the site was asked for a lot of creates. */
function lotsAsked(): number {
  const { entries } = work.sandbox.requests;
  return entries.filter(({ method, path }) => method === LOT.method && LOT.path.test(path)).length;
}

/** The next request for a lot waits until it is let go; `asked` answers once it is there. */
function holdNextLot(): { readonly asked: () => Promise<void>; readonly letGo: () => void } {
  let letGo: (value: null) => void = () => undefined;
  const until = new Promise<null>((resolve) => (letGo = resolve));
  const before = lotsAsked();
  work.sandbox.faults.plan(LOT, { kind: 'hold', until });
  return {
    asked: () => expect.poll(lotsAsked, { timeout: 20_000 }).toBeGreaterThan(before),
    letGo: () => letGo(null),
  };
}

/** Rows of SHOP that are told from all others by a name of their own. */
function rowsNamed(name: string, count: number): Cells[] {
  return shopRows(count).map((row) => ({ ...row, Summary: row['Summary']?.replace('Gift wrap', name) ?? '' }));
}

function summaries(rows: readonly Cells[]): string[] {
  return rows.map((row) => row['Summary'] ?? '');
}

/** Each is there, and once. */
function expectOnce(wanted: readonly string[]): void {
  const keys = keysBySummary(work);
  expect(wanted.map((summary) => [summary, keys.get(summary)?.length ?? 0])).toEqual(wanted.map((one) => [one, 1]));
}

/** Drops rows, takes SHOP and looks at them until they are all ready. */
async function ready(name: string, rows: readonly Cells[], count = rows.length): Promise<void> {
  await startAnew(work);
  await dropSheet(work, `${name}.csv`, rows);
  await mapInto(work);
  await expectReady(work, `${String(count)} of ${String(rows.length)} ready`);
}

/** Opens one of the recent sheets. */
async function openRecent(name: string): Promise<void> {
  await goToBulk(work);
  await work.page.getByRole('button', { name: new RegExp(`^${name}\\.csv`) }).click();
  await sheetOf(work).waitFor();
}

test('what was done to a sheet is there after a power cut, can still be undone, and is gone when it is forgotten', async () => {
  const rows = rowsNamed('Half mended', 30);
  await startAnew(work);
  await dropSheet(work, 'half-mended.csv', rows);
  const grid = await mapInto(work);
  const { page } = work;
  await expectReady(work, '30 of 30 ready');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await pasteText(work, 'The last one');
  await page.keyboard.press('ArrowUp');
  await pasteText(work, 'The one before');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+-');
  await expect(grid).toHaveAttribute('aria-rowcount', '30');
  // A column that the person leaves out, and a value for all rows.
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Map' }).click();
  await page.getByRole('combobox', { name: 'Field of Linked Issues' }).fill('Leave it out');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^Check 29 rows/ }).click();
  await expect(sheetOf(work)).not.toContainText('Saving');
  await work.restart('killed');

  await openRecent('half-mended');
  const again = await gridOf(work);
  await expect(again).toHaveAttribute('aria-rowcount', '30');
  await expectReady(work, '29 of 29 ready');
  // Columns are drawn where they are in sight.
  await work.page.keyboard.press('Control+ArrowRight');
  await expect(again.getByRole('columnheader', { name: 'Linked Issues, Left out' })).toBeAttached();
  await work.page.keyboard.press('Control+ArrowLeft');
  await work.page.keyboard.press('Control+ArrowDown');
  await work.page.keyboard.press('ArrowRight');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'The last one' });
  await work.page.keyboard.press('Control+z');
  await expect(again).toHaveAttribute('aria-rowcount', '31');
  await work.page.keyboard.press('Control+z');
  await work.page.keyboard.press('Control+ArrowDown');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'Half mended, case 29' });
  await work.page.keyboard.press('Control+y');
  await expect.poll(() => cursorOf(again)).toMatchObject({ text: 'The last one' });

  await startAnew(work);
  await work.page.getByRole('button', { name: 'Forget half-mended.csv' }).click();
  await work.page
    .getByRole('dialog', { name: 'Forget half-mended.csv?' })
    .getByRole('button', { name: 'Forget the sheet' })
    .click();
  await expect(work.page.getByRole('button', { name: /^half-mended\.csv/ })).toBeHidden();
});

test('a power cut in the middle of a run loses no row and doubles none', async () => {
  const rows = rowsNamed('Cut off', 120);
  await ready('cut-off', rows);
  const before = issueCount(work);
  const first = holdNextLot();
  await beginRun(work);
  await first.asked();
  const second = holdNextLot();
  first.letGo();
  await second.asked();
  const restarted = work.restart('killed');
  // Jira carries it out for a program that is gone.
  second.letGo();
  await restarted;
  await openRecent('cut-off');
  await expectCreated(work, 120);
  expectOnce(summaries(rows));
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
  await ready('stop-and-go', rows);
  const { page } = work;
  const first = holdNextLot();
  await beginRun(work);
  await first.asked();
  await runBar(work).getByRole('button', { name: 'Pause' }).click();
  await expect(runBar(work)).toContainText('Paused');
  const asked = lotsAsked();
  const second = holdNextLot();
  first.letGo();
  await expect(runBar(work)).toContainText(/[1-9]\d* of 120 created/);
  expect(lotsAsked()).toBe(asked);
  await runBar(work).getByRole('button', { name: 'Resume' }).click();
  await second.asked();
  await runBar(work).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop the run' }).getByRole('button', { name: 'Stop the run' }).click();
  await expect(runBar(work)).toContainText('stopped');
  second.letGo();
  const rest = page.getByRole('button', { name: /^Create (the |\d+ )/ });
  await expect(rest).toBeEnabled();
  await expect(runBar(work)).not.toContainText('to go');
  const made = summaries(rows).filter((one) => keysBySummary(work).has(one)).length;
  expect(made).toBeLessThan(120);
  await rest.click();
  await expectCreated(work, 120);
  expectOnce(summaries(rows));
});

test('the network goes away in the middle of a run and comes back: no row is lost and none is there twice', async () => {
  const rows = rowsNamed('Tunnel', 120);
  await ready('tunnel', rows);
  const first = holdNextLot();
  await beginRun(work);
  await first.asked();
  const second = holdNextLot();
  first.letGo();
  await second.asked();
  await work.disconnect();
  second.letGo();
  await expect(runBar(work)).toContainText('Offline', { timeout: 30_000 });
  await work.reconnect();
  await expectCreated(work, 120);
  expectOnce(summaries(rows));
});

/** A rule that the workflow has had since a moment ago; answers what takes it away. */
function addRule(type: string, fieldId: string, message: string, pattern: string): () => void {
  const [site] = work.sandbox.world.sites;
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  const typeId = site?.issueTypes.find(({ name }) => name === type)?.id ?? '';
  const rules = shop?.screens[typeId]?.createValidators;
  if (rules === undefined) throw new Error(`SHOP has no ${type}.`);
  rules.push({ fieldId, message, rule: { kind: 'pattern', pattern } });
  return () => void rules.pop();
}

test('a row that Jira refuses says why in its own words, is mended and sent again', async () => {
  const rows = rowsNamed('Rules', 20);
  await ready('rules', rows);
  const takeAway = addRule('Bug', 'summary', 'Begin the summary with the shop.', 'Shop.*');
  const { page } = work;
  await beginRun(work);
  await expect(runBar(work)).toContainText('2 refused', { timeout: 30_000 });
  await expect(runBar(work)).toContainText('18 of 20 created');
  const grid = await gridOf(work);
  for (const number of ['7', '17']) {
    const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: number, exact: true }) });
    await expect(row).toContainText('Refused');
    await expect(row.getByTitle(/Begin the summary with the shop\./)).toBeVisible();
  }
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  for (const number of [7, 17]) {
    for (let down = number === 7 ? 5 : 10; down > 0; down -= 1) await page.keyboard.press('ArrowDown');
    await expect.poll(() => cursorOf(grid)).toMatchObject({ row: number, header: 'Summary' });
    await pasteText(work, `Shop, rules ${String(number)}`);
  }
  await page.getByRole('button', { name: /^Send 2 refused again/ }).click();
  await expectCreated(work, 20);
  takeAway();
  const wanted = summaries(rows).map((one, at) => (at % 10 === 5 ? `Shop, rules ${String(at + 2)}` : one));
  expectOnce(wanted);
});

test('what was refused is saved as a file of its own, mended there and dropped in again; results carry keys, links and reasons', async () => {
  const rows = rowsNamed('Leftover', 20).map((row, at) => (at === 9 ? { ...row, Assignee: 'Zebulon Quux' } : row));
  await ready('leftovers', rows, 19);
  const takeAway = addRule('Bug', 'customfield_10077', 'The area is closed for now.', 'never');
  const { page, app } = work;
  await page.keyboard.press('Control+Home');
  await beginRun(work);
  await expect(runBar(work)).toContainText('2 refused', { timeout: 30_000 });
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Result' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  const all = join(folder, 'results.csv');
  await saveTo(app, all);
  await result.getByRole('button', { name: 'Save results' }).click();
  await expect.poll(() => read(all)).toContain('Leftover, case 19');
  const keys = keysBySummary(work);
  const made = keys.get('Leftover, case 1')?.[0] ?? '?';
  const site = work.sandbox.sites[0]?.url ?? '?';
  expect(read(all)).toMatch(
    new RegExp(`"Leftover, case 1",[^,]*,.*,${made},${site}/browse/${made},Created,,3\r\n`, 's'),
  );
  expect(read(all)).toMatch(/"Leftover, case 5",.*Refused,.*The area is closed for now\./s);
  expect(read(all)).toMatch(/"Leftover, case 9",.*Not ready,.*Zebulon Quux/s);

  const failed = join(folder, 'failed.csv');
  await saveTo(app, failed);
  await result.getByRole('button', { name: 'Save 3 rows not created' }).click();
  await expect.poll(() => read(failed)).toContain('Leftover, case 15');
  const text = read(failed);
  expect(text.split('\r\n').filter((line) => line.includes('Leftover'))).toHaveLength(3);
  takeAway();
  await startAnew(work);
  await dropFile(work, 'failed.csv', text.replace('Zebulon Quux', 'Oda Voss'));
  await mapInto(work);
  await expectReady(work, '3 of 3 ready');
  await beginRun(work);
  await expectCreated(work, 3);
  expectOnce(summaries(rows));
  const parent = keysBySummary(work).get('Leftover, case 0')?.[0];
  expect(await inWordsOfSheet(work, keysBySummary(work).get('Leftover, case 5')?.[0] ?? '')).toMatchObject({
    Parent: parent,
  });
});

test('rows that may be in Jira already are shown as unsure and sent only when a person has decided', async () => {
  const rows = rowsNamed('Lost letters', 3).filter(({ Type }) => Type === 'Story');
  await ready(
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
  const first = changes.getByRole('option', { name: /Lost letters, case 1/ });
  if (!(await first.isVisible())) await page.keyboard.press('Enter');
  for (const summary of summaries(rows)) {
    await changes.getByRole('option', { name: new RegExp(summary) }).click();
    const change = page.getByRole('complementary', { name: 'Change' });
    await change.getByRole('button', { name: 'It is not in Jira, send it again' }).click();
    await page
      .getByRole('dialog', { name: `Send “${summary}” again` })
      .getByRole('button', { name: 'Send it again' })
      .click();
    await expect(change.getByText(/^Jira has it as SHOP-\d+\.$/)).toBeVisible();
  }
  expectOnce(summaries(rows));
  await goToBulk(work);
  await expectCreated(work, 2);
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
