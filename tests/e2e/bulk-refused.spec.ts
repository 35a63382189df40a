import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsNamed, summariesOf } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { expectOnce, inWordsOfSheet, keysBySummary } from './support/bulk-issues';
import {
  beginRun,
  cursorOf,
  dropFile,
  expectCreated,
  expectReady,
  gridOf,
  mapInto,
  openReady,
  openRecent,
  pasteText,
  runBar,
  saveTo,
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
  await openReady(work, 'rules', rows);
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
  const wanted = summariesOf(rows).map((one, at) => (at % 10 === 5 ? `Shop, rules ${String(at + 2)}` : one));
  expectOnce(work, wanted);
});

test('what was refused is saved as a file of its own, mended there and dropped in again; results carry keys, links and reasons', async () => {
  const rows = rowsNamed('Leftover', 20).map((row, at) => (at === 9 ? { ...row, Assignee: 'Zebulon Quux' } : row));
  await openReady(work, 'leftovers', rows, 19);
  const takeAway = addRule('Bug', 'customfield_10077', 'The area is closed for now.', 'never');
  const { page, app } = work;
  await page.keyboard.press('Control+Home');
  await beginRun(work);
  await expect(runBar(work)).toContainText('2 refused', { timeout: 30_000 });
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Result' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  const all = join(work.scratch, 'results.csv');
  await saveTo(app, all);
  await result.getByRole('button', { name: 'Save results' }).click();
  await expect.poll(() => read(all)).toContain('Leftover, case 19');
  const keys = keysBySummary(work);
  const made = keys.get('Leftover, case 1')?.[0] ?? '?';
  const site = work.sandbox.sites[0]?.url ?? '?';
  expect(read(all)).toMatch(
    new RegExp(`"Leftover, case 1",[^,]*,.*,${made},${site}/browse/${made},Created,,,3\r\n`, 's'),
  );
  expect(read(all)).toMatch(/"Leftover, case 5",.*Refused,.*The area is closed for now\./s);
  expect(read(all)).toMatch(/"Leftover, case 9",.*Not ready,.*Zebulon Quux/s);

  const failed = join(work.scratch, 'failed.csv');
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
  expectOnce(work, summariesOf(rows));
  const parent = keysBySummary(work).get('Leftover, case 0')?.[0];
  expect(await inWordsOfSheet(work, keysBySummary(work).get('Leftover, case 5')?.[0] ?? '')).toMatchObject({
    Parent: parent,
  });

  // The sheet that they came from tells of the same issues, and has nothing left to send again.
  await startAnew(work);
  await openRecent(work, 'leftovers');
  await expectCreated(work, 19, 20);
  await expect(page.getByRole('button', { name: /refused again/ })).toBeHidden();
  await startAnew(work);
  await dropFile(work, 'failed, once more.csv', text.replace('Zebulon Quux', 'Oda Voss'));
  await mapInto(work);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'No row is left to create' })).toContainText(
    '3 rows are in Jira already.',
  );
  await page.keyboard.press('Escape');
  expectOnce(work, summariesOf(rows));
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
