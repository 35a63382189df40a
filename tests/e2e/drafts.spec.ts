import { type Locator, type Page } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
import { choose, chooseProject, openForm, sendForm } from './support/fill-form';
import { openByKey } from './support/open-issue';
import { inJira, newIssue } from './support/on-site';
import { expect, test } from './support/test';

/** One program and one site for all: the tests go on from what the one before has left. */
test.describe.configure({ mode: 'serial' });

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const summaryOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Summary' });

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/Draft saved/)).toBeVisible();
}

/** A draft of its own, in the form that stands there. */
async function begin(page: Page, summary: string): Promise<void> {
  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(summaryOf(page)).toHaveValue('');
  await summaryOf(page).fill(summary);
  await saved(page);
}

async function openDrafts(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Drafts/ }).click();
  return page.getByRole('dialog', { name: 'Drafts' });
}

async function titles(page: Page): Promise<string[]> {
  const dialog = await openDrafts(page);
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const found = await dialog.getByRole('listitem').getByRole('button', { name: /Saved/ }).allInnerTexts();
  await page.keyboard.press('Escape');
  return found.map((text) => text.split('\n')[0] ?? '').toSorted();
}

/** What the disk has, without opening anything. */
async function keptTitles(page: Page): Promise<readonly string[]> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is open.');
  return (await answerOf(page, 'create.drafts', site)).map(({ summary }) => summary);
}

/** The open issue's menu, by its name there. */
async function fromIssue(issue: Locator, what: string): Promise<void> {
  await issue.getByRole('button', { name: 'More' }).click();
  await issue.page().getByRole('menuitem', { name: what }).click();
}

test('three drafts are kept side by side, each can be gone on with', async () => {
  const { page } = work;
  await openForm(page, 'Autotest', 'Task');
  await summaryOf(page).fill('First thought');
  await saved(page);
  await begin(page, 'Second thought');
  await begin(page, 'Third thought');
  await expect.poll(() => titles(page)).toEqual(['First thought', 'Second thought', 'Third thought']);

  const dialog = await openDrafts(page);
  await dialog.getByRole('button', { name: /^First thought/ }).click();
  await expect(summaryOf(page)).toHaveValue('First thought');
  await summaryOf(page).fill('First thought, longer');
  await expect.poll(() => titles(page)).toEqual(['First thought, longer', 'Second thought', 'Third thought']);
});

test('a draft that was discarded comes back with Undo', async () => {
  const { page } = work;
  const dialog = await openDrafts(page);
  await dialog.getByRole('button', { name: 'Discard “Second thought”' }).click();
  await expect(dialog.getByRole('button', { name: /^Second thought/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(summaryOf(page)).toHaveValue('Second thought');
  await expect.poll(() => titles(page)).toEqual(['First thought, longer', 'Second thought', 'Third thought']);
});

test('a power cut while one types takes nothing that was kept, and no other draft', async () => {
  const { page } = work;
  await summaryOf(page).fill('Second thought, half wri');
  await expect.poll(() => keptTitles(page)).toContain('Second thought, half wri');
  await work.restart('killed');
  const again = work.page;
  await again.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(summaryOf(again)).toHaveValue('Second thought, half wri');
  await expect
    .poll(() => titles(again))
    .toEqual(['First thought, longer', 'Second thought, half wri', 'Third thought']);
});

test('a draft that was sent is gone, the others stay', async () => {
  const { page } = work;
  await sendForm(page);
  await page.getByRole('button', { name: 'Create another', exact: true }).click();
  await expect.poll(() => titles(page)).toEqual(['First thought, longer', 'Third thought']);
});

test('a template asks its question, follows the day, and fills the form; Undo takes it back', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Story');
  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(summaryOf(page)).toHaveValue('');
  await summaryOf(page).fill('Check build {{prompt:Which build?}} on {{today}}');
  await form.getByRole('textbox', { name: 'Description' }).fill('Found by {{me}}.');
  await page.getByRole('button', { name: /^Template:/ }).click();
  await page.getByRole('menuitem', { name: 'Save as a template' }).click();
  const save = page.getByRole('dialog', { name: 'Save as a template' });
  await save.getByRole('textbox', { name: 'Name' }).fill('Build check');
  await save.getByRole('button', { name: 'Save the template' }).click();
  await expect(save).toBeHidden();

  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(summaryOf(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Template: none' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Build check' }).click();
  const asked = page.getByRole('dialog', { name: 'Build check' });
  await asked.getByRole('textbox', { name: 'Which build?' }).fill('4711');
  await page.keyboard.press('Enter');
  await expect(summaryOf(page)).toHaveValue(/^Check build 4711 on \d{4}-\d\d-\d\d$/);
  await expect(form.getByRole('textbox', { name: 'Description' })).toContainText(/Found by (?!\{\{)./);
  await expect(page.getByRole('button', { name: 'Template: Build check' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(summaryOf(page)).toHaveValue('');
});

test('templates leave as a file and come back from it, with what is missing named', async () => {
  const { page, app } = work;
  const file = `${work.scratch}/templates.json`;
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: /^Template:/ }).click();
  await page.getByRole('menuitem', { name: 'Manage templates' }).click();
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  await dialog.getByRole('button', { name: 'Export 1 template' }).click();
  await expect(dialog).toContainText('The templates are in the file');
  await dialog.getByRole('button', { name: 'Delete “Build check”' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Import from a file' }).click();
  await expect(dialog).toContainText('1 template imported');
  await expect(dialog.getByRole('listitem')).toContainText('Build check');
  await expect(dialog.getByRole('listitem')).toContainText('SHOP · Story');
  await page.keyboard.press('Escape');
});

test('an issue is cloned with its fields, what is left out is named, and the clone is linked', async () => {
  const { page } = work;
  const key = await newIssue(work, 'Voucher twice', { labels: ['till'] });
  const issue = await openByKey(page, key);
  await expect(issue.getByRole('heading', { name: 'Voucher twice' })).toBeVisible();
  await fromIssue(issue, 'Clone');
  await expect(summaryOf(page)).toHaveValue('CLONE - Voucher twice');
  await page.getByRole('button', { name: `Link it: clones ${key}` }).click();
  await expect(page.getByText(`Linked as a clone of ${key}.`)).toBeVisible();
  const clone = await sendForm(page);
  expect(await inJira(work, clone, 'labels')).toEqual(['till']);
  await expect
    .poll(async () => JSON.stringify(await inJira(work, clone, 'issuelinks')), { timeout: 15_000 })
    .toContain(key);
});

test('a sub-task is begun from its parent, of a type below it; a parent elsewhere is refused in words', async () => {
  const { page } = work;
  const key = await newIssue(work, 'Basket rework');
  const issue = await openByKey(page, key);
  await expect(issue.getByRole('heading', { name: 'Basket rework' })).toBeVisible();
  // From the palette this time: no hand leaves the keys.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command or issue key' }).fill('create sub');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Issue' });
  await expect(form.getByText(`Under ${key} Basket rework.`)).toBeVisible();
  await expect(form.getByRole('combobox', { name: 'Project', exact: true })).toBeDisabled();
  await expect(form.getByRole('combobox', { name: 'Issue type' })).toHaveValue('Sub-task');
  await summaryOf(page).fill('Draw the basket');
  const made = await sendForm(page);
  expect(JSON.stringify(await inJira(work, made, 'parent'))).toContain(key);

  await page.getByRole('button', { name: 'Create another', exact: true }).click();
  // The next one is below the same issue, until the person frees it.
  await expect(form.getByText(`Under ${key} Basket rework.`)).toBeVisible();
  await form.getByRole('button', { name: 'Not under it' }).click();
  const parent = form.getByRole('combobox', { name: 'Parent' });
  await parent.fill(key);
  await page.getByRole('option').filter({ hasText: key }).first().click();
  // The picker offers no parent of another project, but the form may be moved under one that was chosen.
  await chooseProject(form, 'Autotest');
  await choose(form, 'Issue type', 'Sub-task');
  await expect(form.getByText(`${key} is not in AUTOTEST.`)).toBeVisible();
});
