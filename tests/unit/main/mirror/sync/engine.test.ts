import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { SyncScope } from '@shared/ipc/sync';
import type { MirrorObjects } from '../../../../../src/main/mirror/mirror-objects';
import type { SyncEngine } from '../../../../../src/main/mirror/sync/engine';
import { aMirror } from '../a-mirror';
import { anEngine } from './an-engine';
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

beforeEach(() => {
  mirror = aMirror();
  jira = new FakeJira();
  timers = [];
  told = 0;
  jira.create('1', true);
  jira.create('1', false);
  jira.create('2', true);
  engine = anEngine(mirror, jira, {
    after: (_milliseconds, work) => {
      timers.push(work);
      return () => void timers.splice(timers.indexOf(work), 1);
    },
    stateChanged: () => void told++,
  });
});

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

  it('is over for the first time once what forms need was read as well: until then nobody may leave with it', async () => {
    const types = [{ name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }];
    jira.linkTypes = () => Promise.resolve(fail({ kind: 'offline', detail: 'ENOTFOUND' }));
    await engine.setScopes(SITE, [ONE]);
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({ lastSyncAt: null, trouble: { kind: 'offline' } });
    jira.linkTypes = () => Promise.resolve(succeed(types));
    await engine.sync(SITE);
    await expect(engine.state(SITE)).resolves.toMatchObject({ lastSyncAt: jira.now, trouble: null });
    expect(mirror.mirror.read('me', 'cloud-1', 'link-types')?.body).toEqual(types);
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
