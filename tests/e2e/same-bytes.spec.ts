import { startAtWork, type AtWork } from './support/at-work';
import { choose, fillBug, openForm } from './support/fill-form';
import { copiedPayload, pastePayload } from './support/payload-panel';
import { expect, test } from './support/test';

let work: AtWork;
test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const SUMMARY = 'Same bytes, whichever way they come';

test('typed, pasted as JSON, as cURL and as fetch, and begun from a template: one form, the same bytes', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  await fillBug(form, SUMMARY);
  await form.getByRole('textbox', { name: 'Description' }).click();
  await page.keyboard.type('It\'s "quoted" & has a \\ in it');
  await form.getByRole('button', { name: /^Optional/ }).click();
  await choose(form, 'Priority', 'High');
  await form.getByRole('combobox', { name: 'Labels' }).fill('till ');
  await page.keyboard.press('Escape');
  const json = await copiedPayload(work);
  expect(json).toContain(SUMMARY);
  const texts = new Map([['JSON', json]]);
  for (const way of ['cURL', 'fetch']) {
    await page.getByRole('tab', { name: way }).click();
    texts.set(way, await copiedPayload(work));
  }
  await page.getByRole('tab', { name: 'JSON' }).click();

  await page.getByRole('button', { name: /^Template:/ }).click();
  await page.getByRole('menuitem', { name: 'Save as a template' }).click();
  const save = page.getByRole('dialog', { name: 'Save as a template' });
  await save.getByRole('textbox', { name: 'Name' }).fill('Same bytes');
  await save.getByRole('button', { name: 'Save the template' }).click();
  await expect(save).toBeHidden();

  for (const [way, text] of texts) {
    await startOver();
    await pastePayload(work, text);
    await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(SUMMARY);
    await expect(page.getByText(/of the payload (?:is|are) left out/)).toBeHidden();
    expect(await copiedPayload(work), way).toBe(json);
  }

  await startOver();
  await page.getByRole('button', { name: 'Template: none' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Same bytes' }).click();
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(SUMMARY);
  expect(await copiedPayload(work), 'template').toBe(json);
});

/** An empty form of the same project and type. */
async function startOver(): Promise<void> {
  await work.page.getByRole('button', { name: 'New draft' }).click();
  await expect(work.page.getByRole('textbox', { name: 'Summary' })).toHaveValue('');
}
