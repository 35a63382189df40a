import type { Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workbench } from './support/launch';
import type { TestSandbox } from './support/sandbox';
import { typeSecrets } from './support/secret-window';
import { expect, test } from './support/test';

const PASSPHRASE = 'correct horse battery';

const issues = (page: Page) => page.getByRole('listbox', { name: 'Issues' }).getByRole('option');
const badge = (page: Page) => page.getByRole('button', { name: /acting as/i });
const locked = (page: Page) => page.getByRole('heading', { name: 'Locked' });
const addServiceAccount = (page: Page) => page.getByRole('button', { name: 'Add a service account' }).click();

/** Types the sandbox's service account into the window that `open` opens, and goes to its first site. */
async function connect({ app, page }: Workbench, sandbox: TestSandbox, open: () => Promise<unknown>): Promise<void> {
  const { clientId, clientSecret } = sandbox.serviceAccount;
  await typeSecrets(app, open, {
    title: 'Service account',
    values: { 'Client ID': clientId, Secret: clientSecret },
    submit: 'Add service account',
  });
  await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
  await expect(badge(page)).toBeVisible();
  await expect(issues(page).first()).toBeVisible();
}

test('without a keyring the person chooses a passphrase; the next start opens with it and with no other', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox();
  const first = await launch({ env: sandbox.env });
  await addServiceAccount(first.page);
  await expect(first.page.getByRole('heading', { name: 'How to keep your secrets' })).toBeVisible();
  await expect(first.page.getByText('Nothing is stored before you have chosen.')).toBeVisible();
  await expect(first.page.getByRole('radio', { name: /With a passphrase/ })).toBeChecked();

  const enter = (): Promise<void> => first.page.getByRole('button', { name: 'Enter a passphrase' }).click();
  const words = { title: 'A passphrase for your secrets', submit: 'Use this passphrase' };
  await typeSecrets(first.app, enter, { ...words, values: { Passphrase: 'short' } });
  await expect(first.page.getByText('A passphrase has 8 characters or more.').first()).toBeVisible();

  await connect(first, sandbox, () => typeSecrets(first.app, enter, { ...words, values: { Passphrase: PASSPHRASE } }));
  const shown = await issues(first.page).first().textContent();
  await first.close();
  sandbox.stop();

  const second = await launch({ env: sandbox.env, userData: first.userData });
  const { app, page } = second;
  await expect(locked(page)).toBeVisible();
  await expect(page.getByText('Accounts, issues and the outbox are encrypted with your passphrase.')).toBeVisible();
  const unlock = (passphrase: string): Promise<void> =>
    typeSecrets(app, () => page.getByRole('button', { name: 'Enter the passphrase' }).click(), {
      title: 'Unlock Workbench',
      values: { Passphrase: passphrase },
      submit: 'Unlock',
    });
  await unlock('another passphrase');
  await expect(page.getByText('This is not the passphrase that the secrets were sealed with.')).toBeVisible();
  await expect(locked(page)).toBeVisible();

  // The sandbox is gone: what is shown now can only come from the mirror, which the passphrase has opened.
  await unlock(PASSPHRASE);
  await expect(badge(page)).toBeVisible();
  await expect(issues(page).first()).toBeVisible();
  expect(withoutAge(await issues(page).first().textContent())).toBe(withoutAge(shown));
});

test('what is kept for one session is gone after it: the next start begins anew, and nothing readable is left', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox();
  const first = await launch({ env: sandbox.env });
  await addServiceAccount(first.page);
  await first.page.getByRole('radio', { name: /For this session only/ }).check();
  await connect(first, sandbox, () => first.page.getByRole('button', { name: 'Keep for this session' }).click());
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await expect(first.page.getByText('For this session only: gone when Workbench closes.')).toBeVisible();
  await first.close();

  const second = await launch({ env: sandbox.env, userData: first.userData });
  await expect(second.page.getByRole('heading', { name: 'Connect to Jira' })).toBeVisible();
});

test('with a keyring nothing is asked, and the next start is signed in', async ({ launch, startSandbox }) => {
  const sandbox = await startSandbox();
  const first = await launch({ keyring: true, env: sandbox.env });
  await connect(first, sandbox, () => addServiceAccount(first.page));
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await expect(first.page.getByText('Encrypted, with a key that the keyring of this computer holds.')).toBeVisible();
  await first.close();

  const second = await launch({ keyring: true, env: sandbox.env, userData: first.userData });
  await expect(badge(second.page)).toBeVisible();
  await expect(issues(second.page).first()).toBeVisible();
});

test('a lost keyring locks and deletes nothing; with the right one everything is there again', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox();
  const first = await launch({ keyring: true, env: sandbox.env });
  await connect(first, sandbox, () => addServiceAccount(first.page));
  await first.close();
  const kept = (): string => readFileSync(join(first.userData, 'accounts.json'), 'utf8');
  const before = kept();

  const stranger = mkdtempSync(join(tmpdir(), 'workbench-other-keyring-'));
  const second = await launch({ keyring: stranger, env: sandbox.env, userData: first.userData });
  await expect(locked(second.page)).toBeVisible();
  await expect(second.page.getByText('Everything is still here and opens with it.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Try the keyring again' }).click();
  await expect(second.page.getByText('Nothing was deleted.')).toBeVisible();
  await expect(locked(second.page)).toBeVisible();
  await second.close();
  rmSync(stranger, { recursive: true, force: true });

  // No keyring at all is the same to the person.
  const third = await launch({ env: sandbox.env, userData: first.userData });
  await expect(locked(third.page)).toBeVisible();
  await third.close();
  expect(kept()).toBe(before);

  const fourth = await launch({ keyring: true, env: sandbox.env, userData: first.userData });
  await expect(badge(fourth.page)).toBeVisible();
  await expect(issues(fourth.page).first()).toBeVisible();
});

test('what is kept takes the place of the former file whole, for its owner alone, also where snap is in the environment', async ({
  launch,
}) => {
  // There the store that we use would write into the file itself (decision 7): a new inode shows that the writer is ours.
  const { page, userData } = await launch({ env: { SNAP: '/snap/some-terminal' } });
  const file = join(userData, 'settings.json');
  await page.getByRole('button', { name: 'Open the demo site' }).click();
  await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Settings' }).click();
  const inodes = new Set<number>();
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('button', { name: theme, exact: true }).click();
    await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain(`"${theme.toLowerCase()}"`);
    inodes.add(statSync(file).ino);
  }
  expect(inodes.size).toBe(2);
  for (const name of ['settings.json', 'accounts.json']) {
    expect(statSync(join(userData, name)).mode & 0o777, name).toBe(0o600);
  }
});

/** The row without the time since its last change, which goes on between two starts. */
function withoutAge(text: string | null): string {
  return (text ?? '').replace(/\d+ (s|min|h|d|w|mo|y)$|just now$/, '');
}
