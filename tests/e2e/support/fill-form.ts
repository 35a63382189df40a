import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the create screen and the form of one issue type. */
export async function openForm(page: Page, project: string, issueType: string): Promise<Locator> {
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: 'Create', exact: true })
    .click();
  const form = page.getByRole('form', { name: 'Issue' });
  await chooseProject(form, project);
  await choose(form, 'Issue type', issueType);
  await expect(fieldsOf(form, '\\S+', literally(issueType))).toBeVisible();
  await form.getByRole('textbox', { name: 'Summary' }).waitFor();
  return form;
}

/**
 * Takes a project and waits until the fields of the type that it brings are there. Until then the former form may still stand, whose
 * controls go away under the hand, and typing the name of the type that is about to come would change nothing.
 */
export async function chooseProject(form: Locator, project: string): Promise<void> {
  const picker = form.getByRole('combobox', { name: 'Project', exact: true });
  await expect(picker).not.toHaveAttribute('placeholder', 'Reading projects');
  const row = await choose(form, 'Project', project);
  // The row ends with the key of the project.
  const key = row?.trim().split(/\s+/).at(-1);
  await expect(fieldsOf(form, key === undefined ? '\\S+' : literally(key), '.+')).toBeVisible();
}

/** The line that says of which project and type the fields on show are. */
function fieldsOf(form: Locator, key: string, issueType: string): Locator {
  return form.getByText(new RegExp(`^Fields of ${key} ${issueType}, read`));
}

/**
 * Types into a picker and takes the option of this name. The list hangs beside the form, in the page itself. Answers what the row of
 * the option said, or `null` when it was chosen already.
 */
export async function choose(form: Locator, field: string, option: string): Promise<string | null> {
  const few = form.getByRole('radiogroup', { name: field, exact: true });
  if (await few.isVisible()) {
    await few.getByRole('radio', { name: option, exact: true }).check();
    return option;
  }
  const picker = form.getByRole('combobox', { name: field, exact: true });
  if ((await picker.inputValue()) === option) return null;
  await picker.fill(option);
  const list = form.page().getByRole('listbox', { name: field, exact: true });
  const row = optionCalled(list, option);
  const said = await row.innerText();
  await row.click();
  await list.waitFor({ state: 'hidden' });
  return said;
}

/** The option that is called so and not only begins like it: High is not Highest. A note may stand behind the name. */
export function optionCalled(list: Locator, name: string): Locator {
  return list.getByRole('option', { name: new RegExp(`^${literally(name)}(?:\\s|$)`) }).first();
}

/** A text for a pattern that stands for itself. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
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
