import type { Locator, Page } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { choicesOf } from '../../src/shared/fields/choices';
import { faultsOf } from './support/axe';
import { answerOf } from './support/bridge';
import { choose, openForm, optionCalled } from './support/fill-form';
import { expect, test } from './support/test';

/** One program and one site for all; each test opens the form that it needs. */
let work: AtWork;

test.beforeAll(async () => {
  work = await startAtWork();
});
test.afterAll(async () => {
  await work.end();
});

async function openOptional(form: Locator): Promise<void> {
  const fold = form.getByRole('button', { name: /^Optional/ });
  if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.click();
}

function listOf(page: Page, field: string): Locator {
  return page.getByRole('listbox', { name: field, exact: true });
}

/** What a person notices: a frame that took longer. */
const BAR_MS = 50;
const FRAME_MS = 1000 / 60;

/** The longest that a frame of the page took, in milliseconds, while something is done. */
async function longestFrame(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Reflect.set(window, 'framesOfTest', frames);
    let last = performance.now();
    const look = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (Reflect.get(window, 'framesOfTest') === frames) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await act();
  return page.evaluate(() => {
    const frames = Reflect.get(window, 'framesOfTest') as number[];
    Reflect.set(window, 'framesOfTest', null);
    return Math.max(...frames);
  });
}

/** What Jira offers in a field of a create form. */
async function optionsOf(page: Page, projectKey: string, issueType: string, field: string): Promise<string[]> {
  const site = await answerOf(page, 'workspace.get', null);
  if (site === null) throw new Error('No site is chosen.');
  const projects = await answerOf(page, 'create.projects', { site });
  const projectId = projects.value.find(({ key }) => key === projectKey)?.id ?? '';
  const types = await answerOf(page, 'create.issueTypes', { site, projectId });
  const issueTypeId = types.value.find(({ name }) => name === issueType)?.id ?? '';
  const fields = await answerOf(page, 'create.fields', { site, projectId, issueTypeId, fresh: false });
  const found = fields.value.find(({ name }) => name === field);
  return (found === undefined ? [] : (choicesOf(found) ?? [])).map(({ label }) => label);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

test('a person is found by a part of the name, counted, and taken with the keyboard alone', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  const owner = form.getByRole('combobox', { name: 'QA owner', exact: true });
  await owner.focus();
  await page.keyboard.press('ArrowDown');
  const list = listOf(page, 'QA owner');
  await expect(list.getByRole('option').first()).toBeVisible();
  await page.keyboard.type('mar');
  await expect(list.getByRole('option', { name: 'Mara Lind' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /\d+ of \d+ people match/ })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(owner).toHaveValue(/Mar/);
  await expect(list).toBeHidden();
});

test('groups are found, and several of them stand as chips', async () => {
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Kitchen sink');
  await openOptional(form);
  const groups = form.getByRole('combobox', { name: 'Informed groups', exact: true });
  await groups.click();
  const rows = listOf(page, 'Informed groups').getByRole('option');
  await expect(rows.first()).toBeVisible();
  const [first = '', second = ''] = await rows.allInnerTexts();
  await rows.nth(0).click();
  await rows.nth(1).click();
  await page.keyboard.press('Escape');
  for (const name of [first, second]) await expect(form.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
  await choose(form, 'Owning group', first);
});

test('a sprint is offered by its name and taken by its number', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Story');
  await openOptional(form);
  const sprint = form.getByRole('combobox', { name: 'Sprint', exact: true });
  await sprint.fill('Storefront');
  await expect(listOf(page, 'Sprint').getByRole('option').first()).toContainText('Storefront');
  await listOf(page, 'Sprint').getByRole('option').first().click();
  await expect(sprint).toHaveValue(/^Storefront \d+$/);
  const payload = page.getByRole('complementary', { name: 'Payload' });
  await expect(payload).toContainText(/"customfield_10020":\s*\d+/);
});

test('the parent of a sub-task is an issue one level above, with its type and its key', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Sub-task');
  const parent = form.getByRole('combobox', { name: 'Parent', exact: true });
  await parent.click();
  const rows = listOf(page, 'Parent').getByRole('option');
  await expect(rows.first()).toContainText(/^SHOP-\d+/);
  const keys = (await rows.allInnerTexts()).map((text) => /^[A-Z]+-\d+/.exec(text)?.[0] ?? '');
  const site = work.sandbox.world.sites.find(({ projects }) => projects.some(({ key }) => key === 'SHOP'));
  const project = site?.projects.find(({ key }) => key === 'SHOP');
  for (const key of keys) {
    const issue = site?.issues.find((one) => one.projectId === project?.id && key === `SHOP-${one.number}`);
    const type = site?.issueTypes.find(({ id }) => id === issue?.issueTypeId);
    expect([key, type?.hierarchyLevel]).toEqual([key, 0]);
  }
  await rows.first().click();
  await expect(parent).toHaveValue(/^SHOP-\d+ /);
});

test('a few options stand side by side, and the keys move among them', async () => {
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Kitchen sink');
  await openOptional(form);
  const tier = form.getByRole('radiogroup', { name: 'Customer tier' });
  await tier.getByRole('radio', { name: 'Member', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(tier.getByRole('radio', { name: 'Gold member' })).toBeChecked();
  const browsers = form.getByRole('group', { name: 'Browsers' });
  await browsers.getByRole('checkbox', { name: 'Firefox' }).focus();
  await page.keyboard.press('Space');
  await expect(browsers.getByRole('checkbox', { name: 'Firefox' })).toBeChecked();
  await browsers.scrollIntoViewIfNeeded();
});

test('a list of 5,000 opens and narrows without holding up the page, and is gone through with the keys', async () => {
  const { page } = work;
  const form = await openForm(page, 'Supplier onboarding', 'Supplier dossier');
  await openOptional(form);
  const name = 'Commodity code';
  const options = await optionsOf(page, 'SUPP', 'Supplier dossier', name);
  expect(options.length).toBeGreaterThan(4_900);
  const box = form.getByRole('combobox', { name, exact: true });
  await box.scrollIntoViewIfNeeded();
  const rows = listOf(page, name).getByRole('option');
  const wanted = options[4_321] ?? '';
  const idle: number[] = [];
  const opening: number[] = [];
  const typing: number[] = [];
  for (let run = 0; run < 5; run++) {
    // The same machine at the same time, with nothing to do.
    idle.push(await longestFrame(page, () => page.evaluate(() => new Promise((done) => setTimeout(done, 300)))));
    opening.push(
      await longestFrame(page, async () => {
        await box.click();
        await expect(rows.first()).toBeVisible();
      }),
    );
    await expect(rows.first()).toHaveAttribute('aria-setsize', String(options.length));
    expect(await rows.count()).toBeLessThan(60);
    typing.push(
      await longestFrame(page, async () => {
        await box.pressSequentially(wanted);
        await expect(optionCalled(listOf(page, name), wanted)).toBeVisible();
      }),
    );
    await page.keyboard.press('Escape');
    await expect(listOf(page, name)).toBeHidden();
  }
  const figures = { idle, opening, typing };
  test.info().annotations.push({ type: 'longest frames, ms', description: JSON.stringify(figures) });
  const bar = BAR_MS * Math.max(1, median(idle) / FRAME_MS);
  expect(median(opening), JSON.stringify(figures)).toBeLessThanOrEqual(bar);
  expect(median(typing), JSON.stringify(figures)).toBeLessThanOrEqual(bar);
  // Farther than is drawn: the list goes on where the keys are.
  await box.click();
  await expect(rows.first()).toBeVisible();
  for (let nth = 0; nth < 60; nth++) await page.keyboard.press('ArrowDown');
  const at = () =>
    box.evaluate((input) => {
      const row = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
      return row?.getAttribute('aria-posinset');
    });
  await expect.poll(at).toBe('60');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(options[59] ?? '');
});

test('the pickers hold nothing that axe finds', async () => {
  const { page } = work;
  const form = await openForm(page, 'Kitchen sink', 'Kitchen sink');
  await openOptional(form);
  expect(await faultsOf(page)).toEqual([]);
});

test('without a network the lists say that they come from this computer', async () => {
  const { page } = work;
  const form = await openForm(page, 'Storefront', 'Bug');
  const owner = form.getByRole('combobox', { name: 'QA owner', exact: true });
  await owner.fill('Oda');
  await expect(listOf(page, 'QA owner').getByRole('option', { name: 'Oda Voss' })).toBeVisible();
  await page.keyboard.press('Escape');
  await work.disconnect();
  await owner.fill('Od');
  await expect(listOf(page, 'QA owner').getByRole('option', { name: 'Oda Voss' })).toBeVisible();
  await expect(page.getByText('From this computer')).toBeVisible();
});
