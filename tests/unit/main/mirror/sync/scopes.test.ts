import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { MirrorObjects } from '../../../../../src/main/mirror/mirror-objects';
import type { SyncEngine } from '../../../../../src/main/mirror/sync/engine';
import { readProgress } from '../../../../../src/main/mirror/sync/progress';
import { aMirror } from '../a-mirror';
import { anEngine } from './an-engine';
import { FakeJira } from './fake-jira';

const SITE = { accountId: 'me', cloudId: 'cloud-1' };
const ONE: SyncScope = { kind: 'project', projectId: '1', key: 'P1', name: 'One' };
const TWO: SyncScope = { kind: 'project', projectId: '2', key: 'P2', name: 'Two' };
const RED: SyncScope = { kind: 'query', name: 'Red', jql: 'labels = red' };

let mirror: MirrorObjects;
let jira: FakeJira;
let engine: SyncEngine;
let waitedFor: string[];

beforeEach(() => {
  mirror = aMirror();
  jira = new FakeJira();
  waitedFor = [];
  jira.create('1', true);
  jira.create('1', false);
  jira.create('2', true);
  engine = anEngine(mirror, jira, { waitedFor: () => Promise.resolve(waitedFor) });
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
    // No census mends it behind.
    jira.searchIds = () => Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
    const before = rows(REDS);
    expect(before).toEqual(['10001', '10003']);
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
    await engine.sync(SITE);
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
  let mostBytes: number;
  beforeEach(async () => {
    for (let nth = 0; nth < 12; nth++) jira.create('2', false);
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    mostBytes = mirror.sync.bytes();
    engine = anEngine(mirror, jira, { mostBytes });
  });

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
    engine = anEngine(mirror, jira, { mostBytes: 2 * mostBytes });
    await engine.sync(SITE);
    expect(rows({ project: '2' })).toHaveLength(13);
    await expect(engine.state(SITE)).resolves.toMatchObject({ scopeTroubles: [null, null] });
  });
});
