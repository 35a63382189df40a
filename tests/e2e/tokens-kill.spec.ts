import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { startOwnSandbox, type OwnSandbox } from './support/own-sandbox';
import { beginSignIn, catchLinks, signInThrough } from './support/scripted-browser';
import { seededRandom } from './support/seeded-random';
import { expect, test } from './support/test';

const KILLS = process.env.SOAK === '1' ? 25 : 3;
const TOKEN = { method: 'POST', path: '/oauth/token' };

/** When the program is killed, as seen from the token endpoint. */
const moments = [
  'the request has arrived',
  'the pair was rotated and its answer lost',
  'the answer is on its way',
] as const;
type Moment = (typeof moments)[number];

let own: OwnSandbox;
let userData: string;
let running: Workbench | undefined;

test.afterEach(async () => {
  await running?.kill();
  if (running !== undefined) forgetUserData(running);
  await own.sandbox.close();
});

test(`after ${KILLS} kills around a renewal of the tokens, every next start is signed in without a browser`, async () => {
  test.setTimeout(60_000 + KILLS * 15_000);
  // Two minutes before a token ends it is renewed: with these, at every call.
  own = await startOwnSandbox({ tokens: { accessTokenSeconds: 60 } });
  const random = seededRandom(process.env.TEST_SEED ?? 'tokens-kill');
  const first = await start();
  const links = await catchLinks(first.app);
  await signInThrough(await beginSignIn(first.page, links));
  await isAtWork(first.page, 0);

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const moment = moments[(kill - 1) % moments.length] ?? 'the request has arrived';
    const after = Math.floor(random() * 40);
    await test.step(`kill ${kill}: ${moment}, ${after} ms later`, async () => {
      await killAround(running ?? first, moment, after, kill);
      const next = await start();
      const opened = await catchLinks(next.app);
      await expect(next.page.getByRole('button', { name: /acting as Mara Lind/i })).toBeVisible();
      await isAtWork(next.page, kill);
      await expect(next.page.getByText('Mara Lind is signed out.')).toBeHidden();
      expect(await opened()).toEqual([]);
    });
  }
});

async function start(): Promise<Workbench> {
  const before = running;
  running = await launchWorkbench({ keyring: true, env: own.env, ...(before === undefined ? {} : { userData }) });
  ({ userData } = running);
  return running;
}

/** A question that was never asked before reaches Jira and is answered there. */
async function isAtWork(page: Page, round: number): Promise<void> {
  const answered = (): number =>
    own.sandbox.requests.entries.filter(({ path, status }) => path.endsWith('/search/jql') && status === 200).length;
  const before = answered();
  await ask(page, `created >= -${200 + round}d`);
  await expect.poll(answered).toBeGreaterThan(before);
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
}

async function ask(page: Page, jql: string): Promise<void> {
  await page.getByRole('textbox', { name: /^JQL/ }).fill(jql);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

async function killAround(
  { page, mainPid, kill }: Workbench,
  moment: Moment,
  after: number,
  round: number,
): Promise<void> {
  const { faults, requests } = own.sandbox;
  faults.clear();
  const asked = requests.count(TOKEN);
  const granted = (): number =>
    requests.entries.filter(({ path, status }) => path === TOKEN.path && status === 200).length;
  const before = granted();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  if (moment === 'the request has arrived') faults.plan(TOKEN, { kind: 'hold', until: held });
  if (moment === 'the pair was rotated and its answer lost') faults.plan(TOKEN, { kind: 'cut-after' });

  const run = ask(page, `created >= -${500 + round}d`).catch(() => undefined); // the window goes away while it is asked
  if (moment === 'the answer is on its way') await until(() => granted() > before);
  else await until(() => requests.count(TOKEN) > asked);
  await wait(after);
  process.kill(mainPid, 'SIGKILL');
  await run;
  release();
  await kill();
}

/** Looks as often as the event loop turns: what is waited for lasts a few milliseconds. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('The program asked for no tokens.');
    await wait(1);
  }
}
