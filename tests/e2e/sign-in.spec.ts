import type { Page } from '@playwright/test';
import { createServer, type Server } from 'node:net';
import { request } from 'node:http';
import { freePort } from '../free-port';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { startOwnSandbox, type OwnSandbox } from './support/own-sandbox';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { answerConsent, beginSignIn, catchLinks, follow, linkNumber, signInThrough } from './support/scripted-browser';
import { closeSecretWindow, openSecretWindow, typeSecrets } from './support/secret-window';
import { expect, test } from './support/test';

const MARA = 'Mara Lind';
const OTHER = 'Jonas Keller';

/** The rail names the site and whom the person acts as. */
const actingAs = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`acting as ${name}`, 'i') });

const callbackPort = (redirectUri: string): number => Number(new URL(redirectUri).port);

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/callback`).then(
    () => true,
    () => false,
  );

test.describe('3LO that ends without an account', () => {
  let sandbox: TestSandbox;
  let workbench: Workbench;
  let links: () => Promise<string[]>;
  let port: number;

  test.beforeAll(async () => {
    sandbox = await startTestSandbox({ redirectPort: await freePort() });
    port = callbackPort(sandbox.threeLegged.redirectUri);
    workbench = await launchWorkbench({ keyring: true, env: sandbox.env });
    links = await catchLinks(workbench.app);
  });

  test.beforeEach(async () => {
    // An attempt of the test before holds the port until it is ended.
    const cancel = workbench.page.getByRole('button', { name: 'Cancel' });
    const beginning = workbench.page.getByRole('heading', { name: 'Connect to Jira' });
    if (await cancel.isVisible()) {
      await cancel.click();
      // It comes once the port is free.
      await expect(beginning).toBeVisible();
    }
    await workbench.page.reload();
    await expect(beginning).toBeVisible();
  });

  test.afterAll(async () => {
    await workbench.close();
    forgetUserData(workbench);
    sandbox.stop();
  });

  test('the link asks Atlassian for exactly what the contract says, and holds no secret', async () => {
    const link = new URL(await beginSignIn(workbench.page, links));
    expect(link.origin).toBe(sandbox.authOrigin);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      audience: 'api.atlassian.com',
      client_id: sandbox.threeLegged.clientId,
      scope: 'read:jira-work write:jira-work read:jira-user offline_access',
      redirect_uri: sandbox.threeLegged.redirectUri,
      state: expect.stringMatching(/^[\w-]{43}$/),
      response_type: 'code',
      prompt: 'consent',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(link.href).not.toContain(sandbox.threeLegged.clientSecret);
  });

  test('a person who declines is told so in both windows, and can try again', async () => {
    const { page } = workbench;
    const shown = await signInThrough(await beginSignIn(page, links), { decision: 'decline' });
    expect(shown.text).toContain('You declined');

    await expect(page.getByRole('alert')).toContainText('The sign-in was declined in the browser.');
    await expect(page.getByText('Nothing. No account was added.')).toBeVisible();
    expect(await answers(port), 'the port is free again').toBe(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
  });

  test('another error of Atlassian is shown as text, never as a page of its own', async () => {
    const { page } = workbench;
    const state = new URL(await beginSignIn(page, links)).searchParams.get('state') ?? '';
    const query = new URLSearchParams({
      error: 'server_error',
      error_description: '<img src=x onerror=alert(1)>',
      state,
    });
    const shown = await follow(`http://localhost:${port}/callback?${query.toString()}`);
    expect(shown.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(shown.text).not.toContain('<img');

    await expect(page.getByRole('alert')).toContainText('Atlassian refused the sign-in: server_error.');
    await expect(page.getByRole('alert')).toContainText('<img src=x onerror=alert(1)>');
    await expect(page.getByText('Who can mend it')).toBeVisible();
  });

  test('a request for another host, path or method is refused, and the waiting goes on', async () => {
    const { page } = workbench;
    const link = await beginSignIn(page, links);
    const back = new URL(await answerConsent(link));
    // A page of somebody else that lets its own name point to this computer.
    expect(await statusOf(port, `/callback${back.search}`, { Host: `evil.example:${port}` })).toBe(421);
    expect(await statusOf(port, '/', {})).toBe(404);
    expect(await statusOf(port, `/callback${back.search}`, {}, 'POST')).toBe(405);
    await expect(page.getByText('Waiting for Atlassian')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  test('a person who cancels is back at the beginning, and the port is free again', async () => {
    const { page } = workbench;
    const back = await answerConsent(await beginSignIn(page, links));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: 'Connect to Jira' })).toBeVisible();
    await expect(follow(back), 'the code that comes too late finds nobody').rejects.toThrow();
  });

  test('the browser can be opened again, and the link be copied', async () => {
    const { app, page } = workbench;
    const link = await beginSignIn(page, links);
    const before = (await links()).length;
    await page.getByRole('button', { name: 'Open browser again' }).click();
    await expect.poll(async () => (await links()).slice(before)).toEqual([link]);

    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(link);
  });

  test('a port that another program uses is named, with the way round; once it is free, trying again works', async () => {
    const { page } = workbench;
    const other = await listenOn(port);
    await page.getByRole('button', { name: 'Sign in with Atlassian' }).click();
    await expect(page.getByRole('alert')).toContainText(`Another program uses port ${port}.`);
    await expect(page.getByRole('alert')).toContainText('WORKBENCH_CALLBACK_PORT');
    await expect(page.getByText(sandbox.threeLegged.redirectUri)).toBeVisible();

    await new Promise((resolve) => other.close(resolve));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
  });
});

test('another state gets 400 and the waiting goes on; the right one signs in; its callback works once', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox({ redirectPort: await freePort() });
  const { app, page } = await launch({ keyring: true, env: sandbox.env });
  const links = await catchLinks(app);
  const link = await beginSignIn(page, links);

  const forged = new URL(await answerConsent(link));
  forged.searchParams.set('state', 'the-state-of-somebody-else');
  const refused = await follow(forged.href);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('This is not the sign-in that Workbench waits for');
  await expect(page.getByText('Waiting for Atlassian')).toBeVisible();

  const back = await answerConsent(link);
  const shown = await follow(back);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain(`You are signed in as ${MARA}.`);
  await expect(actingAs(page, MARA)).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
  await expect(page.getByText('Not Atlassian.')).toBeVisible();

  await expect(follow(back), 'nobody listens any more').rejects.toThrow();
  await expect(actingAs(page, MARA)).toBeVisible();
});

test('the app typed into the window for secrets is kept: the next sign-in does not ask for it again', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox({ redirectPort: await freePort() });
  const { clientId, clientSecret } = sandbox.threeLegged;
  const env = { ...sandbox.env, WORKBENCH_CLIENT_ID: '', WORKBENCH_CLIENT_SECRET: '' };
  const first = await launch({ keyring: true, env });
  const links = await catchLinks(first.app);
  const signIn = first.page.getByRole('button', { name: 'Sign in with Atlassian' });

  const secret = await openSecretWindow(first.app, () => signIn.click(), 'Your OAuth app');
  await expect(secret.getByText(sandbox.threeLegged.redirectUri)).toBeVisible();
  await expect(secret.getByLabel('Secret', { exact: true })).toHaveAttribute('type', 'password');
  await secret.getByRole('button', { name: 'Keep encrypted' }).click();
  await expect(secret.getByText('Client ID is missing.')).toBeVisible();
  await closeSecretWindow(secret, 'Cancel');
  await expect(first.page.getByRole('heading', { name: 'Connect to Jira' })).toBeVisible();

  await typeSecrets(first.app, () => signIn.click(), {
    title: 'Your OAuth app',
    values: { 'Client ID': clientId, Secret: clientSecret },
    submit: 'Keep encrypted',
  });
  await expect.poll(async () => (await links()).length).toBe(1);
  await signInThrough((await links())[0] ?? '');
  await expect(actingAs(first.page, MARA)).toBeVisible();
  await first.close();

  const second = await launch({ keyring: true, env, userData: first.userData });
  const secondLinks = await catchLinks(second.app);
  await actingAs(second.page, MARA).click();
  await second.page.getByRole('menuitem', { name: 'Connect another account' }).click();
  await beginSignIn(second.page, secondLinks);
});

test('a refused client secret can be entered again, and the sign-in goes on', async ({ launch, startSandbox }) => {
  const sandbox = await startSandbox({ redirectPort: await freePort() });
  const { app, page } = await launch({
    keyring: true,
    env: { ...sandbox.env, WORKBENCH_CLIENT_SECRET: 'a-secret-that-was-replaced' },
  });
  const links = await catchLinks(app);
  const shown = await signInThrough(await beginSignIn(page, links));
  expect(shown.text).toContain('the app behind it was not accepted');
  await expect(page.getByRole('alert')).toContainText('Atlassian refused the client ID or its secret.');
  await expect(page.getByText('Signing in again does not help.')).toBeVisible();

  await typeSecrets(app, () => page.getByRole('button', { name: 'Enter the secret again' }).click(), {
    title: 'Your OAuth app',
    values: { 'Client ID': sandbox.threeLegged.clientId, Secret: sandbox.threeLegged.clientSecret },
    submit: 'Keep encrypted',
  });
  await expect.poll(async () => (await links()).length).toBe(2);
  await signInThrough((await links())[1] ?? '');
  await expect(actingAs(page, MARA)).toBeVisible();
});

test.describe('an account whose sign-in ends', () => {
  let own: OwnSandbox;
  let workbench: Workbench;
  let links: () => Promise<string[]>;

  test.beforeEach(async () => {
    own = await startOwnSandbox();
    workbench = await launchWorkbench({ keyring: true, env: own.env });
    links = await catchLinks(workbench.app);
    await signInThrough(await beginSignIn(workbench.page, links));
    await expect(issues(workbench.page).first()).toBeVisible();
  });

  test.afterEach(async () => {
    await workbench.close();
    forgetUserData(workbench);
    await own.sandbox.close();
  });

  const issues = (page: Page) => page.getByRole('listbox', { name: 'Issues' }).getByRole('option');

  async function run(jql: string): Promise<void> {
    await workbench.page.getByRole('textbox', { name: /^JQL/ }).fill(jql);
    await workbench.page.getByRole('button', { name: 'Run', exact: true }).click();
  }

  /** Withdraws the grant at Atlassian and lets the program notice. */
  async function revoke(name: string): Promise<void> {
    const person = own.sandbox.world.people.find(({ displayName }) => displayName === name);
    own.sandbox.revokeGrant(person?.accountId ?? '');
    await run('project = SHOP');
    await expect(workbench.page.getByText(`${name} is signed out.`)).toBeVisible();
  }

  test('is told so kindly: all is kept, and the same person goes on with the same account', async () => {
    const { page } = workbench;
    await run('project = OPS');
    await expect(issues(page).first()).toContainText('OPS-');
    await revoke(MARA);
    await run('project = OPS');
    await expect(issues(page).first(), 'what was read can still be read').toContainText('OPS-');

    await page.getByRole('button', { name: 'Sign in again' }).first().click();
    await expect(page.getByRole('heading', { name: `Sign in as ${MARA}` })).toBeVisible();
    await signInThrough(await beginSignIn(page, links));
    await expect(actingAs(page, MARA)).toBeVisible();
    await expect(page.getByText(`${MARA} is signed out.`)).toBeHidden();
    await run('project = PAY');
    await expect(issues(page).first()).toContainText('PAY-');

    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('button', { name: 'Remove' }), 'one account, as before').toHaveCount(1);
  });

  test('says who came when somebody else signs in, and keeps both accounts apart', async () => {
    const { page } = workbench;
    await revoke(MARA);
    await page.getByRole('button', { name: 'Sign in again' }).first().click();
    await signInThrough(await beginSignIn(page, links), { person: OTHER });

    await expect(page.getByRole('heading', { name: 'Somebody else signed in' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(`${OTHER} signed in, and this account is ${MARA}.`);
    const before = (await links()).length;
    await page.getByRole('button', { name: `Sign in as ${MARA}` }).click();
    await expect(page.getByRole('heading', { name: 'Continue in your browser' })).toBeVisible();
    await signInThrough(await linkNumber(before + 1, links), { person: OTHER });
    await page.getByRole('button', { name: `Go on as ${OTHER}` }).click();

    await expect(actingAs(page, OTHER)).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(2);
    await expect(page.getByText('Signed out')).toHaveCount(1);
  });

  test('goes on with a new client secret, without a browser, when Atlassian refused the former one', async () => {
    const { app, page } = workbench;
    // The token is refused, and then the app that asks for another one.
    own.sandbox.faults.plan(
      { path: /\/search\/jql$/ },
      { kind: 'answer', reply: { status: 401, body: { code: 401, message: 'Unauthorized' } } },
    );
    own.sandbox.faults.plan(
      { path: '/oauth/token' },
      { kind: 'answer', reply: { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } } },
    );
    await run('project = OPS');
    await expect(page.getByText('Atlassian refused the client secret.', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Enter it again' }).click();
    const before = (await links()).length;
    await typeSecrets(app, () => page.getByRole('button', { name: 'Enter ID and secret' }).click(), {
      title: 'Your OAuth app',
      values: { 'Client ID': own.sandbox.threeLegged.clientId, Secret: own.sandbox.threeLegged.clientSecret },
      submit: 'Keep encrypted',
    });
    await expect(actingAs(page, MARA)).toBeVisible();
    await run('project = PAY');
    await expect(issues(page).first()).toContainText('PAY-');
    await expect(page.getByText('Atlassian refused the client secret.', { exact: true })).toBeHidden();
    expect((await links()).length).toBe(before);
  });
});

test('an account at Atlassian itself is not trusted to an Electron out of support without a question', async ({
  launch,
}) => {
  const { app, page } = await launch({ keyring: true });
  const supported = await app.evaluate(() => Number.parseInt(process.versions.electron, 10) >= 45);
  const links = await catchLinks(app);
  const question = page.getByRole('heading', { name: /Electron [\d.]+ is out of support/ });
  // On the supported line there is nothing to ask, and nothing of this is shown.
  for (const way of supported ? [] : ['Sign in with Atlassian', 'Add a service account']) {
    await page.getByRole('button', { name: way }).click();
    await expect(question).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { name: 'Connect to Jira' })).toBeVisible();
  }
  await expect(question).toBeHidden();
  expect(await links()).toEqual([]);
});

function statusOf(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end();
  });
}

function listenOn(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
