import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { freePort } from '../../free-port';
import { startOwnSandbox } from '../support/own-sandbox';
import { beginSignIn, catchLinks } from '../support/scripted-browser';
import { closeSecretWindow } from '../support/secret-window';
import { picture } from '../support/screens';
import { test } from '../support/test';

test('connect, first run', async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByRole('heading', { name: 'Connect to Jira' }).waitFor();
  await picture(app, page, 'connect', [900, 1280]);
  await page.getByRole('button', { name: 'Add a service account' }).click();
  // Only the fallback runtime is run here, which asks first.
  await page.getByRole('button', { name: 'Connect all the same' }).waitFor();
  await picture(app, page, 'connect-old-runtime');
  await page.getByRole('button', { name: 'Connect all the same' }).click();
  await page.getByRole('heading', { name: 'How to keep your secrets' }).waitFor();
  await picture(app, page, 'connect-protection');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /^Open the demo site/ }).click();
  await page.getByRole('heading', { name: 'Choose a site' }).waitFor();
  await picture(app, page, 'connect-sites');
});

test('connect, waiting for the browser and a port that is taken', async ({ launch }) => {
  const { sandbox, env } = await startOwnSandbox();
  const { app, page } = await launch({ env });
  await page.getByRole('button', { name: 'Add a service account' }).click();
  await page.getByRole('radio', { name: /^For this session only/ }).click();
  await page.getByRole('button', { name: 'Keep for this session' }).click();
  await closeSecretWindow(await app.waitForEvent('window'), 'Cancel');
  await page.getByRole('heading', { name: 'Connect to Jira' }).waitFor();
  await beginSignIn(page, await catchLinks(app));
  await picture(app, page, 'connect-waiting');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Connect to Jira' }).waitFor();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(Number(env['WORKBENCH_CALLBACK_PORT']), '127.0.0.1', resolve));
  await page.getByRole('button', { name: 'Sign in with Atlassian' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await picture(app, page, 'connect-failed');
  taken.close();
  await sandbox.close();
});

test('locked', async ({ launch }) => {
  const first = await launch({ env: { WORKBENCH_CALLBACK_PORT: String(await freePort()) }, keyring: true });
  await first.page.getByRole('button', { name: /^Open the demo site/ }).click();
  await first.page.getByRole('heading', { name: 'Choose a site' }).waitFor();
  await first.close();
  const { app, page } = await launch({ userData: first.userData });
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await picture(app, page, 'locked');
});
