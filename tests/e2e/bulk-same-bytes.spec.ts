import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonObject } from '@shared/schema';
import type { JsonObject } from '@shared/json';
import { environmentFor, runCli } from '../contract/cli/run-cli';
import { kitchenRow } from '../support/bulk/kitchen-row';
import { csvOf, type Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
import { root } from './support/environment';
import { BUG, choose, fillBug, openForm } from './support/fill-form';
import { newIssue } from './support/on-site';
import { beginRun, dropFile, expectReady, gridOf, mapInto, sheetOf, startAnew } from './support/open-bulk';
import { copiedPayload, pastePayload } from './support/payload-panel';
import { expect, test } from './support/test';

let work: AtWork;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-same-bytes-'));
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The bytes of a body, the marker of its change apart. */
function bytesOf(body: unknown): string {
  const { properties: _marker, ...rest } = jsonObject.parse(body);
  return JSON.stringify(rest);
}

async function onCommandLine(...args: string[]): Promise<string> {
  const cli = join(root, 'out', 'main', 'cli.js');
  const run = await runCli(cli, args, environmentFor(work.sandbox, folder));
  expect(run.code, run.stderr).toBe(0);
  return run.stdout;
}

/** The bodies of `bulk --dry-run`, by row. */
async function bodiesOfDryRun(csv: string, ...place: string[]): Promise<ReadonlyMap<number, string>> {
  const file = join(folder, 'rows.csv');
  writeFileSync(file, csv);
  const printed = await onCommandLine('bulk', file, ...place, '--dry-run');
  const lines = printed.split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as { readonly row?: number; readonly body?: JsonObject });
  return new Map(rows.flatMap(({ row, body }) => (row === undefined || !body ? [] : [[row, bytesOf(body)] as const])));
}

/** What the window says that it sends for each row of the open sheet, from the first on. */
async function bodiesInSheet(count: number): Promise<ReadonlyMap<number, string>> {
  const { page } = work;
  const grid = await gridOf(work);
  await grid.focus();
  await page.keyboard.press('Control+Home');
  const bodies = new Map<number, string>();
  for (let row = 2; row < count + 2; row += 1) {
    await sheetOf(work).getByRole('button', { name: 'What is sent' }).click();
    const dialog = page.getByRole('dialog', { name: `What is sent for row ${String(row)}` });
    bodies.set(row, bytesOf(JSON.parse(await dialog.getByLabel('Request body').innerText())));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await grid.focus();
    await page.keyboard.press('ArrowDown');
  }
  return bodies;
}

/** What the outbox keeps of the newest run, in the order of its rows: the very bytes that leave. */
async function bodiesJournalled(): Promise<readonly string[]> {
  const { page } = work;
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is chosen.');
  const [run] = await answerOf(page, 'outbox.groups', site);
  const { lines } = await answerOf(page, 'outbox.groupLines', { site, groupId: run?.id ?? '', since: 0 });
  const bodies: string[] = [];
  for (const { id } of lines.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))) {
    bodies.push(bytesOf((await answerOf(page, 'outbox.change', { site, changeId: id }))?.body));
  }
  return bodies;
}

/** What the create form makes of a body: it is read into the fields, and compiled from them again. */
async function throughForm(project: string, issueType: string, body: string): Promise<string> {
  await openForm(work.page, project, issueType);
  await work.page.getByRole('button', { name: 'New draft' }).click();
  await pastePayload(work, body);
  await expect(work.page.getByText(/of the payload (?:is|are) left out/)).toBeHidden();
  return bytesOf(JSON.parse(await copiedPayload(work)));
}

test('a bug, a story under an epic and a sub-task are the same bytes by form, sheet, dry run, run and command line', async () => {
  test.setTimeout(120_000);
  const { page } = work;
  const epic = await newIssue(work, 'All that is wrapped', {
    project: { key: 'SHOP' },
    issuetype: { name: 'Epic' },
    customfield_10011: 'Wrapped',
  });
  const story = await newIssue(work, 'A ribbon', { project: { key: 'SHOP' }, issuetype: { name: 'Story' } });
  const summary = 'Same bytes from a sheet, "quoted" & all';
  const form = await openForm(page, 'Storefront', 'Bug');
  await fillBug(form, summary);
  await form.getByRole('textbox', { name: 'Description' }).click();
  await page.keyboard.type('Seen on two orders.');
  await form.getByRole('button', { name: /^Optional/ }).click();
  await choose(form, 'Priority', 'High');
  const typed = bytesOf(JSON.parse(await copiedPayload(work)));
  expect(typed).toContain('Seen on two orders.');

  const rows: Cells[] = [
    { Type: 'Bug', Summary: summary, Description: 'Seen on two orders.', Priority: 'High', Severity: BUG.severity, Area: BUG.area.join(' > '), 'QA owner': BUG.qaOwner, 'Found on': BUG.foundOn },
    { Type: 'Story', Summary: 'Wrap it', Parent: epic, Labels: 'gift, autumn', 'Story Points': '3', Components: 'Basket, Checkout' },
    { Type: 'Sub-task', Summary: 'Cut the paper', Parent: story, 'Due date': '2026-12-24' },
  ]; // prettier-ignore
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const csv = csvOf(rows.map((row) => Object.fromEntries(headers.map((name) => [name, row[name] ?? '']))));
  const dry = await bodiesOfDryRun(csv, '--project', 'SHOP');
  expect(dry.size).toBe(3);
  expect(dry.get(2)).toBe(typed);

  await startAnew(work);
  await dropFile(work, 'same.csv', csv);
  await mapInto(work);
  await expectReady(work, '3 of 3 ready');
  expect(await bodiesInSheet(3)).toEqual(dry);
  await beginRun(work);
  await expect(page.getByRole('heading', { name: '3 issues created' })).toBeVisible({ timeout: 30_000 });
  const sent = await bodiesJournalled();
  expect(sent).toEqual([...dry.values()]);
  expect(await throughForm('Storefront', 'Story', dry.get(3) ?? '')).toBe(dry.get(3));
  expect(await throughForm('Storefront', 'Sub-task', dry.get(4) ?? '')).toBe(dry.get(4));
});

test('so is a row with every field of the kitchen sink', async () => {
  test.setTimeout(120_000);
  const cells = kitchenRow(await onCommandLine('fields', 'KITCHEN', 'Kitchen sink'));
  const type = { Type: 'Kitchen sink' };
  const csv = csvOf([{ ...type, ...Object.fromEntries(cells.map(({ name, text }) => [name, text])) }]);
  const dry = await bodiesOfDryRun(csv, '--project', 'KITCHEN');
  const set = cells.flatMap(({ fieldId, text }) => ['--set', `${fieldId}=${text}`]);
  const created = await onCommandLine('create', '--project', 'KITCHEN', '--type', 'Kitchen sink', '--dry-run', ...set);
  expect(dry.get(2)).toBe(bytesOf((JSON.parse(created) as { readonly body: JsonObject }).body));

  await startAnew(work);
  await dropFile(work, 'kitchen.csv', csv);
  await mapInto(work, 'Kitchen sink');
  await expectReady(work, '1 of 1 ready');
  expect(await bodiesInSheet(1)).toEqual(dry);
  expect(await throughForm('Kitchen sink', 'Kitchen sink', dry.get(2) ?? '')).toBe(dry.get(2));
});
