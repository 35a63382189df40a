import { expect } from '@playwright/test';
import type { JsonObject } from '../../../src/shared/json';
import type { AtWork } from './at-work';

/** The text that the payload panel puts on the clipboard: the tab that stands open, as a person copies it. */
export async function copiedPayload({ app, page }: Pick<AtWork, 'app' | 'page'>): Promise<string> {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('complementary', { name: 'Payload' }).getByRole('button', { name: 'Copy' }).click();
  let copied = '';
  await expect.poll(async () => (copied = await app.evaluate(({ clipboard }) => clipboard.readText()))).not.toBe('');
  return copied;
}

/** The body that the form would send. */
export async function copiedBody(work: Pick<AtWork, 'app' | 'page'>): Promise<JsonObject> {
  return JSON.parse(await copiedPayload(work)) as JsonObject;
}

/** Fills the form from a text that was made elsewhere: JSON, cURL or fetch. */
export async function pastePayload({ page }: Pick<AtWork, 'page'>, text: string): Promise<void> {
  await page
    .getByRole('complementary', { name: 'Payload' })
    .getByRole('button', { name: 'Paste a payload' })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Paste a payload' });
  await dialog.getByRole('textbox', { name: 'Payload' }).fill(text);
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(dialog).toBeHidden();
}
