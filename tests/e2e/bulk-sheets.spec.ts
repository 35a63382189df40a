import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopRows } from '../support/bulk/shop-rows';
import { startAtWork, type AtWork } from './support/at-work';
import { inWordsOfSheet, keysBySummary } from './support/bulk-issues';
import {
  beginRun,
  cursorOf,
  dropFile,
  dropSheet,
  expectCreated,
  expectReady,
  mapInto,
  openReady,
  pasteText,
  saveTo,
  sheetOf,
  startAnew,
  tabbed,
} from './support/open-bulk';
import { expect, test } from './support/test';
import { bomb, filledIn, headerOf, workbookWith } from './support/workbook';

let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork({ issues: 60 });
});
test.afterAll(async () => {
  await work.end();
});

test('of a workbook with several sheets the one is read that a person takes', async () => {
  const { page } = work;
  await startAnew(work);
  const book = workbookWith({
    Stories: [['Summary', 'Type'], ['Not this one', 'Story']],
    Bugs: [['Summary', 'Type', 'Labels'], ['From the second sheet', 'Task', 'second'], ['And another', 'Task', '']],
  }); // prettier-ignore
  await dropFile(work, 'plans.xlsx', book);
  const dialog = page.getByRole('dialog', { name: 'Choose a sheet' });
  await expect(dialog).toContainText('plans.xlsx has 2 sheets with rows.');
  await dialog.getByRole('button', { name: /^Bugs/ }).click();
  await mapInto(work);
  await expect(sheetOf(work)).toContainText('plans.xlsx, Bugs');
  await expectReady(work, '2 of 2 ready');
  await beginRun(work);
  await expectCreated(work, 2);
  const [key = '?'] = keysBySummary(work).get('From the second sheet') ?? [];
  expect(await inWordsOfSheet(work, key)).toMatchObject({ Type: 'Task', Labels: 'second' });
});

test('a template is saved, filled in and dropped: every column finds its field, and what is typed is created', async () => {
  const { page, app } = work;
  const path = join(work.scratch, 'template.xlsx');
  await startAnew(work);
  await saveTo(app, path);
  await page.getByRole('button', { name: 'Save a template to fill in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save a template' });
  await dialog.getByRole('combobox', { name: 'Project' }).fill('Storefront');
  await page.getByRole('option', { name: /Storefront/ }).click();
  await dialog.getByRole('button', { name: 'Save the template' }).click();
  await expect(dialog).toBeHidden();

  const template = readFileSync(path);
  const header = headerOf(template);
  expect(header).toEqual(expect.arrayContaining(['Issue type *', 'Summary *', 'Parent', 'Severity', 'Area', 'Labels']));
  const row = (cells: Readonly<Record<string, string>>): string[] => header.map((name) => cells[name] ?? '');
  const rows = [
    row({ 'Issue type *': 'Epic', 'Summary *': 'Filled in, epic', 'Epic Name': 'Filled in' }),
    row({ 'Issue type *': 'Story', 'Summary *': 'Filled in, story', Parent: '#2', Labels: 'template', 'Due date': '2026-12-24' }),
  ]; // prettier-ignore
  await dropFile(work, 'template.xlsx', filledIn(template, rows));
  await mapInto(work);
  await expectReady(work, '2 of 2 ready');
  await beginRun(work);
  await expectCreated(work, 2);
  const keys = keysBySummary(work);
  const [epic] = keys.get('Filled in, epic') ?? [];
  expect(await inWordsOfSheet(work, keys.get('Filled in, story')?.[0] ?? '')).toMatchObject({
    Type: 'Story',
    Parent: epic,
    Labels: 'template',
    'Due date': '2026-12-24',
  });
});

const REFUSED: readonly (readonly [what: string, name: string, content: () => string | Uint8Array, says: RegExp])[] = [
  ['a workbook that unpacks to more than it may', 'bomb.xlsx', bomb, /bomb\.xlsx|[Ww]orkbook/],
  ['an empty file', 'empty.csv', () => '', /empty\.csv is empty/],
  ['a header alone', 'header.csv', () => 'Summary,Type\n', /header\.csv has no rows below its first line/],
  ['a picture', 'holiday.csv', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), /holiday\.csv is a picture, not a sheet/],
  ['bytes that are no text', 'noise.csv', () => Buffer.from(Array.from({ length: 512 }, (_, at) => (at % 30) + 1)), /noise\.csv does not hold text/],
  ['half a workbook', 'half.xlsx', () => workbookWith({ One: [['Summary'], ['A']] }).slice(0, 300), /half\.xlsx|damaged|workbook/i],
]; // prettier-ignore

test('a file that cannot be read says why, and the page stays', async () => {
  const { page } = work;
  await startAnew(work);
  for (const [what, name, content, says] of REFUSED) {
    await dropFile(work, name, content());
    await expect(page.getByRole('alert'), what).toContainText(says);
  }
  // The next good one is read all the same.
  await dropSheet(work, 'good.csv', shopRows(3));
  await mapInto(work);
  await expectReady(work, '3 of 3 ready');
});

test('the rows are edited as in a spreadsheet, and everything can be undone', async () => {
  const { page, app } = work;
  const press = (keys: string): Promise<void> => page.keyboard.press(keys);
  const grid = await openReady(work, 'edited', shopRows(12));
  const cell = (text: string): Promise<void> => expect.poll(() => cursorOf(grid)).toMatchObject({ text });
  const count = (rows: number): Promise<void> => expect(grid).toHaveAttribute('aria-rowcount', String(rows + 1));
  const undo = page.getByRole('button', { name: /^Undo: / });
  const redo = page.getByRole('button', { name: /^Redo: / });

  // A range is copied and pasted elsewhere, past the last row too.
  await press('ArrowRight');
  await press('Shift+ArrowDown');
  await press('Control+c');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('Gift wrap, case 0\r\nGift wrap, case 1');
  await press('Control+ArrowDown');
  await press('Control+v');
  await count(13);
  await cell('Gift wrap, case 0');
  await press('Control+ArrowDown');
  await cell('Gift wrap, case 1');
  await undo.click();
  await count(12);
  await redo.click();
  await count(13);
  await undo.click();
  await grid.focus();

  // Fill down.
  await press('Control+Home');
  await press('ArrowRight');
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await press('Control+d');
  await press('Escape');
  await cell('Gift wrap, case 0');
  await press('Control+z');
  await cell('Gift wrap, case 2');

  // Rows in and out.
  await press('Control++');
  await count(13);
  await press('ArrowDown');
  await cell('');
  await pasteText(work, tabbed([['A new row', 'Story']]));
  await expectReady(work, '13 of 13 ready');
  await press('ArrowDown');
  await press('Control+-');
  await count(12);
  await press('Control+z');
  await count(13);

  // Found, and replaced everywhere at once.
  await press('Control+f');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await page.keyboard.type('gift wrap');
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Ribbon');
  await page.getByRole('button', { name: /^Replace in \d+ cells/ }).click();
  await expect(undo).toHaveAccessibleName(/^Undo: Replace/);
  await press('Escape');
  await grid.focus();
  await press('Control+Home');
  await press('ArrowRight');
  await cell('Ribbon, case 0');
  await press('Control+z');
  await cell('Gift wrap, case 0');
  await press('Control+y');
  await cell('Ribbon, case 0');
});
