import { expect, type Locator, type Page } from '@playwright/test';
import { openForm } from './fill-form';

/** A form of a few fields, half filled in. */
export async function simpleForm(page: Page): Promise<Locator> {
  const form = await openForm(page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Check the till before the shop opens');
  return form;
}

/** A form of 200 fields, ten of them with 5,000 options, all unfolded. */
export async function monstrousForm(page: Page): Promise<Locator> {
  const form = await openForm(page, 'Supplier onboarding', 'Supplier dossier');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Dossier of the mill in Borås');
  const fold = form.getByRole('button', { name: /^Optional/ });
  if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
  await expect(form.getByRole('combobox').nth(40)).toBeAttached();
  return form;
}
