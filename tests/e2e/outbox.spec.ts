import type { Locator, Page } from '@playwright/test';
import { createsAsked, issuesCalled, startAtWork, type AtWork } from './support/at-work';
import { faultsOf } from './support/axe';
import { choose, openForm } from './support/fill-form';
import { MARA, newIssue } from './support/on-site';
import { openByKey } from './support/open-issue';
import { expect, test } from './support/test';

/** One program and one site for all; each test begins and ends with a network and an empty outbox. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

const CREATE = { method: 'POST', path: /\/rest\/api\/3\/issue$/ };

async function fillTask(page: Page, summary: string): Promise<void> {
  const form = await openForm(page, 'Autotest', 'Task');
  await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
}

function status(page: Page): Locator {
  return page.getByRole('contentinfo', { name: 'Status' });
}

async function openChange(page: Page, summary: string): Promise<Locator> {
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
  return change;
}

test('what is created without a network waits, says so, and goes out once when the network is back', async () => {
  const { page } = work;
  const summary = 'Written on the train';
  const read = await openByKey(page, 'SHOP-1');
  await expect(read.getByRole('heading', { level: 2 })).toBeVisible();
  await fillTask(page, summary);
  await work.disconnect();
  await page.getByRole('button', { name: 'Create issue' }).click();

  const result = page.getByRole('region', { name: 'Created' });
  await expect(result.getByRole('heading', { name: 'Waiting to be sent' })).toBeVisible();
  await expect(result).toContainText('Nothing reached Atlassian. It is sent as soon as that has passed.');
  await expect(status(page)).toContainText(/Offline since \d/);
  await expect(status(page).getByRole('button', { name: 'Outbox: 1 waiting' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: /^Outbox.*1/ })).toBeVisible();

  // What was read is still there.
  const issue = await openByKey(page, 'SHOP-1');
  await expect(issue.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(issue.getByRole('alert')).toHaveCount(0);

  await status(page).getByRole('button', { name: 'Outbox: 1 waiting' }).click();
  const change = page.getByRole('complementary', { name: 'Change' });
  await expect(change.getByRole('status').filter({ hasText: 'Nothing reached Atlassian.' })).toBeVisible();

  await work.reconnect();
  await change.getByRole('button', { name: 'Try again' }).click();
  await expect(change.getByText(/^Jira has it as AUTOTEST-\d+\.$/)).toBeVisible();
  await expect(status(page)).toContainText('Online');
  await expect(status(page).getByRole('button', { name: 'Nothing waiting' })).toBeVisible();
  expect(issuesCalled(work, summary)).toHaveLength(1);
  expect(createsAsked(work)).toBe(1);
});

test('nobody has to press anything for it: it goes out by itself', async () => {
  const { page } = work;
  const summary = 'Written in the tunnel';
  await fillTask(page, summary);
  await work.disconnect();
  await page.getByRole('button', { name: 'Create issue' }).click();
  const result = page.getByRole('region', { name: 'Created' });
  await expect(result.getByRole('heading', { name: 'Waiting to be sent' })).toBeVisible();
  await work.reconnect();
  // The outbox looks for a way every fifteen seconds; the panel follows it.
  await expect(result.getByRole('heading', { name: /^AUTOTEST-\d+ is in Jira$/ })).toBeVisible({ timeout: 25_000 });
  expect(issuesCalled(work, summary)).toHaveLength(1);
});

test('what waits can be given up, and holds its account until then', async () => {
  const { page } = work;
  const summary = 'Written in error';
  await fillTask(page, summary);
  await work.disconnect();
  await page.getByRole('button', { name: 'Create issue' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting to be sent' })).toBeVisible();

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('alert')).toContainText('1 change of this account did not reach Jira yet.');

  const change = await openChange(page, summary);
  await change.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click();
  await expect(change.getByText('It was given up and is not sent.')).toBeVisible();
  await expect(status(page).getByRole('button', { name: 'Nothing waiting' })).toBeVisible();
  await work.reconnect();
  await openByKey(page, 'AUTOTEST-1');
  await expect(status(page)).toContainText('Online');
  expect(issuesCalled(work, summary)).toEqual([]);
  expect(createsAsked(work)).toBe(0);
});

test('an answer that never came is looked for, found by its marker, and nothing is sent twice', async () => {
  const { page, sandbox } = work;
  const summary = 'Cut off after the commit';
  const asked = createsAsked(work);
  sandbox.faults.plan(CREATE, { kind: 'cut-after' });
  // The first look comes a second after the loss; it is held until the screen was seen without an answer.
  let letLook: (value: null) => void = () => undefined;
  const until = new Promise<null>((resolve) => (letLook = resolve));
  sandbox.faults.plan({ path: /\/bulkfetch$/ }, { kind: 'hold', until });
  await fillTask(page, summary);
  await page.getByRole('button', { name: 'Create issue' }).click();
  const result = page.getByRole('region', { name: 'Created' });
  await expect(result.getByRole('heading', { name: 'No answer from Jira. Looking for the issue.' })).toBeVisible();
  await expect(result).toContainText('so that it is not there twice');
  letLook(null);
  await expect(result.getByRole('heading', { name: /^AUTOTEST-\d+ is in Jira$/ })).toBeVisible();
  const [key, ...others] = issuesCalled(work, summary);
  expect(others).toEqual([]);
  await expect(result.getByRole('button', { name: `Open ${key ?? '?'}` })).toBeVisible();
  expect(createsAsked(work)).toBe(asked + 1);
  const change = await openChange(page, summary);
  await expect(change.getByRole('list').getByText('Connection lost before an answer')).toBeVisible();
});

test('a power cut while it is being sent loses nothing and makes nothing twice', async () => {
  const summary = 'Cut off by the battery';
  const asked = createsAsked(work);
  let letGo: (value: null) => void = () => undefined;
  const until = new Promise<null>((resolve) => (letGo = resolve));
  work.sandbox.faults.plan(CREATE, { kind: 'hold', until });
  await fillTask(work.page, summary);
  await work.page.getByRole('button', { name: 'Create issue' }).click();
  await expect.poll(() => createsAsked(work)).toBe(asked + 1);
  const restarted = work.restart('killed');
  // Jira carries it out for a program that is gone, and has done so before the next one looks: looks come ever more rarely.
  letGo(null);
  await expect.poll(() => issuesCalled(work, summary)).toHaveLength(1);
  await restarted;

  const [key = '?'] = issuesCalled(work, summary);
  const change = await openChange(work.page, summary);
  await expect(change.getByText(`Jira has it as ${key}.`)).toBeVisible();
  await expect(change.getByRole('list').getByText('The workbench ended before Jira answered')).toBeVisible();
  expect(issuesCalled(work, summary)).toEqual([key]);
  expect(createsAsked(work)).toBe(asked + 1);
});

test('what was typed and not sent is there after a power cut', async () => {
  const summary = 'Half a thought';
  await fillTask(work.page, summary);
  await expect(work.page.getByText(/Draft saved/)).toBeVisible();
  await work.restart('killed');
  await work.page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(work.page.getByRole('textbox', { name: 'Summary' })).toHaveValue(summary);
  await expect(work.page.getByRole('combobox', { name: 'Project' })).toHaveValue('Autotest');
  await work.page.getByRole('button', { name: 'Clear the form' }).click();
});

test.describe('what a person decides', () => {
  /** Loses a create on its way; Jira never had it. */
  async function lose(summary: string): Promise<void> {
    const { page, sandbox } = work;
    await fillTask(page, summary);
    sandbox.faults.plan(CREATE, { kind: 'cut-before' });
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(page.getByRole('heading', { name: 'No answer from Jira. Looking for the issue.' })).toBeVisible();
  }

  const newTask = (summary: string): Promise<string> =>
    newIssue(work, summary, { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' } });

  /** Two minutes go by in the program, and it looks again: what wakes it is a person who holds back and lets go. */
  async function letTwoMinutesPass(): Promise<void> {
    await work.app.evaluate(() => {
      const before = Date.now.bind(Date);
      Date.now = () => before() + 125_000;
    });
    const { page } = work;
    await page.getByRole('button', { name: 'Pause all' }).click();
    await page.getByRole('button', { name: 'Resume all' }).click();
  }

  test('a create that may be behind a number that nobody can see is their question: it is not there, so it is sent again', async () => {
    const summary = 'Behind a hidden number';
    const asked = createsAsked(work);
    await lose(summary);
    const hidden = await newTask('Not for Mara');
    await newTask('For everybody');
    work.sandbox.intervene({ command: 'hide-issue', issue: hidden, account: MARA });
    const change = await openChange(work.page, summary);
    await letTwoMinutesPass();

    await expect(change.getByText('Is it in Jira?')).toBeVisible();
    await expect(change).toContainText('It was not found, but not every number could be seen.');
    await expect(status(work.page).getByRole('button', { name: '1 unsure' })).toBeVisible();
    expect(await faultsOf(work.page)).toEqual([]);
    expect(issuesCalled(work, summary)).toEqual([]);
    expect(createsAsked(work), 'nothing is sent before somebody decided').toBe(asked + 1);
    await change.getByRole('button', { name: 'It is not in Jira, send it again' }).click();
    const sure = work.page.getByRole('dialog', { name: `Send “${summary}” again` });
    await expect(sure).toContainText('If Jira has it after all, this makes a second one.');
    await sure.getByRole('button', { name: 'Send it again' }).click();
    await expect(change.getByText(/^Jira has it as AUTOTEST-\d+\.$/)).toBeVisible();
    expect(issuesCalled(work, summary)).toHaveLength(1);
  });

  test('or it is there, under a key that they have found', async () => {
    const summary = 'Found by a person';
    const asked = createsAsked(work);
    await lose(summary);
    const hidden = await newTask('Not for Mara either');
    const found = await newTask('Made by somebody on the phone');
    work.sandbox.intervene({ command: 'hide-issue', issue: hidden, account: MARA });
    const change = await openChange(work.page, summary);
    await letTwoMinutesPass();
    await change.getByRole('textbox', { name: 'Key or link of the issue' }).fill(found);
    await change.getByRole('button', { name: 'This is it' }).click();
    await expect(change.getByRole('alert')).toContainText('its summary is “Made by somebody on the phone”');
    await change.getByRole('button', { name: 'It is that one all the same' }).click();
    await expect(change.getByText(`Jira has it as ${found}.`)).toBeVisible();
    expect(createsAsked(work)).toBe(asked + 1);
  });

  test('one change is held back while others go, and then let go', async () => {
    const { page } = work;
    const held = 'Held back';
    await fillTask(page, held);
    await work.disconnect();
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(page.getByRole('heading', { name: 'Waiting to be sent' })).toBeVisible();
    const change = await openChange(page, held);
    await change.getByRole('button', { name: 'Pause' }).click();
    await expect(change.getByText('You hold it back')).toBeVisible();
    await work.reconnect();
    await fillTask(page, 'Not held back');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect.poll(() => issuesCalled(work, 'Not held back'), { timeout: 25_000 }).toHaveLength(1);
    expect(issuesCalled(work, held)).toEqual([]);
    await openChange(page, held);
    await change.getByRole('button', { name: 'Resume' }).click();
    await expect(change.getByText(/^Jira has it as AUTOTEST-\d+\.$/)).toBeVisible();
  });

  test('everything is held back and let go', async () => {
    const { page } = work;
    await page
      .getByRole('navigation', { name: 'Workbench' })
      .getByRole('button', { name: /^Outbox/ })
      .click();
    await page.getByRole('button', { name: 'Pause all' }).click();
    await expect(page.getByText('Everything is held back.')).toBeVisible();
    const summary = 'Written during a pause';
    await fillTask(page, summary);
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(page.getByRole('heading', { name: 'Waiting to be sent' })).toBeVisible();
    const change = await openChange(page, summary);
    expect(issuesCalled(work, summary)).toEqual([]);
    await page.getByRole('button', { name: 'Resume all' }).click();
    await expect(change.getByText(/^Jira has it as AUTOTEST-\d+\.$/)).toBeVisible();
  });

  test('what Jira refused goes back into its form, and is sent anew from there', async () => {
    const { page } = work;
    const form = await openForm(page, 'Payments', 'Bug');
    const summary = 'Refused by a rule at first';
    await form.getByRole('textbox', { name: 'Summary' }).fill(summary);
    await choose(form, 'Severity', 'Sev 4, cosmetic');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await form.getByRole('alert').waitFor();
    const change = await openChange(page, summary);
    await change.getByRole('button', { name: 'Edit' }).click();
    await expect(form.getByRole('textbox', { name: 'Summary' })).toHaveValue(summary);
    await expect(form.getByRole('combobox', { name: 'Severity' })).toHaveValue('Sev 4, cosmetic');
    const optional = form.getByRole('button', { name: /^Optional/ });
    if ((await optional.getAttribute('aria-expanded')) === 'false') await optional.click();
    await form.getByRole('textbox', { name: 'Environment' }).fill('Pay twice, in Firefox.');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(
      page.getByRole('region', { name: 'Created' }).getByRole('heading', { name: /is in Jira$/ }),
    ).toBeVisible();
    expect(issuesCalled(work, summary)).toHaveLength(1);
    await expect(status(page).getByRole('button', { name: 'Nothing waiting' })).toBeVisible();
  });
});
