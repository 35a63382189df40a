import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from '@shared/ipc/change';
import type { SandboxSite } from '../../src/sandbox/world/model';
import { startAtWork, type AtWork } from './support/at-work';
import { answerOf } from './support/bridge';
import { countsOf, isChangeOf, replaces, standsIn, timesDone } from './support/done-in-jira';
import { differences } from './support/mirror-against-jira';
import { moveClock } from './support/moved-clock';
import { performWrite } from './support/perform-write';
import { planRun, type PlannedKill, type PlannedWrite, type RunPlan } from './support/planned-writes';
import { setScene, type Scene } from './support/scene';
import { seededRandom } from './support/seeded-random';
import { expect, test } from './support/test';

const SOAK = process.env.SOAK === '1';
const RUNS = SOAK ? 25 : 2;
const SIZE = { writes: SOAK ? 18 : 13, kills: SOAK ? 3 : 2, targets: 3, people: 3, statuses: 3 };
const SEED = process.env.TEST_SEED ?? 'fault-kills';
/** Some runs of the soak wait the quiet minutes out; in all others the computer's clock is moved on once Jira has nothing more to do. */
const waitsThemOut = (run: number): boolean => SOAK && run % 12 === 11;
/** Each start of the program asks for a token, since the former died with its process or was refused. */
const TOKEN_FAULTS = [
  { do: 'drop-before-commit' },
  { do: 'drop-after-commit' },
  { do: '502', commit: true },
  { do: 'truncated-body', bytes: null },
] as const;
const QUIET_MS = 125_000;
/** How long nothing may reach the server before it counts as nothing going on. */
const STILL_MS = 1_500;
/** A change that is looked for is looked for again after half a minute at most. */
const STUCK_MS = 75_000;

/** What the program said of a write: `null` where it was killed before it said anything. */
type Told = ReadonlyMap<PlannedWrite, Change | null>;

let work: AtWork | undefined;
/** For whoever has to repeat a run that failed. */
let replay: Record<string, unknown> = {};

test.afterEach(async () => {
  const info = test.info();
  const taken = work?.sandbox.faults.taken ?? [];
  if (info.status !== info.expectedStatus) {
    const body = JSON.stringify({ ...replay, faults: replay['faults'] ?? taken }, null, 1);
    await info.attach('replay', { body, contentType: 'application/json' });
    process.stderr.write(`To repeat it, TEST_SEED=${SEED} and the same run; what happened:\n${body}\n`);
    if (work !== undefined) await info.attach('output', { body: work.logs(), contentType: 'text/plain' });
  }
  await work?.end();
  work = undefined;
});

for (let run = 0; run < RUNS; run++) {
  test(`run ${run}: after random writes, faults and kills every change is in Jira once, and the mirror says what Jira says`, async () => {
    test.setTimeout(SOAK ? 15 * 60_000 : 4 * 60_000);
    const random = seededRandom(`${SEED}-${run}`);
    const plan = planRun(random, SIZE);
    replay = { seed: SEED, run, plan };
    const at = await startAtWork({ indexLag: plan.indexLag ?? Number.POSITIVE_INFINITY });
    work = at;
    const { sandbox } = at;
    const scene = await setScene(at.page, sandbox, SIZE.targets);
    const site = siteOf(at, scene);
    const before = countsOf(site);
    sandbox.faults.random(plan.faultSeed, { rate: plan.faultRate });
    sandbox.faults.random(plan.faultSeed, { rate: plan.faultRate, path: '/oauth/token', kinds: TOKEN_FAULTS });

    const told = await carryOut(plan, at, scene);
    const listed = await untilQuiet(at, scene, waitsThemOut(run));
    const faults = [...sandbox.faults.taken];
    replay = {
      ...replay,
      faults,
      listed: listed.map(({ id, kind, title, status, history }) => ({ id, kind, title, status, history })),
    };
    sandbox.faults.clear();

    const journalled = plan.writes.map((write) => ({
      write,
      change: listed.find((one) => isChangeOf(write, one, scene)) ?? null,
    }));
    // What was said to be journalled is in the journal, and nothing was refused that should not be.
    const answered = [...told].flatMap(([, change]) => (change === null ? [] : [change.id]));
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(answered));
    expect(listed.filter(({ status }) => status.state !== 'applied')).toEqual([]);
    expect(listed).toHaveLength(journalled.filter(({ change }) => change !== null).length);

    const done = journalled.map(({ write, change }) => ({
      write,
      change: change?.id ?? null,
      done: timesDone(write, change, scene, site),
    }));
    expect(done.filter((one) => one.done !== (one.change === null ? 0 : 1))).toEqual([]);
    // Of what replaces each other, the one that was journalled last stands.
    const inOrder = listed.flatMap((change) => plan.writes.filter((write) => isChangeOf(write, change, scene)));
    const last = inOrder.filter(
      (write, at) =>
        replaces(write) === null || !inOrder.slice(at + 1).some((one) => replaces(one) === replaces(write)),
    );
    expect(last.filter((write) => !standsIn(write, scene, site))).toEqual([]);
    const asked = (kind: Change['kind']): number => listed.filter((one) => one.kind === kind).length;
    expect(countsOf(site)).toEqual({
      issues: before.issues + asked('create'),
      comments: before.comments + asked('comment'),
      worklogs: before.worklogs + asked('worklog'),
      attachments: before.attachments + asked('attach'),
      links: before.links + asked('link'),
    });
    expect(listed.filter(({ status }) => status.state === 'applied' && status.overtaken !== undefined)).toEqual([]);

    // What is told now was kept: nothing of it is left in the memory of a program that has ended.
    await at.restart('closed');
    await at.page.waitForLoadState('load');
    await expect
      .poll(async () => (await answerOf(at.page, 'sync.now', scene.site)).running, { timeout: 30_000 })
      .toBeNull();
    const atFirst = await differences(at.page, sandbox, scene);
    // What is older than a quarter of a minute is read again behind the answer.
    await moveClock(at.app, QUIET_MS);
    await expect(async () => expect(await differences(at.page, sandbox, scene)).toEqual([])).toPass({
      timeout: 30_000,
    });
    const figures = {
      run,
      journalled: listed.length,
      unsaid: [...told.values()].filter((change) => change === null).length,
      kills: plan.kills.length,
      faults: faults.length,
      indexLag: plan.indexLag,
      looked: listed.filter(({ history }) =>
        history.some(({ text }) => /^Look \d|before an answer|ended before/.test(text)),
      ).length,
      sentAgain: listed.filter(({ history }) => history.some(({ text }) => text.startsWith('Not in Jira after')))
        .length,
      behindAtFirst: atFirst,
    };
    process.stdout.write(`fault kills: ${JSON.stringify(figures)}\n`);
  });
}

/** Asks for every write of the plan, and kills the program where the plan says so. */
async function carryOut(plan: RunPlan, at: AtWork, scene: Scene): Promise<Told> {
  const told = new Map<PlannedWrite, Change | null>();
  const asked: Promise<void>[] = [];
  for (const [nth, write] of plan.writes.entries()) {
    const known = [...told.values()].filter((change) => change !== null);
    const fileFor = (name: string): string => test.info().outputPath(name);
    told.set(write, null);
    const asking = performWrite(write, { app: at.app, page: at.page, scene, known, fileFor }).then((answer) => {
      if (!answer.ok) throw new Error(`${write.token} was not journalled: ${JSON.stringify(answer.failure)}`);
      told.set(write, answer.value);
    });
    const kills = plan.kills.filter(({ afterWrites }) => afterWrites === nth + 1);
    // A create answers once it is in Jira, or after a while: nobody waits for that before they go on.
    if (kills.length === 0 && write.kind !== 'create') await asking;
    asked.push(
      asking.catch((error: unknown) => {
        if (!wasKilled(error)) throw error;
      }),
    );
    for (const kill of kills) {
      await momentOf(kill, at);
      await at.restart('killed');
      await at.page.waitForLoadState('load');
    }
    await wait(write.pause);
  }
  await Promise.all(asked);
  return told;
}

/** Playwright's words for a page whose program is gone. */
function wasKilled(error: unknown): boolean {
  return error instanceof Error && /closed|crashed|destroyed/i.test(error.message);
}

async function momentOf({ after }: PlannedKill, { sandbox }: AtWork): Promise<void> {
  if ('milliseconds' in after) return wait(after.milliseconds);
  const { requests } = sandbox;
  const enough = requests.count() + after.requests;
  // Where nothing is going on there is nothing to cut off.
  const deadline = Date.now() + STILL_MS;
  while (requests.count() < enough && Date.now() < deadline) await wait(1);
  return undefined;
}

/** Waits until nothing is on its way any more; answers what the outbox says then, oldest first. */
async function untilQuiet(at: AtWork, { site }: Scene, inRealTime: boolean): Promise<readonly Change[]> {
  const { sandbox } = at;
  let before = '';
  /** When something was last seen to happen, at the server or in the outbox, and when the clock was last moved. */
  let happened = Date.now();
  let moved = happened;
  for (;;) {
    const list = await answerOf(at.page, 'outbox.list', site);
    const open = list.filter(({ status }) => ['queued', 'sending', 'unknown'].includes(status.state));
    if (open.length === 0 && sandbox.pendingCommits === 0) return list.toReversed();
    const now = Date.now();
    // What cannot have left is looked for without asking Jira.
    const seen = JSON.stringify([sandbox.requests.count(), open.map(({ status }) => status)]);
    if (seen !== before || sandbox.pendingCommits > 0) happened = now;
    before = seen;
    if (now - happened > STUCK_MS) throw new Error(`Nothing goes on any more: ${await stateOf(at, site, open)}`);
    if (!inRealTime && now - Math.max(happened, moved) > STILL_MS) {
      moved = now;
      await moveClock(at.app, QUIET_MS);
      await answerOf(at.page, 'outbox.pause', { site, changeId: null, groupId: null, paused: false });
    }
    await wait(200);
  }
}

/** What can be seen from outside of a program that does nothing. */
async function stateOf(at: AtWork, site: Scene['site'], open: readonly Change[]): Promise<string> {
  const limits = await answerOf(at.page, 'app.limits', site);
  const requests = await answerOf(at.page, 'settings.requests', null);
  const last = requests.map(({ curl: _curl, ...request }) => request).slice(0, 12);
  const resources = await at.app.evaluate(() => process.getActiveResourcesInfo());
  const changes = open.map(({ title, status, history }) => ({ title, status, history }));
  return JSON.stringify({ now: Date.now(), changes, limits, last, resources }, null, 1);
}

function siteOf({ sandbox }: AtWork, scene: Scene): SandboxSite {
  const site = sandbox.world.sites.find(({ cloudId }) => cloudId === scene.site.cloudId);
  if (site === undefined) throw new Error('The site is gone.');
  return site;
}
