import type { Locator, Page } from '@playwright/test';
import { issuesCalled, startAtWork, type AtWork } from './support/at-work';
import { choose, chooseProject, fillBug, openForm, optionCalled, sendForm } from './support/fill-form';
import { issueField } from './support/issue-field';
import { expect, test } from './support/test';

/** One program and one site for all: each test makes issues of its own name and leaves an empty form. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});
test.afterEach(async () => {
  await work.page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: 'Create', exact: true })
    .click();
  await expect(work.page.getByRole('form', { name: 'Issue' })).toBeVisible();
  const clear = work.page.getByRole('button', { name: 'Clear the form' });
  if (await clear.isVisible()) await clear.click();
});

/** Takes several values in a picker that holds many. */
async function chooseMany(form: Locator, field: string, options: readonly string[]): Promise<void> {
  const picker = form.getByRole('combobox', { name: field, exact: true });
  for (const option of options) {
    await picker.fill(option);
    await optionCalled(form.page().getByRole('listbox', { name: field, exact: true }), option).click();
  }
  await form.page().keyboard.press('Escape');
  await expect(form.page().getByRole('listbox', { name: field, exact: true })).toBeHidden();
}

/** The body of the request as the panel beside the form has it, through the clipboard. */
async function copiedBody(page: Page): Promise<unknown> {
  await work.app.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('complementary', { name: 'Payload' }).getByRole('button', { name: 'Copy' }).click();
  let copied = '';
  await expect
    .poll(async () => (copied = await work.app.evaluate(({ clipboard }) => clipboard.readText())))
    .not.toBe('');
  return JSON.parse(copied);
}

test('a value of every kind goes into the form, to Jira, and comes back', async () => {
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Kitchen sink');
  await form.getByRole('textbox', { name: 'Summary' }).fill('One of everything');
  await form.getByRole('textbox', { name: 'Description' }).fill('First.\n\nSecond.');
  await form.getByRole('button', { name: /^Optional/ }).click();
  await form.getByRole('textbox', { name: 'Amount' }).fill('49.90');
  await form.getByRole('textbox', { name: 'Order number' }).fill('A-20931');
  await form.getByRole('textbox', { name: 'Support case' }).fill('https://support.larkfield.example/17');
  await form.getByRole('textbox', { name: 'Due date' }).fill('2026-07-01');
  await form.getByRole('textbox', { name: 'Occurred at' }).fill('2026-05-06 14:30');
  await form.getByRole('textbox', { name: 'Steps to reproduce' }).fill('Turn the tap.');
  await choose(form, 'Priority', 'High');
  await choose(form, 'Assignee', 'Ines Okafor');
  await choose(form, 'Customer tier', 'Gold member');
  await choose(form, 'Region', 'EMEA');
  await choose(form, 'Region, second level', 'Norway');
  await choose(form, 'First seen in', 'Steel');
  await chooseMany(form, 'Components', ['Hot tap', 'Cold tap']);
  await chooseMany(form, 'Fix versions', ['Granite']);
  await chooseMany(form, 'Sales channels', ['App', 'Web shop']);
  await chooseMany(form, 'Reviewers', ['Oda Voss', 'Jonas Keller']);
  const labels = form.getByRole('combobox', { name: 'Labels' });
  for (const label of ['leaking', 'two']) {
    await labels.fill(label);
    await labels.press('Enter');
    await expect(form.getByRole('button', { name: `Remove ${label}` })).toBeVisible();
  }
  await labels.press('Escape');
  await form.getByRole('textbox', { name: 'Risk assessment' }).fill('{"level": 3}');

  const key = await sendForm(page);
  await page.getByRole('button', { name: `Open ${key}` }).click();
  const issue = page.getByRole('region', { name: `Issue ${key}` });
  for (const [name, text] of [
    ['Amount', '49.9'],
    ['Order number', 'A-20931'],
    ['Support case', 'https://support.larkfield.example/17'],
    ['Due date', /1 Jul 2026|Jul 1, 2026/],
    ['Priority', /High$/],
    ['Assignee', 'Ines Okafor'],
    ['Customer tier', 'Gold member'],
    ['Region', 'EMEA / Norway'],
    ['First seen in', 'Steel'],
    ['Components', /Hot tap.*Cold tap|Cold tap.*Hot tap/],
    ['Fix versions', 'Granite'],
    ['Sales channels', /App.*Web shop|Web shop.*App/],
    ['Reviewers', /Oda Voss.*Jonas Keller|Jonas Keller.*Oda Voss/],
    ['Labels', /leaking.*two/],
    ['Risk assessment', '"level"'],
  ] as const) {
    await expect(issueField(issue, name), name).toContainText(text);
  }
  await expect(issue.getByRole('region', { name: 'Description' })).toContainText('Second.');
  await expect(issue.getByRole('region', { name: 'Steps to reproduce' })).toContainText('Turn the tap.');
  await expect(issueField(issue, 'Occurred at').getByRole('time')).toHaveAttribute('datetime', /^2026-05-06T14:30/);
});

test('the body beside the form is the body that is sent, but for the marker of the outbox', async () => {
  const { page } = work;
  const summary = 'Same bytes everywhere';
  const form = await openForm(page, 'Storefront', 'Bug');
  await fillBug(form, summary);
  const shown = await copiedBody(page);
  expect(shown).toMatchObject({ fields: { summary, customfield_10062: { id: '10313' } } });
  await page.getByRole('tab', { name: 'cURL' }).click();
  await expect(page.getByRole('tabpanel', { name: 'cURL' })).toContainText('--request POST');
  await expect(page.getByRole('tabpanel', { name: 'cURL' })).not.toContainText(/Bearer [A-Za-z0-9]{8}/);
  await page.getByRole('tab', { name: 'JSON' }).click();
  await sendForm(page);
  await page
    .getByRole('navigation', { name: 'Workbench' })
    .getByRole('button', { name: /^Outbox/ })
    .click();
  await page
    .getByRole('listbox', { name: 'Changes' })
    .getByRole('option', { name: new RegExp(summary) })
    .click();
  const change = page.getByRole('complementary', { name: 'Change' });
  await expect(change.getByText(summary, { exact: true }).first()).toBeVisible();
  const sent: unknown = JSON.parse(await change.getByRole('group', { name: 'Request body' }).innerText());
  expect(sent).toEqual({
    ...(shown as object),
    properties: [{ key: 'workbench.change', value: { id: expect.any(String) } }],
  });
});

test('one after the other: the form is empty again and ready for the next, and a note leads to the last', async () => {
  const { page } = work;
  const form = await openForm(page, 'Autotest', 'Task');
  const summary = form.getByRole('textbox', { name: 'Summary' });
  await page.getByRole('checkbox', { name: 'Create another' }).check();
  await summary.fill('The first of two');
  await summary.press('Control+Enter');
  await expect(page.getByText(/^AUTOTEST-\d+ created$/)).toBeVisible();
  await expect(summary).toHaveValue('');
  await expect(summary).toBeFocused();
  await expect(form.getByRole('combobox', { name: 'Issue type' })).toHaveValue('Task');
  await summary.fill('The second of two');
  await page.getByRole('checkbox', { name: 'Create another' }).uncheck();
  const key = await sendForm(page);
  expect(issuesCalled(work, 'The first of two')).toHaveLength(1);
  expect(issuesCalled(work, 'The second of two')).toEqual([key]);
});

test('what is typed stays while one looks elsewhere, and where another type has the same field', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  await form.getByRole('textbox', { name: 'Summary' }).fill('Kept in mind');
  await choose(form, 'Severity', 'Sev 1, outage');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('listbox', { name: 'Issues' })).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue('Kept in mind');
  await expect(form.getByRole('combobox', { name: 'Severity' })).toHaveValue('Sev 1, outage');

  await choose(form, 'Issue type', 'Story');
  await expect(form.getByText('Fields of SHOP Story,')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue('Kept in mind');
  await expect(form.getByRole('combobox', { name: 'Severity' })).toBeHidden();
  await chooseProject(form, 'Payments');
  await expect(form.getByText('Fields of PAY Story,')).toBeVisible();
  await choose(form, 'Issue type', 'Bug');
  await expect(form.getByRole('combobox', { name: 'Severity' })).toHaveValue('Sev 1, outage');
  await page.getByRole('button', { name: 'Clear the form' }).click();
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue('');
});

test('what is missing or too long is told before anything is sent', async () => {
  const { page, sandbox } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  const before = sandbox.requests.count({ method: 'POST', path: /\/issue$/ });
  await expect(form.getByRole('heading', { name: 'Required 0 of 5 ready' })).toBeVisible();
  const send = page.getByRole('button', { name: 'Create issue' });
  await send.click();
  const summary = form.getByRole('textbox', { name: 'Summary' });
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAccessibleDescription(/Summary is required\./);
  await fillBug(form, 'x'.repeat(256));
  await expect(form.getByText('256 / 255')).toBeVisible();
  await send.click();
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAccessibleDescription(/255/);
  expect(sandbox.requests.count({ method: 'POST', path: /\/issue$/ })).toBe(before);
});
