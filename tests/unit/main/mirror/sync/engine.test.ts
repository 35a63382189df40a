import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { MirrorObjects } from '../../../../../src/main/mirror/mirror-objects';
import { createSyncEngine, type SyncEngine } from '../../../../../src/main/mirror/sync/engine';
import { readProgress } from '../../../../../src/main/mirror/sync/progress';
import { aMirror, remotely } from '../a-mirror';
import { FakeJira } from './fake-jira';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };
const OTHER = { accountId: 'me', cloudId: 'cloud-2' };
const ONE: SyncScope = { kind: 'project', projectId: '1', key: 'P1', name: 'One' };
const RED: SyncScope = { kind: 'query', name: 'Red', jql: 'labels = red' };

let mirror: MirrorObjects;
let jira: FakeJira;
let engine: SyncEngine;
let timers: (() => void)[];
let told: number;
let waitedFor: string[];
let mostBytes: number;

beforeEach(() => {
  mirror = aMirror();
  jira = new FakeJira();
  timers = [];
  told = 0;
  waitedFor = [];
  mostBytes = Number.MAX_SAFE_INTEGER;
  jira.create('1', true);
  jira.create('1', false);
  jira.create('2', true);
  engine = anEngine();
});

function anEngine(): SyncEngine {
  return createSyncEngine({
    mirror: remotely(mirror),
    jira: () => jira,
    now: () => jira.now,
    after: (_milliseconds, work) => {
      timers.push(work);
      return () => void timers.splice(timers.indexOf(work), 1);
    },
    justWritten: () => [],
    waiting: () => null,
    waitedFor: () => Promise.resolve(waitedFor),
    mostBytes,
    stateChanged: () => void told++,
    issuesChanged: () => undefined,
    reportDefect: () => 'log:1',
  });
}

describe('the sync of a site', () => {
  it('begins when its scopes are chosen, and says how far it is', async () => {
    await engine.setScopes(SITE, [ONE, ONE]);
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({
      scopes: [ONE],
      running: null,
      lastSyncAt: jira.now,
      trouble: null,
      mirrored: { issues: 2, deleted: 0, noAccess: 0, notVisible: 0 },
    });
    expect(told).toBeGreaterThan(0);
  });

  it('asks nothing while it is paused, and goes on when it is not', async () => {
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    await engine.pause(SITE, true);
    const asked = jira.requests;
    await engine.sync(SITE);
    expect(jira.requests).toBe(asked);
    jira.create('1', false);
    await expect(engine.pause(SITE, false)).resolves.toMatchObject({ paused: false });
    await engine.sync(SITE);
    expect(mirror.issues.counts('me', 'cloud-1').there).toBe(3);
  });

  it('forgets who belonged to a query that is no longer chosen', async () => {
    await engine.setScopes(SITE, [ONE, RED]);
    await engine.sync(SITE);
    expect(mirror.sync.count('me', 'cloud-1', [{ members: 'query:labels = red' }])).toBe(2);
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    expect(mirror.sync.count('me', 'cloud-1', [{ members: 'query:labels = red' }])).toBe(0);
  });

  it('tells what stood in its way until a sync has worked', async () => {
    const { count } = jira;
    jira.count = () => Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({ trouble: { kind: 'offline' }, lastSyncAt: null });
    jira.count = count;
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({ trouble: null, lastSyncAt: jira.now });
  });

  it('calls a wait for points a wait, not a trouble', async () => {
    jira.count = () => Promise.resolve(fail({ kind: 'rate-limited', retryAt: jira.now + 60_000, reason: null }));
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({ trouble: null, waiting: { until: jira.now + 60_000 } });
  });

  it('pauses one that waits for another site without waiting for that', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { timeZone } = jira;
    jira.timeZone = async () => {
      await gate;
      return timeZone.call(jira);
    };
    await engine.setScopes(SITE, [ONE]);
    await engine.setScopes(OTHER, [ONE]);
    await expect(engine.pause(OTHER, true)).resolves.toMatchObject({ paused: true });
    open();
    await engine.sync(SITE);
    await expect(engine.state(OTHER)).resolves.toMatchObject({ mirrored: { issues: 0 } });
  });

  it('goes round all sites every few minutes until it is stopped', async () => {
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    engine.start();
    await expect.poll(() => timers.length).toBe(1);
    const asked = jira.requests;
    timers[0]?.();
    await expect.poll(() => jira.requests).toBeGreaterThan(asked);
    engine.stop();
  });
});

const rows = (scope: { project: string } | { members: string }): string[] =>
  mirror.sync.rows('me', 'cloud-1', scope, 'created asc', 0, 100).map(({ id }) => id);
const REDS = { members: 'query:labels = red' };
const DAY = 24 * 3_600_000;

describe('a scope whose query Jira refuses', () => {
  beforeEach(async () => {
    await engine.setScopes(SITE, [ONE, RED]);
    await engine.sync(SITE);
    jira.noLabels = true;
    jira.now += 60_000;
  });

  it('stops alone: the others go on, and it says why', async () => {
    jira.create('1', false);
    await engine.sync(SITE);
    expect(rows({ project: '1' })).toHaveLength(3);
    await expect(engine.state(SITE)).resolves.toMatchObject({
      trouble: null,
      lastSyncAt: jira.now,
      scopeTroubles: [null, { why: 'refused', messages: ["Field 'labels' does not exist."], since: jira.now }],
    });
  });

  it('is left alone for an hour, in which a quiet sync costs no more than before', async () => {
    await engine.sync(SITE);
    jira.now += 60_000;
    const asked = jira.requests;
    await engine.sync(SITE);
    expect(jira.requests - asked).toBe(3);
  });

  it('goes on by itself, with what changed and who joined or left it meanwhile', async () => {
    await engine.sync(SITE);
    const [red] = rows({ project: '1' });
    jira.now += 600_000;
    jira.create('2', true);
    jira.change('10003', { summary: 'Edited while nobody looked' });
    jira.change(red ?? '', { red: false });
    // Others change later still: the cursor of the rest moves past all of it.
    jira.now += 10 * 3_600_000;
    jira.create('1', false);
    await engine.sync(SITE);
    expect(rows(REDS)).toEqual([red, '10003']);
    jira.noLabels = false;
    jira.now += 3_600_000;
    await engine.sync(SITE);
    expect(rows(REDS)).toEqual(['10003', '10004']);
    expect(mirror.issues.find('me', 'cloud-1', '10003')?.fields).toContain('Edited while nobody looked');
    await expect(engine.state(SITE)).resolves.toMatchObject({ scopeTroubles: [null, null] });
  });

  it('stops a site where it is the only one, without calling the site synced', async () => {
    const before = jira.now;
    await engine.setScopes(SITE, [RED]);
    await engine.sync(SITE);
    jira.now += 60_000;
    await engine.sync(SITE);
    const state = await engine.state(SITE);
    expect(state).toMatchObject({ trouble: null, scopeTroubles: [{ why: 'refused' }] });
    expect(state.lastSyncAt).toBeLessThan(before);
  });

  it('keeps who belongs to it where Jira cannot match a single issue with it', async () => {
    jira.noLabels = false;
    jira.match = (_site, _ids, jqls) => Promise.resolve(succeed(jqls.map(() => null)));
    const before = rows(REDS);
    jira.change('10003', { summary: 'Still red' });
    await engine.sync(SITE);
    expect(rows(REDS)).toEqual(before);
  });

  it('is not blamed for what Jira refuses of something else', async () => {
    jira.noLabels = false;
    jira.create('1', true);
    jira.match = () =>
      Promise.resolve(fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} }));
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({
      trouble: { kind: 'jira-rejected' },
      scopeTroubles: [null, null],
    });
  });
});

describe('a scope that is removed', () => {
  const TWO: SyncScope = { kind: 'project', projectId: '2', key: 'P2', name: 'Two' };
  const there = (): number => mirror.issues.counts('me', 'cloud-1').there;

  it('takes its issues along, and the size goes down', async () => {
    for (let nth = 0; nth < 300; nth++) jira.create('2', false);
    await engine.setScopes(SITE, [ONE, TWO]);
    await engine.sync(SITE);
    const before = await engine.state(SITE);
    expect(before.mirrored.issues).toBe(303);
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    const after = await engine.state(SITE);
    expect(after.mirrored.issues).toBe(2);
    expect(after.mirrored.bytes).toBeLessThan(before.mirrored.bytes);
    expect(mirror.issueText.search('me', 'cloud-1', 'issue', 500).hits).toHaveLength(2);
  });

  it('does so without a network too, and is read whole again when it is chosen again', async () => {
    await engine.setScopes(SITE, [ONE, TWO]);
    await engine.sync(SITE);
    const { timeZone } = jira;
    jira.timeZone = () => Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    expect(there()).toBe(2);
    await engine.setScopes(SITE, [ONE, TWO]);
    // Half a list would look like all of it.
    expect(Object.keys(readProgress(mirror.sync.read('me', 'cloud-1')?.progress).fills)).toEqual(['project:1']);
    jira.timeZone = timeZone;
    await engine.sync(SITE);
    expect(rows({ project: '2' })).toEqual(['10003']);
  });

  it('leaves what another scope has, what a change waits for, and for a month what was opened', async () => {
    for (let nth = 0; nth < 3; nth++) jira.create('2', false);
    await engine.setScopes(SITE, [RED, TWO]);
    await engine.sync(SITE);
    const [red, waits, opened, gone] = ['10003', '10004', '10005', '10006'];
    waitedFor = [`P2-${waits}`];
    mirror.issues.opened('me', 'cloud-1', opened, jira.now);
    await engine.setScopes(SITE, [RED]);
    await engine.sync(SITE);
    const held = (id: string): boolean => mirror.issues.find('me', 'cloud-1', id) !== null;
    expect([red, waits, opened, gone].map(held)).toEqual([true, true, true, false]);
    jira.now += 31 * DAY;
    await engine.sync(SITE);
    expect([red, waits, opened].map(held)).toEqual([true, true, false]);
    waitedFor = [];
    jira.now += DAY;
    await engine.sync(SITE);
    expect(held(waits)).toBe(false);
  });

  it('leaves what another account has of it', async () => {
    const theirs = { accountId: 'you', cloudId: 'cloud-1' };
    await engine.setScopes(theirs, [TWO]);
    await engine.sync(theirs);
    await engine.setScopes(SITE, [TWO]);
    await engine.sync(SITE);
    await engine.setScopes(SITE, []);
    await engine.sync(SITE);
    expect(there()).toBe(0);
    expect(mirror.issues.counts('you', 'cloud-1').there).toBe(1);
  });
});

describe('a mirror that is full', () => {
  beforeEach(async () => {
    for (let nth = 0; nth < 12; nth++) jira.create('2', false);
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    mostBytes = mirror.sync.bytes();
    engine = anEngine();
  });
  const TWO: SyncScope = { kind: 'project', projectId: '2', key: 'P2', name: 'Two' };

  it('reads no further scope, says so, and goes on with what it has', async () => {
    await engine.setScopes(SITE, [ONE, TWO]);
    jira.now += 60_000;
    jira.change('10001', { summary: 'Still followed' });
    await engine.sync(SITE);
    expect(rows({ project: '2' })).toEqual([]);
    expect(mirror.issues.find('me', 'cloud-1', '10001')?.fields).toContain('Still followed');
    await expect(engine.state(SITE)).resolves.toMatchObject({
      trouble: null,
      lastSyncAt: jira.now,
      scopeTroubles: [null, { why: 'full', most: mostBytes }],
    });
  });

  it('goes on by itself as soon as there is room', async () => {
    await engine.setScopes(SITE, [ONE, TWO]);
    await engine.sync(SITE);
    mostBytes *= 2;
    engine = anEngine();
    await engine.sync(SITE);
    expect(rows({ project: '2' })).toHaveLength(13);
    await expect(engine.state(SITE)).resolves.toMatchObject({ scopeTroubles: [null, null] });
  });
});

describe('a census that was stopped', () => {
  it('does not take what was deleted meanwhile for a difference that is settled', async () => {
    for (let nth = 0; nth < 20; nth++) {
      jira.now += 600_000;
      jira.create('1', false);
    }
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    const remove = (id: string): void => {
      const issue = jira.issues.get(id);
      if (issue !== undefined) issue.deleted = true;
    };
    remove('10020');
    // Zone, changes, count and the first page of ids are answered.
    jira.killAt = 5;
    await engine.sync(SITE, true);
    // Jira listed this one on the first page.
    remove('10001');
    await engine.sync(SITE, true);
    await engine.sync(SITE, true);
    expect(mirror.issues.counts('me', 'cloud-1')).toMatchObject({ there: 20, deleted: 2 });
  });
});
