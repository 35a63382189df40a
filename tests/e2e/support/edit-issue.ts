import { expect, type Locator, type Page } from '@playwright/test';
import { optionCalled } from './fill-form';
import { issueField } from './issue-field';

/** Opens the editor of a field of the open issue by its pencil, as the mouse does. */
export async function openEditor(page: Page, issue: Locator, field: string): Promise<Locator> {
  const row = field === 'Summary' ? issue : issueField(issue, field);
  const pencil = row.getByRole('button', { name: `Edit ${field}`, exact: true });
  await pencil.hover();
  await pencil.click();
  const editor = page.getByRole('dialog', { name: `Edit ${field}`, exact: true });
  await expect(editor.getByRole('textbox').or(editor.getByRole('combobox')).first()).toBeFocused();
  return editor;
}

/** Chooses one value of a field that takes one: choosing saves it. */
export async function chooseValue(page: Page, issue: Locator, field: string, value: string): Promise<void> {
  const editor = await openEditor(page, issue, field);
  await editor.getByRole('combobox').fill(value);
  await optionCalled(page.getByRole('listbox', { name: field, exact: true }), value).click();
  await expect(editor).toBeHidden();
}

/** Presses a key of the open issue and waits until what it opens can be typed into. */
export async function pressToEdit(page: Page, key: string, field: string): Promise<Locator> {
  await page.keyboard.press(key);
  const editor = page.getByRole('dialog', { name: `Edit ${field}`, exact: true });
  await expect(editor.getByRole('textbox').or(editor.getByRole('combobox')).first()).toBeFocused();
  return editor;
}

/** The status of the open issue, and what it is to be. */
export function statusOf(issue: Locator): Locator {
  return issueField(issue, 'Status').getByRole('button', { name: /^Status: / });
}

/** The frame that says what of the issue Jira does not have yet. */
export function stripOf(issue: Locator): Locator {
  return issue.getByRole('status').filter({ hasText: /change/ });
}
