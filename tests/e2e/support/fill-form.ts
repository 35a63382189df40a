import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the create screen and the form of one issue type. */
export async function openForm(page: Page, project: string, issueType: string): Promise<Locator> {
  await page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: 'Create' }).click();
  const form = page.getByRole('form', { name: 'Issue' });
  await chooseProject(form, project);
  await choose(form, 'Issue type', issueType);
  await form.getByRole('textbox', { name: 'Summary' }).waitFor();
  return form;
}

/** Takes a project and waits for the type that it brings: typing that type's name while it comes would change nothing. */
export async function chooseProject(form: Locator, project: string): Promise<void> {
  await choose(form, 'Project', project);
  await expect(form.getByRole('combobox', { name: 'Issue type', exact: true })).not.toHaveValue('');
}

/** Types into a picker and takes the option of this name. The list hangs beside the form, in the page itself. */
export async function choose(form: Locator, field: string, option: string): Promise<void> {
  const picker = form.getByRole('combobox', { name: field, exact: true });
  if ((await picker.inputValue()) === option) return;
  await picker.fill(option);
  const list = form.page().getByRole('listbox', { name: field, exact: true });
  await optionCalled(list, option).click();
  await list.waitFor({ state: 'hidden' });
}

/** The option that is called so and not only begins like it: High is not Highest. A note may stand behind the name. */
export function optionCalled(list: Locator, name: string): Locator {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return list.getByRole('option', { name: new RegExp(`^${literal}(?:\\s|$)`) }).first();
}

/** What a bug of the Storefront must have: a select, two levels of an area, a person and a day. */
export const BUG = {
  severity: 'Sev 2, major',
  area: ['Checkout', 'Vouchers'],
  qaOwner: 'Tomás Ibarra',
  foundOn: '2026-05-06',
} as const;

export async function fillBug(form: Locator, summary: string): Promise<void> {
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await choose(form, 'Severity', BUG.severity);
  await choose(form, 'Area', BUG.area[0]);
  await choose(form, 'Area, second level', BUG.area[1]);
  await choose(form, 'QA owner', BUG.qaOwner);
  await form.getByRole('textbox', { name: 'Found on' }).fill(BUG.foundOn);
}

/** Sends the form and answers the key of the issue, once the screen says that Jira has it. */
export async function sendForm(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create issue' }).click();
  const heading = page.getByRole('region', { name: 'Created' }).getByRole('heading', { name: /is in Jira$/ });
  const [key = ''] = (await heading.innerText()).split(' ');
  return key;
}
