import { createsAsked, issuesCalled, startAtWork, type AtWork } from './support/at-work';
import { choose, chooseProject, fillBug, openForm, sendForm } from './support/fill-form';
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
  const clear = work.page.getByRole('button', { name: 'Clear the form' });
  if (await clear.isVisible()) await clear.click();
});

test('a required field of an unknown type is filled in as JSON, sent, accepted and read back', async () => {
  const { page } = work;
  const summary = 'Roll out the new tax table';
  const asked = createsAsked(work);
  const form = await openForm(page, 'Payments', 'Rollout');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  const editor = form.getByRole('textbox', { name: 'Rollout plan' });
  await expect(editor).toHaveAttribute('aria-required', 'true');
  const schema = form.getByRole('group', { name: 'Schema from Jira' });
  await expect(schema).toContainText('"type": "any"');
  await expect(schema).toContainText('"custom": "com.example.rollout:plan"');

  await editor.fill('{\n  "stages": [5, 25 100]\n}');
  await expect(form.getByText('Line 2: a comma or ] is missing')).toBeVisible();
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(editor).toHaveAttribute('aria-invalid', 'true');
  await expect(editor).toBeFocused();
  expect(createsAsked(work)).toBe(asked);

  const plan = { stages: [5, 25, 100], guard: { errors: 0.5 } };
  await editor.fill(JSON.stringify(plan, null, 2));
  await expect(form.getByText('Valid JSON')).toBeVisible();
  const key = await sendForm(page);
  expect(key).toMatch(/^PAY-\d+$/);
  expect(createsAsked(work)).toBe(asked + 1);

  await page.getByRole('button', { name: `Open ${key}` }).click();
  const shown = issueField(page.getByRole('region', { name: `Issue ${key}` }), 'Rollout plan');
  await expect(shown).toContainText('"stages"');
  expect(JSON.parse((await shown.innerText()).replace(/^[^{]*/, ''))).toEqual(plan);

  // Payments is not mirrored: what Jira has taken there is asked of Jira.
  await openForm(page, 'Payments', 'Rollout');
  const accepted = form.getByRole('group', { name: /^Accepted in PAY-\d+$/ });
  const taken = JSON.parse(await accepted.innerText()) as unknown;
  await form.getByRole('button', { name: /^Use the value of PAY-\d+$/ }).click();
  await expect(form.getByText('Valid JSON')).toBeVisible();
  expect(JSON.parse(await editor.inputValue())).toEqual(taken);
});

test('a field that nobody can set is offered and sent, and the refusal says on it who can mend that', async () => {
  const { page } = work;
  const summary = 'Replace the till of the shop in Bergen';
  const form = await openForm(page, 'Operations', 'Change');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await choose(form, 'Change type', 'Normal');
  await form.getByRole('textbox', { name: 'Change window' }).fill('2026-06-01 22:00');
  await choose(form, 'Approvers', 'Oda Voss');
  const verdict = form.getByRole('textbox', { name: 'Change board verdict' });
  await verdict.fill('Approved');
  await page.getByRole('button', { name: 'Create issue' }).click();

  await expect(verdict).toHaveAttribute('aria-invalid', 'true');
  await expect(verdict).toHaveAccessibleDescription(
    /Change board verdict is required, and Jira lets nobody set it here\./,
  );
  await expect(verdict).toHaveAccessibleDescription(/A Jira admin: the field can be made optional/);
  await expect(verdict).toHaveValue('Approved');
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(summary);
  await expect(form.getByRole('textbox', { name: 'Change window' })).toHaveValue('2026-06-01 22:00');
  expect(issuesCalled(work, summary)).toEqual([]);

  await page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: '1 refused' }).click();
  await page
    .getByRole('listbox', { name: 'Changes' })
    .getByRole('option', { name: new RegExp(summary) })
    .click();
  const change = page.getByRole('complementary', { name: 'Change' });
  await expect(change.getByRole('alert')).toContainText('cannot be set');
  await change.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click();
  await expect(change.getByText('It was given up and is not sent.')).toBeVisible();
  await expect(page.getByRole('button', { name: '1 refused' })).toBeHidden();

  await openForm(page, 'Operations', 'Change');
  await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(summary);
});

test('what a hidden rule of the workflow wants stands on top, and the mended form makes one issue', async () => {
  const { page } = work;
  const summary = 'Refund is booked twice';
  const asked = createsAsked(work);
  const form = await openForm(page, 'Payments', 'Bug');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await choose(form, 'Severity', 'Sev 3, minor');
  await page.getByRole('button', { name: 'Create issue' }).click();
  const refusal = form.getByRole('alert');
  await expect(refusal).toContainText('Steps to reproduce are required by the workflow.');
  await expect(refusal).toContainText(
    'A Jira admin, if a rule of the workflow asks for something that the form does not show.',
  );
  await expect(refusal).toBeInViewport();
  await expect(page.getByRole('button', { name: '1 refused' })).toBeVisible();

  await form.getByRole('button', { name: /^Optional/ }).click();
  await form.getByRole('textbox', { name: 'Environment' }).fill('Till 4, the one by the door');
  const key = await sendForm(page);
  expect(issuesCalled(work, summary)).toEqual([key]);
  expect(createsAsked(work)).toBe(asked + 2);
  await expect(page.getByRole('button', { name: '1 refused' })).toBeHidden();
});

test('a value that Jira refuses is marked on its field with what is accepted, and mended with one click', async () => {
  const { page, sandbox } = work;
  const summary = 'The basket forgets the size';
  const form = await openForm(page, 'Storefront', 'Bug');
  await fillBug(form, summary);
  // Somebody takes the option away while the form stands open.
  const option = sandbox.world.sites
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'Severity')
    ?.options.find(({ value }) => value === 'Sev 2, major');
  if (option === undefined) throw new Error('The world has no such option.');
  option.disabled = true;
  try {
    await page.getByRole('button', { name: 'Create issue' }).click();
    const severity = form.getByRole('combobox', { name: 'Severity' });
    await expect(severity).toHaveAttribute('aria-invalid', 'true');
    await expect(severity).toBeFocused();
    await expect(severity).toHaveAccessibleDescription(/Jira refused "Sev 2, major"/);
    await expect(form.getByRole('button', { name: 'Sev 2, major' })).toBeHidden();
    await expect(page.getByText('One field to mend')).toBeVisible();
    await form.getByRole('button', { name: 'Sev 3, minor' }).click();
    await expect(severity).not.toHaveAttribute('aria-invalid');
    const key = await sendForm(page);
    expect(issuesCalled(work, summary)).toEqual([key]);
    await expect(page.getByRole('button', { name: '1 refused' })).toBeHidden();
    await page
      .getByRole('navigation', { name: 'Workbench' })
      .getByRole('button', { name: /^Outbox/ })
      .click();
    const former = page.getByRole('listbox', { name: 'Changes' }).getByRole('option', { name: new RegExp(summary) });
    await expect(former.filter({ hasText: 'Mended' })).toHaveCount(1);
    await former.filter({ hasText: 'Mended' }).click();
    await expect(page.getByRole('complementary', { name: 'Change' }).getByText('Mended and sent anew')).toBeVisible();
  } finally {
    option.disabled = false;
  }
});

test('every issue type of every project in which one may create is offered, and each has its form', async () => {
  const { page, sandbox } = work;
  const site = sandbox.world.sites.find(({ name }) => name === 'Larkfield Retail');
  if (site === undefined) throw new Error('The world has no such site.');
  const form = await openForm(page, 'Storefront', 'Bug');
  const project = form.getByRole('combobox', { name: 'Project' });
  const optionsOf = async (name: string): Promise<string[]> => {
    await form.getByRole('button', { name: `Open ${name}` }).click();
    const list = page.getByRole('listbox', { name });
    await list.getByRole('option').first().waitFor();
    const labels = await list
      .getByRole('option')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? row.textContent));
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    return labels;
  };
  const offered = await optionsOf('Project');
  const creatable = site.projects.filter(({ key }) => key !== 'FIN' && key !== 'SEC');
  expect(offered).toHaveLength(creatable.length);

  let forms = 0;
  for (const { name, key, issueTypeIds } of creatable) {
    await chooseProject(form, name);
    const types = issueTypeIds.map((id) => site.issueTypes.find((type) => type.id === id)?.name ?? id);
    const labels = await optionsOf('Issue type');
    expect(labels, key).toHaveLength(types.length);
    for (const type of types) {
      await choose(form, 'Issue type', type);
      await expect(form.getByText(`Fields of ${key} ${type},`)).toBeVisible();
      await expect(form.getByRole('textbox', { name: 'Summary' })).toBeEditable();
      await expect(form.getByRole('alert')).toHaveCount(0);
      forms++;
    }
  }
  expect(forms).toBeGreaterThan(30);
  await expect(project).toHaveValue(creatable.at(-1)?.name ?? '');
});
