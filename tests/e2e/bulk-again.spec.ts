import type { Cells } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { inWordsOfSheet, keysBySummary } from './support/bulk-issues';
import { dropSheet, expectCreated, expectReady, mapInto, sheetOf, startAnew } from './support/open-bulk';
import { expect, test } from './support/test';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
});

const PLAN: readonly Cells[] = [
  { Summary: 'Wrapping week', Type: 'Epic', 'Epic Name': 'Wrapping week', Parent: '', Labels: '' },
  { Summary: 'Buy paper', Type: 'Story', 'Epic Name': '', Parent: '#2', Labels: 'gifts' },
  { Summary: 'Buy ribbon', Type: 'Task', 'Epic Name': '', Parent: '', Labels: 'gifts' },
];
const TAPE: Cells = { Summary: 'Buy tape', Type: 'Story', 'Epic Name': '', Parent: '#2', Labels: '' };

/** Drops rows as a file, and comes as far as the last look before the run, by the keys alone. */
async function lastLook(name: string, rows: readonly Cells[]) {
  const { page } = work;
  await startAnew(work);
  await dropSheet(work, name, rows);
  await mapInto(work);
  const all = String(rows.length);
  await expectReady(work, `${all} of ${all} ready`);
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

const howOften = (...summaries: readonly string[]): readonly number[] => {
  const keys = keysBySummary(work);
  return summaries.map((summary) => keys.get(summary)?.length ?? 0);
};

test('a sheet dropped again sends what is new in it, under the parent that is there, and all of it once more when asked to', async () => {
  const { page } = work;
  const first = await lastLook('week.csv', PLAN);
  // Pressed at once: nothing is known of such rows, and they are sent.
  await page.keyboard.press('Enter');
  await expect(first).toBeHidden();
  await expectCreated(work, 3);
  const [epic = '?'] = keysBySummary(work).get('Wrapping week') ?? [];

  const second = await lastLook('week, longer.csv', [...PLAN, TAPE]);
  await expect(second).toContainText('3 rows are in Jira already.');
  await expect(second).toContainText(/Made by the run “week\.csv” of .*They are left out\./);
  await expect(second).toContainText(epic);
  await expect(second).toHaveAccessibleName(/^Create 1 issue in /);
  await page.keyboard.press('Enter');
  await expect(second).toBeHidden();
  await expectCreated(work, 4);
  expect(howOften('Wrapping week', 'Buy paper', 'Buy ribbon', 'Buy tape')).toEqual([1, 1, 1, 1]);
  const [tape = '?'] = keysBySummary(work).get('Buy tape') ?? [];
  expect(await inWordsOfSheet(work, tape)).toMatchObject({ Parent: epic });

  const third = await lastLook('week.csv', PLAN);
  await expect(third).toHaveAccessibleName('No row is left to create');
  await expect(third.getByRole('button', { name: /^Create/ })).toBeDisabled();
  await third.getByRole('checkbox', { name: 'Create them again' }).press('Space');
  await expect(third).toHaveAccessibleName(/^Create 3 issues in /);
  await expect(third).toContainText('They are created once more.');
  await third.getByRole('button', { name: /^Create 3/ }).press('Enter');
  await expect(third).toBeHidden();
  await expectCreated(work, 3);
  await expect(sheetOf(work)).toBeVisible();
  expect(howOften('Wrapping week', 'Buy paper', 'Buy ribbon', 'Buy tape')).toEqual([2, 2, 2, 1]);
});

test('rows that are on their way are left out as well, and are told of as the issues that they become', async () => {
  const wait = { do: '429', retryAfter: 12, reason: 'jira-burst-based' } as const;
  work.sandbox.faults.script([{ match: { method: 'POST', path: '/rest/api/3/issue' }, ...wait }]);
  const first = await lastLook('cards.csv', [
    { Summary: 'Print cards', Type: 'Task', 'Epic Name': '', Parent: '', Labels: 'cards' },
  ]);
  await first.getByRole('button', { name: /^Create 1/ }).press('Enter');
  await expect(first).toBeHidden();
  const second = await lastLook('cards.csv', [
    { Summary: 'Print cards', Type: 'Task', 'Epic Name': '', Parent: '', Labels: 'cards' },
    { Summary: 'Fold cards', Type: 'Task', 'Epic Name': '', Parent: '', Labels: 'cards' },
  ]);
  await expect(second).toContainText('Row 2 is on its way to Jira already.');
  await second.getByRole('button', { name: /^Create 1/ }).press('Enter');
  await expect(second).toBeHidden();
  await expectCreated(work, 2);
  expect(howOften('Print cards', 'Fold cards')).toEqual([1, 1]);
});
