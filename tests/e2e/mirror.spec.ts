import type { Locator, Page } from '@playwright/test';
import { startAtWork, type AtWork } from './support/at-work';
import { startOwnSandbox } from './support/own-sandbox';
import { newIssue } from './support/on-site';
import { openByKey, runQuery } from './support/open-issue';
import { beginSignIn, catchLinks, signInThrough } from './support/scripted-browser';
import { expect, test } from './support/test';

async function openMirror(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Workbench' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Mirror' }).click();
}

/** Adds a project in Settings, Mirror, and waits until all of it is here. */
async function mirrorProject(page: Page, project: string): Promise<void> {
  await openMirror(page);
  await page.getByRole('combobox', { name: 'Add a project' }).fill(project);
  await page.getByRole('option', { name: new RegExp(`^${project}`) }).click();
  await expect(page.getByRole('list', { name: 'What is mirrored' }).getByText(project, { exact: true })).toBeVisible();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Synced', { timeout: 30_000 });
}

/** An issue of the mirrored project with a picture on it, which no test opens before. */
function pictured({ sandbox }: AtWork): string {
  for (const site of sandbox.world.sites) {
    const shop = site.projects.find(({ key }) => key === 'SHOP');
    const found = site.issues.find(
      ({ projectId, number, attachments }) =>
        projectId === shop?.id && number !== 2 && attachments.some(({ filename }) => filename.endsWith('.png')),
    );
    if (found !== undefined) return `SHOP-${found.number}`;
  }
  throw new Error('No issue of the sandbox has a picture.');
}

/** Whether the bytes came and are a picture. */
async function isDrawn(image: Locator): Promise<boolean> {
  return image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);
}

/** What the palette finds in the mirror for some words. */
async function findByWords(page: Page, words: string) {
  await page.getByRole('button', { name: 'Search or run a command' }).click();
  await page.getByRole('combobox', { name: 'Command or issue key' }).fill(words);
  return page.getByRole('group', { name: /^Found in/ }).getByRole('option');
}

test.describe('a mirrored project', () => {
  let work: AtWork;
  let key: string;

  test.beforeAll(async () => {
    work = await startAtWork();
    key = await newIssue(work, 'The turnstile counts twice', {
      description: {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Only with a quixotic umbrella.' }] }],
      },
    });
    await mirrorProject(work.page, 'Storefront');
  });
  test.afterAll(async () => {
    await work.end();
  });
  test.afterEach(async () => {
    await work.page.keyboard.press('Escape');
  });

  test('is there without a network: an issue that was never opened, its list, and any of its words', async () => {
    const { page } = work;
    await work.disconnect();
    const hits = await findByWords(page, 'quixotic umb');
    await expect(hits).toHaveCount(1);
    await expect(hits).toContainText(key);
    await page.keyboard.press('Enter');
    const issue = page.getByRole('region', { name: `Issue ${key}` });
    await expect(issue.getByRole('heading', { name: 'The turnstile counts twice' })).toBeVisible();
    await expect(issue.getByRole('region', { name: 'Description' })).toContainText('quixotic umbrella');
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText(/Offline since \d/);

    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await runQuery(page, 'project = SHOP AND text ~ umbrella');
    await expect(page.getByText('This query was not asked before. What is mirrored is here:')).toBeVisible();
    await page.getByRole('button', { name: 'Storefront' }).click();
    await expect(
      page.getByRole('listbox', { name: 'Issues' }).getByRole('option', { name: new RegExp(key) }),
    ).toBeVisible();
  });

  test('shows its pictures without a network, small and large, though their issue was never opened', async () => {
    const { page } = work;
    const issue = await openByKey(page, pictured(work));
    const files = issue.getByRole('region', { name: 'Attachments' });
    const preview = files.getByRole('button', { name: /^Show .*\.png$/ }).first();
    await preview.scrollIntoViewIfNeeded();
    await expect.poll(() => isDrawn(preview.locator('img'))).toBe(true);
    await preview.click();
    const large = page.getByRole('dialog', { name: /\.png$/ }).getByRole('img', { name: /\.png$/ });
    await expect.poll(() => isDrawn(large)).toBe(true);
  });

  test('can be edited without a network, though it was never opened to be edited', async () => {
    const { page } = work;
    const issue = await openByKey(page, 'SHOP-2');
    await expect(issue.getByRole('heading', { level: 2 })).toBeVisible();
    await page.keyboard.press('p');
    await expect(page.getByRole('listbox', { name: 'Priority' }).getByRole('option', { name: 'Lowest' })).toBeVisible();
    await page.keyboard.press('Escape');
    await work.reconnect();
  });

  test('is paused and goes on, and leaves the list when it is no longer wanted', async () => {
    const { page } = work;
    await openMirror(page);
    const line = page.getByRole('contentinfo', { name: 'Status' });
    await page.getByRole('button', { name: 'Pause sync' }).click();
    await expect(line).toContainText('Sync paused');
    await page.getByRole('button', { name: 'Resume sync' }).click();
    await expect(line).toContainText('Synced', { timeout: 30_000 });
    await page.getByRole('button', { name: 'Stop mirroring Storefront' }).click();
    await expect(page.getByText('Nothing yet: only what you open is kept.')).toBeVisible();
    await expect(line).not.toContainText('Synced');
  });
});

test('two accounts on one site find only what each may see, with a network and without', async ({ launch }) => {
  const own = await startOwnSandbox();
  const key = await newIssue(own, 'For the eyes of one');
  own.sandbox.intervene({ command: 'hide-issue', issue: key, account: 'Jonas Keller' });
  const { app, page } = await launch({ keyring: true, env: own.env });
  const links = await catchLinks(app);
  /** A grant for one site leads right into it. */
  const signIn = async (person: string): Promise<void> => {
    await signInThrough(await beginSignIn(page, links), { person });
    await page.getByRole('button', { name: new RegExp(`acting as ${person}`) }).waitFor();
    await page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first().waitFor();
  };
  await signIn('Mara Lind');
  await mirrorProject(page, 'Storefront');
  await expect(await findByWords(page, 'eyes of one')).toContainText([key]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Site Larkfield/ }).click();
  await page.getByRole('menuitem', { name: 'Connect another account' }).click();
  await signIn('Jonas Keller');
  await mirrorProject(page, 'Storefront');
  await own.sandbox.close();
  // That he finds something shows that his words are looked for at all.
  await expect((await findByWords(page, 'the')).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Command or issue key' }).fill('eyes of one');
  await expect(page.getByText('No command and no mirrored issue matches.')).toBeVisible();
  await page.keyboard.press('Escape');
  const issue = await openByKey(page, key);
  await expect(issue.getByText('Nothing reached Atlassian.')).toBeVisible();
  await expect(issue.getByText('For the eyes of one')).toHaveCount(0);
});
