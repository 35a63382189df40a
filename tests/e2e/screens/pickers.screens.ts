import { expect, type Locator, type Page } from '@playwright/test';
import { startAtWork } from '../support/at-work';
import { openForm } from '../support/fill-form';
import { picture } from '../support/screens';
import { test } from '../support/test';

const BOTH = [900, 1440];

async function openOptional(form: Locator): Promise<void> {
  const fold = form.getByRole('button', { name: /^Optional/ });
  if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
}

/** Opens the list of a field, with a text in it, and waits for its answer. */
async function look(page: Page, form: Locator, field: string, text: string): Promise<void> {
  const box = form.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  if (text !== '') await box.fill(text);
  await page.getByRole('option').first().waitFor();
  await expect(page.getByText('Searching')).toHaveCount(0);
}

test('pickers', async () => {
  const work = await startAtWork({ issues: 300 });
  const { app, page } = work;
  try {
    const bug = await openForm(page, 'Storefront', 'Bug');
    await look(page, bug, 'QA owner', 'ma');
    await picture(app, page, 'picker-people', BOTH);
    await page.keyboard.press('Escape');

    const subtask = await openForm(page, 'Storefront', 'Sub-task');
    await look(page, subtask, 'Parent', '');
    await picture(app, page, 'picker-parent', BOTH);
    await page.keyboard.press('Escape');

    const story = await openForm(page, 'Storefront', 'Story');
    await openOptional(story);
    await look(page, story, 'Sprint', '');
    await picture(app, page, 'picker-sprint');
    await page.keyboard.press('Escape');

    const kitchen = await openForm(page, 'Kitchen sink', 'Kitchen sink');
    await openOptional(kitchen);
    await look(page, kitchen, 'Informed groups', '');
    await page.getByRole('option').nth(0).click();
    await page.getByRole('option').nth(1).click();
    await picture(app, page, 'picker-groups', BOTH);
    await page.keyboard.press('Escape');
    await kitchen.getByRole('radiogroup', { name: 'Customer tier' }).scrollIntoViewIfNeeded();
    await picture(app, page, 'few-choices', BOTH);
    await kitchen.getByRole('group', { name: 'Time tracking', exact: true }).scrollIntoViewIfNeeded();
    await picture(app, page, 'links-and-time', BOTH);
    await kitchen.getByRole('textbox', { name: 'Risk assessment' }).scrollIntoViewIfNeeded();
    await picture(app, page, 'json-control', BOTH);

    await work.disconnect();
    await look(page, kitchen, 'Informed groups', 'a');
    await picture(app, page, 'picker-offline');
  } finally {
    await work.end();
  }
});
