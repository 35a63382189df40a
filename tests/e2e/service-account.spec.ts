import type { Page } from '@playwright/test';
import { openForm } from './support/fill-form';
import { startOwnSandbox, type OwnSandbox } from './support/own-sandbox';
import { typeSecrets, type Typed } from './support/secret-window';
import { expect, test } from './support/test';
import type { Workbench } from './support/launch';

/** What an admin types in. */
const form = (clientId: string, clientSecret: string): Typed => ({
  title: 'Service account',
  values: { 'Client ID': clientId, Secret: clientSecret },
  submit: 'Add service account',
});

const add = (page: Page) => page.getByRole('button', { name: 'Add a service account' }).click();
const sites = (page: Page) => page.getByRole('list', { name: 'Sites' });

test('a service account is added, picks one of its sites, and everybody sees whom it acts as', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox({ seed: 7 });
  const { clientId, clientSecret } = sandbox.serviceAccount;
  const { app, page } = await launch({ keyring: true, env: sandbox.env });
  await typeSecrets(app, () => add(page), form(clientId, clientSecret));

  await expect(page.getByRole('heading', { name: 'Choose a site' })).toBeVisible();
  for (const site of sandbox.sites) {
    const button = sites(page).getByRole('button', { name: new RegExp(site.name) });
    await expect(button).toContainText(site.url.replace('https://', ''));
    await expect(button.getByText('Not granted')).toBeHidden();
  }
  // Atlassian lists the first site twice, once for each product.
  await expect(sites(page).getByRole('button')).toHaveCount(sandbox.sites.length);
  await sites(page).getByRole('button').first().click();

  const badge = page.getByRole('button', { name: /acting as/i });
  await expect(badge).toHaveAccessibleName(/service account, acting as \S/i);
  await expect(badge).toContainText(/Acting as \S/);
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
});

test('a wrong secret is named as such, nothing is kept, and the right one goes on', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox();
  const { clientId, clientSecret } = sandbox.serviceAccount;
  const { app, page } = await launch({ keyring: true, env: sandbox.env });
  await typeSecrets(app, () => add(page), form(clientId, 'not-the-secret'));

  await expect(page.getByRole('alert')).toContainText('Atlassian refused the client ID or its secret.');
  await expect(page.getByRole('alert')).not.toContainText('not-the-secret');
  await expect(page.getByText('Nothing. No account was added.')).toBeVisible();

  const again = (): Promise<void> => page.getByRole('button', { name: 'Enter the secret again' }).click();
  await typeSecrets(app, again, form(clientId, clientSecret));
  await expect(page.getByRole('heading', { name: 'Choose a site' })).toBeVisible();
});

test.describe('a service account whose credential lacks a scope', () => {
  let own: OwnSandbox | undefined;
  test.afterEach(async () => own?.sandbox.close());

  /** Adds the account and answers what the first site says of it. */
  async function added(scopes: readonly string[], launch: () => Promise<Workbench>): Promise<Page> {
    own = await startOwnSandbox({ serviceAccountScopes: scopes, serviceAccountActsAs: 'person' });
    const { clientId, clientSecret } = own.sandbox.serviceAccount;
    const { app, page } = await launch();
    await typeSecrets(app, () => add(page), form(clientId, clientSecret));
    await expect(page.getByRole('heading', { name: 'Choose a site' })).toBeVisible();
    return page;
  }

  test('names the missing scope with each site, and where it is needed', async ({ launch }) => {
    const page = await added(['read:jira-user'], () => launch({ keyring: true, env: own?.origins ?? {} }));
    const first = sites(page).getByRole('button').first();
    await expect(first).toContainText('Not granted: read:jira-work, write:jira-work');
    await first.click();
    await expect(page.getByText('The sign-in does not carry a scope that this needs.').first()).toBeVisible();
    await expect(page.getByText(/Needed: .*read:jira-work/).first()).toBeVisible();
  });

  test('may still read; a create is refused with the scope that it needs, and nothing typed is lost', async ({
    launch,
  }) => {
    const page = await added(['read:jira-work', 'read:jira-user'], () =>
      launch({ keyring: true, env: own?.origins ?? {} }),
    );
    const site = sites(page).getByRole('button', { name: /Larkfield Retail/ });
    await expect(site).toContainText('Not granted: write:jira-work');
    await site.click();
    await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();

    const form = await openForm(page, 'Autotest', 'Task');
    const summary = form.getByRole('textbox', { name: 'Summary' });
    await summary.fill('Written without the right to write');
    await page.getByRole('button', { name: 'Create issue' }).click();
    await expect(page.getByText('The sign-in does not carry a scope that this needs.').first()).toBeVisible();
    await expect(page.getByText(/Needed: .*write:jira-work/).first()).toBeVisible();
    await expect(summary).toHaveValue('Written without the right to write');
  });

  test('without the right to ask who it is, it stands there as a service account', async ({ launch }) => {
    const page = await added(['read:jira-work', 'write:jira-work'], () =>
      launch({ keyring: true, env: own?.origins ?? {} }),
    );
    await expect(page.getByText(/^Service account reaches/)).toBeVisible();
    await expect(sites(page).getByRole('button').first()).toContainText('Not granted: read:jira-user');
  });
});
