import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Workbench } from './support/launch';
import { canaryWord, lookInFiles, lookInMemory, lookInProcess, namesIn, needle, type Needle } from './support/needles';
import { startOwnSandbox } from './support/own-sandbox';
import { processesOfSession, rendererStatus } from './support/processes';
import { startRecordingProxy } from './support/recording-proxy';
import { answerConsent, catchLinks, follow } from './support/scripted-browser';
import { typeSecrets } from './support/secret-window';
import { expect, test } from './support/test';

// Secrets that this test knows are looked for everywhere they must not be: and, so that looking proves something, a control is planted
// in each of these places and must be found there, the secrets themselves must be found in the memory of main, where they belong, and
// a word that nobody was ever told must be found nowhere.

const issues = (page: Page) => page.getByRole('listbox', { name: 'Issues' }).getByRole('option');

test('no secret, token or code is in a file, a log, an argument, an environment or the memory of a page', async ({
  launch,
}) => {
  // It reads all memory of two processes, word by word: 20 s alone, and processor time is what a busy machine has least of.
  test.setTimeout(180_000);
  const clientSecret = canaryWord();
  const { sandbox, origins } = await startOwnSandbox({
    secrets: { threeLegged: clientSecret },
    // At first every call finds a token that is about to end, and renews it.
    tokens: { accessTokenSeconds: 60 },
  });
  const proxy = await startRecordingProxy(sandbox.authOrigin);
  try {
    const workbench = await launch({
      keyring: true,
      env: { ...origins, WORKBENCH_AUTH_ORIGIN: proxy.origin },
      // A snapshot keeps only the first thousand characters of a text otherwise.
      switches: ['--js-flags=--heap-snapshot-string-limit=100000000'],
    });
    const { app, page } = workbench;
    const links = await catchLinks(app);
    await typeSecrets(app, () => page.getByRole('button', { name: 'Sign in with Atlassian' }).click(), {
      title: 'Your OAuth app',
      values: { 'Client ID': sandbox.threeLegged.clientId, Secret: clientSecret },
      submit: 'Keep encrypted',
    });
    await expect.poll(async () => (await links()).length).toBe(1);
    const back = await answerConsent((await links())[0] ?? '');
    const code = new URL(back).searchParams.get('code') ?? '';
    await follow(back);
    await workOn(page, 'SHOP');
    await expect.poll(() => proxy.given.refresh.length, { message: 'the tokens were renewed' }).toBeGreaterThan(2);
    // From the next renewal on they last: what is looked for below are all that there are, and few enough to be looked for.
    sandbox.switches.accessTokenSeconds = 3_600;
    for (const project of ['PAY', 'KITCHEN']) await workOn(page, project);
    await openRequestLog(page);
    const access = [...proxy.given.access];
    const refresh = [...proxy.given.refresh];
    const needles = [
      needle('client secret', clientSecret),
      needle('code', code),
      ...access.map((token, index) => needle(`access token ${index + 1}`, token)),
      ...refresh.map((token, index) => needle(`refresh token ${index + 1}`, token)),
    ];
    const absent = needle('absent', canaryWord());
    const control = canaryWord();
    await plant(workbench, control);
    const all = [...needles, needle('control', control), absent];

    const rendererPid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
    expect(rendererPid).toHaveLength(1);
    const seen = {
      files: [...lookInFiles(workbench.userData, all)],
      page: [...lookInMemory(rendererPid[0] ?? 0, all)],
      snapshot: await lookInSnapshot(page, all),
      ...lookInTree(workbench, all),
    };
    const inMain = lookInMemory(workbench.mainPid, all);
    await app.evaluate(() => (globalThis as { planted?: { kill(): void } }).planted?.kill());
    await workbench.close();
    // Quitting writes: journals, local storage, logs. The home and the output lie in the scratch folder.
    const afterwards = [...lookInFiles(workbench.userData, all)];
    const output = namesIn(Buffer.from(workbench.logs()), all);
    const home = [...lookInFiles(join(workbench.scratch, 'home'), [...needles, absent])];

    expect({ ...seen, afterwards, output, home }).toEqual({
      files: ['control'],
      page: ['control'],
      snapshot: ['control'],
      argv: ['control'],
      environment: ['control'],
      afterwards: ['control'],
      output: ['control'],
      home: [],
    });
    // What the program used last is where it belongs.
    for (const name of ['client secret', `refresh token ${refresh.length}`, `access token ${access.length}`]) {
      expect([...inMain], 'the needles fit').toContain(name);
    }
  } finally {
    await proxy.close();
    await sandbox.close();
  }
});

test('a passphrase is in no file and in no memory of a page', async ({ launch, startSandbox }) => {
  const sandbox = await startSandbox();
  const passphrase = canaryWord();
  const workbench = await launch({ env: sandbox.env });
  const { app, page } = workbench;
  await page.getByRole('button', { name: 'Add a service account' }).click();
  await typeSecrets(app, () => page.getByRole('button', { name: 'Enter a passphrase' }).click(), {
    title: 'A passphrase for your secrets',
    values: { Passphrase: passphrase },
    submit: 'Use this passphrase',
  });
  const { clientId, clientSecret } = sandbox.serviceAccount;
  await typeSecrets(app, () => Promise.resolve(), {
    title: 'Service account',
    values: { 'Client ID': clientId, Secret: clientSecret },
    submit: 'Add service account',
  });
  await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
  await expect(issues(page).first()).toBeVisible();

  const needles = [needle('passphrase', passphrase), needle('client secret', clientSecret)];
  const [renderer = 0] = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
  );
  expect([...lookInMemory(renderer, needles)]).toEqual([]);
  expect(lookInTree(workbench, needles)).toEqual({ argv: [], environment: [] });
  expect([...lookInMemory(workbench.mainPid, needles)]).toContain('client secret');
  await workbench.close();
  expect([...lookInFiles(workbench.userData, needles)]).toEqual([]);
  expect(namesIn(Buffer.from(workbench.logs()), needles)).toEqual([]);
});

test('a client secret from the environment goes to no child of ours, and no page can reach it', async ({
  launch,
  startSandbox,
}) => {
  const sandbox = await startSandbox();
  const secret = canaryWord();
  const workbench = await launch({ env: { ...sandbox.env, WORKBENCH_CLIENT_SECRET: secret } });
  const { app, page } = workbench;
  // The demo brings up the last of the children.
  await page.getByRole('button', { name: 'Open the demo site' }).click();
  await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
  await expect(issues(page).first()).toBeVisible();

  const needles = [needle('client secret', secret)];
  const carriers = processesOfSession(leaderOf(workbench))
    .filter((pid) => lookInProcess(pid, needles).environment.length > 0)
    // Copies of the output, started by the test before the program.
    .filter((pid) => rendererStatus(pid).name !== 'tee');
  // The system remembers what a process was started with, whatever the process forgets: main's own stays.
  expect(carriers).toEqual([workbench.mainPid]);
  expect(
    await app.evaluate(() => Object.keys(process.env).filter((name) => name.startsWith('WORKBENCH_CLIENT'))),
  ).toEqual([]);

  // Chromium makes its first helpers before a line of ours runs (decision 7); what is started after that never had it.
  const ours = await app.evaluate(({ app: own }) =>
    own
      .getAppMetrics()
      .filter(({ type }) => type === 'Utility')
      .map(({ pid }) => pid),
  );
  expect(ours.length, 'databases, demo and network').toBeGreaterThanOrEqual(3);
  for (const pid of ours) expect([...lookInMemory(pid, needles)], `process ${pid}`).toEqual([]);
  expect(await lookInSnapshot(page, needles)).toEqual([]);
  await workbench.close();
  expect([...lookInFiles(workbench.userData, needles)]).toEqual([]);
  expect(namesIn(Buffer.from(workbench.logs()), needles)).toEqual([]);
});

async function openRequestLog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Request log' }).click();
  await expect(page.getByRole('region', { name: 'Request log' })).toBeVisible();
}

/** A list and the issue beside it, with what is attached to it: calls that carry a token. */
async function workOn(page: Page, project: string): Promise<void> {
  await page.getByRole('textbox', { name: /^JQL/ }).fill(`project = ${project}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(issues(page).first()).toContainText(`${project}-`);
  await expect(page.getByRole('region', { name: /^Issue [A-Z]+-/ }).getByRole('heading', { level: 2 })).toBeVisible();
}

/** Puts a word wherever a secret is looked for, as a careless program would. */
async function plant({ app, page, userData }: Workbench, control: string): Promise<void> {
  const noise = randomBytes(1 << 16);
  writeFileSync(join(userData, 'control.bin'), Buffer.concat([noise, Buffer.from(control, 'utf16le'), noise]));
  writeFileSync(join(userData, 'control.gz'), gzipSync(`${noise.toString('hex')}${control}`));
  await app.evaluate((_electron, word) => {
    process.stderr.write(`${word}\n`);
    const { spawn } = process.getBuiltinModule('node:child_process');
    const planted = spawn('sleep', ['600'], { argv0: word, env: { CONTROL: word }, stdio: 'ignore' });
    Object.assign(globalThis, { planted });
  }, control);
  await page.evaluate((word) => Object.assign(globalThis, { planted: `${'-'.repeat(5000)}${word}` }), control);
}

function leaderOf({ app }: Workbench): number {
  return app.process().pid ?? 0;
}

/** Arguments and environments of every process that the start has made. */
function lookInTree(workbench: Workbench, needles: readonly Needle[]): { argv: string[]; environment: string[] } {
  const all = processesOfSession(leaderOf(workbench)).map((pid) => lookInProcess(pid, needles));
  expect(all.length, 'the processes can be seen').toBeGreaterThan(4);
  return {
    argv: [...new Set(all.flatMap(({ argv }) => argv))],
    environment: [...new Set(all.flatMap(({ environment }) => environment))],
  };
}

/** Looks in the heap of the page as V8 tells it: what a script of the page could reach. */
async function lookInSnapshot(page: Page, needles: readonly Needle[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const found = new Set<string>();
  let tail = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    // A word may lie across two chunks.
    for (const name of namesIn(Buffer.from(tail + chunk), needles)) found.add(name);
    tail = chunk.slice(-200);
  });
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return [...found];
}
