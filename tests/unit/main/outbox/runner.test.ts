import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { QUIET_MS, type Sighting } from '../../../../src/main/outbox/decide';
import { Journal } from '../../../../src/main/outbox/journal';
import { createRunner, type Runner } from '../../../../src/main/outbox/runner';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { FakeTime } from './fake-time';

type Sent = Outcome<{ id: string; key: string }>;
const ABSENT: Outcome<Sighting> = succeed({ found: null, candidates: [], hidden: 0, whole: true });
const OFFLINE: Failure = { kind: 'offline', detail: 'ENOTFOUND' };
const NO_ANSWER: Failure = { kind: 'no-answer', detail: 'ECONNRESET', wrote: true };

let time: FakeTime;
let journal: Journal;
let runner: Runner;
let sends: { id: string; at: number }[];
let troubles: unknown[];
/** What Jira answers, in turn; the last one for ever. */
let answers: Sent[];
let sightings: Outcome<Sighting>[];
let breakJournal: (method: string) => void;
let listen: () => void;

function next<T>(list: T[], otherwise: T): T {
  return (list.length > 1 ? list.shift() : list[0]) ?? otherwise;
}

function start(): Runner {
  const steady = asRemote(journal);
  const breakable = new Proxy(steady, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        await Promise.resolve();
        breakJournal(String(name));
        return Reflect.apply(method, target, args) as unknown;
      };
    },
  });
  return createRunner({
    journal: breakable,
    send: (change) => {
      sends.push({ id: change.id, at: time.now });
      return Promise.resolve(next(answers, succeed({ id: '1', key: 'SHOP-1' })));
    },
    look: () => Promise.resolve(next(sightings, ABSENT)),
    arrived: () => Promise.resolve(succeed(null)),
    now: () => time.now,
    after: time.after,
    changed: () => listen(),
    troubled: (error) => void troubles.push(error),
  });
}

beforeEach(() => {
  time = new FakeTime();
  journal = new Journal(temporaryConnection());
  sends = [];
  troubles = [];
  answers = [];
  sightings = [];
  breakJournal = () => undefined;
  listen = () => undefined;
  runner = start();
});

/** Lets the runner work until `until` holds, at most for so many of its timers. */
async function go(until: () => boolean, most = 60): Promise<void> {
  runner.wake();
  await runner.idle();
  for (let step = 0; step < most && !until(); step++) {
    time.step();
    await runner.idle();
  }
}

/** On whichever site of whichever account. */
const stateOf = (id: string): ChangeState['state'] | undefined =>
  ['account-1', 'account-2'].map((account) => journal.ofAccount(account, id)).find((change) => change !== null)?.status
    .state;

describe('the runner', () => {
  it('looks for a change that falls due while the journal is being read, though nothing else happens any more', async () => {
    journal.add(aChange('a'), null);
    answers = [fail(NO_ANSWER)];
    sightings = [ABSENT, succeed({ found: { id: '1', key: 'SHOP-1' }, candidates: [], hidden: 0, whole: true })];
    runner.wake();
    await runner.idle();
    // A timer that fires a little early, and a database that takes its time: the moment passes in between.
    const due = journal.get(SITE, 'a')?.status;
    time.now = (due?.state === 'unknown' ? due.nextLookAt : 0) - 2;
    breakJournal = (method) => {
      if (method === 'agenda') time.now += 5;
    };
    runner.wake();
    await runner.idle();
    breakJournal = () => undefined;
    for (let step = 0; step < 5; step++) {
      time.step();
      await runner.idle();
    }
    expect(stateOf('a')).toBe('applied');
  });

  it('is on the disk as being sent before the first byte leaves', async () => {
    let atSend: string | undefined;
    answers = [succeed({ id: '7', key: 'SHOP-7' })];
    runner = createRunner({
      journal: asRemote(journal),
      send: () => {
        atSend = stateOf('a');
        return Promise.resolve(succeed({ id: '7', key: 'SHOP-7' }));
      },
      look: () => Promise.resolve(ABSENT),
      arrived: () => Promise.resolve(succeed(null)),
      now: () => time.now,
      after: time.after,
      changed: () => undefined,
      troubled: (error) => void troubles.push(error),
    });
    journal.add(aChange('a'), null);
    await go(() => true);
    expect(atSend).toBe('sending');
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'applied', issueId: '7', issueKey: 'SHOP-7' });
  });

  it('sends in the order in which changes were made', async () => {
    for (const id of ['a', 'b', 'c']) journal.add(aChange(id), null);
    await go(() => true);
    expect(sends.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('is held up by nobody who listens and fails, and tells of it', async () => {
    listen = () => {
      throw new Error('The listener is broken.');
    };
    journal.add(aChange('a'), null);
    await go(() => stateOf('a') === 'applied', 0);
    expect(stateOf('a')).toBe('applied');
    expect(troubles).not.toEqual([]);
  });

  it('keeps row 3 when Jira rejects row 2', async () => {
    for (const id of ['a', 'b', 'c']) journal.add(aChange(id), null);
    answers = [
      succeed({ id: '1', key: 'SHOP-1' }),
      fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} }),
      succeed({ id: '3', key: 'SHOP-3' }),
    ];
    await go(() => true);
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['applied', 'rejected', 'applied']);
  });

  it('finds a create whose answer was lost, and does not send it again', async () => {
    journal.add(aChange('a'), null);
    answers = [fail(NO_ANSWER)];
    sightings = [ABSENT, succeed({ found: { id: '9', key: 'SHOP-9' }, candidates: [], hidden: 0, whole: true })];
    await go(() => stateOf('a') === 'applied');
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'applied', issueId: '9', issueKey: 'SHOP-9' });
    expect(sends).toHaveLength(1);
  });

  it('sends again once it was absent for two quiet minutes, at once', async () => {
    journal.add(aChange('a'), null);
    answers = [fail(NO_ANSWER), succeed({ id: '2', key: 'SHOP-2' })];
    await go(() => stateOf('a') === 'applied');
    const [first, second] = sends;
    expect(sends).toHaveLength(2);
    const pause = (second?.at ?? 0) - (first?.at ?? 0);
    expect(pause).toBeGreaterThanOrEqual(QUIET_MS);
    expect(pause).toBeLessThan(QUIET_MS + 31_000);
  });

  it('asks a person when a number is hidden, and sends nothing by itself then', async () => {
    journal.add(aChange('a'), null);
    answers = [fail(NO_ANSWER)];
    sightings = [succeed({ found: null, candidates: [], hidden: 1, whole: true })];
    await go(() => stateOf('a') === 'unsure');
    expect(stateOf('a')).toBe('unsure');
    await go(() => false, 5);
    expect(sends).toHaveLength(1);
  });

  it('looks on as long as Jira cannot be asked, and never sends on the word of nobody', async () => {
    journal.add(aChange('a'), null);
    answers = [fail(NO_ANSWER)];
    sightings = [fail(OFFLINE)];
    await go(() => false, 40);
    expect(stateOf('a')).toBe('unknown');
    expect(sends).toHaveLength(1);
    expect(journal.get(SITE, 'a')?.history.at(-1)?.text).toBe('Jira could not be asked whether it is there');
    expect(journal.get(SITE, 'a')?.history.length).toBeLessThan(6);
  });

  it('sends nothing of an account before the moment that Jira named, and then in order', async () => {
    for (const id of ['a', 'b']) journal.add(aChange(id), null);
    const retryAt = time.now + 40_000;
    answers = [
      fail({ kind: 'rate-limited', retryAt, reason: 'jira-quota-global-based' }),
      succeed({ id: '1', key: 'SHOP-1' }),
    ];
    await go(() => stateOf('b') === 'applied');
    expect(sends.map(({ id }) => id)).toEqual(['a', 'a', 'b']);
    expect(sends[1]?.at).toBeGreaterThanOrEqual(retryAt);
    expect(sends[1]?.at).toBeLessThan(retryAt + 1_000);
  });

  it('does not hold one account back for what another one is asked', async () => {
    journal.add(aChange('a'), null);
    journal.add(aChange('b', { accountId: 'account-2' }), null);
    answers = [fail({ kind: 'signed-out', accountId: 'account-1' }), succeed({ id: '1', key: 'SHOP-1' })];
    await go(() => true);
    expect([stateOf('a'), stateOf('b')]).toEqual(['queued', 'applied']);
  });

  it('does not let a long look hold up any create: not of its site, nor of another one or another account', async () => {
    journal.add(aChange('lost'), null);
    journal.move(SITE, 'lost', ['queued'], { state: 'sending' }, 'Sent to Jira', time.now);
    const others = new Set<string>();
    let allApplied: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => (allApplied = resolve));
    let states: unknown;
    runner = createRunner({
      journal: asRemote(journal),
      send: (): Promise<Sent> => Promise.resolve(succeed({ id: '1', key: 'SHOP-1' })),
      arrived: () => Promise.resolve(succeed(null)),
      look: async () => {
        await waited;
        states = ['b', 'c', 'behind the look', 'lost'].map(stateOf);
        return succeed({ found: { id: '9', key: 'SHOP-9' }, candidates: [], hidden: 0, whole: true });
      },
      now: () => time.now,
      after: time.after,
      troubled: (error: unknown) => void troubles.push(error),
      changed: (_site, { id, status }) => {
        if (status.state === 'applied') others.add(id);
        if (others.size === 3) allApplied();
      },
    });
    journal.add(aChange('b', { cloudId: 'cloud-2' }), null);
    journal.add(aChange('c', { accountId: 'account-2' }), null);
    journal.add(aChange('behind the look'), null);
    runner.wake();
    await runner.idle();
    expect(states).toEqual(['applied', 'applied', 'applied', 'unknown']);
    expect(stateOf('lost')).toBe('applied');
    expect(troubles).toEqual([]);
  });

  it('sends nothing of an account on any of its sites before the moment that Jira named', async () => {
    const retryAt = time.now + 40_000;
    journal.add(aChange('a'), null);
    const limited: Failure = { kind: 'rate-limited', retryAt, reason: 'jira-quota-global-based' };
    journal.move(SITE, 'a', ['queued'], { state: 'queued', reason: limited }, 'Not sent, waiting', time.now);
    journal.add(aChange('b', { cloudId: 'cloud-2' }), null);
    await go(() => stateOf('b') === 'applied');
    expect(sends.map(({ at }) => at >= retryAt && at < retryAt + 1_000)).toEqual([true, true]);
  });

  it('tries again by itself when the journal could not be read', async () => {
    let reads = 0;
    breakJournal = (method) => {
      if (method === 'agenda' && ++reads === 1) throw new Error('The database process ended.');
    };
    journal.add(aChange('a'), null);
    await go(() => stateOf('a') === 'applied', 2);
    expect(troubles).toHaveLength(1);
    expect(stateOf('a')).toBe('applied');
  });

  it('waits while signed out, goes on when woken, and does not spin meanwhile', async () => {
    for (const id of ['a', 'b', 'c']) journal.add(aChange(id), null);
    answers = [fail({ kind: 'signed-out', accountId: 'account-1' })];
    const began = time.now;
    await go(() => false, 10);
    expect(time.now - began).toBeGreaterThanOrEqual(100_000);
    expect(new Set(sends.map(({ id }) => id))).toEqual(new Set(['a']));
    answers = [succeed({ id: '1', key: 'SHOP-1' })];
    await go(() => true);
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['applied', 'applied', 'applied']);
  });

  it('remembers what Jira said when the database was away just then', async () => {
    journal.add(aChange('a'), null);
    let moves = 0;
    breakJournal = (method) => {
      if (method === 'move' && ++moves === 2) throw new Error('The database process ended.');
    };
    await go(() => stateOf('a') === 'applied');
    expect(troubles).toHaveLength(1);
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'applied', issueId: '1', issueKey: 'SHOP-1' });
    expect(sends).toHaveLength(1);
  });

  it('looks for what another run of the program was sending, instead of leaving it for ever', async () => {
    journal.add(aChange('a'), null);
    journal.move(SITE, 'a', ['queued'], { state: 'sending' }, 'Sent to Jira', time.now);
    sightings = [succeed({ found: { id: '9', key: 'SHOP-9' }, candidates: [], hidden: 0, whole: true })];
    await go(() => stateOf('a') === 'applied');
    expect(sends).toHaveLength(0);
  });

  it('sends nothing more once it was stopped', async () => {
    for (const id of ['a', 'b']) journal.add(aChange(id), null);
    runner.wake();
    runner.stop();
    await runner.idle();
    expect(sends).toHaveLength(0);
    expect(time.waiting).toBe(0);
  });
});

describe('waiting for a change to settle', () => {
  it('ends with the state that it came to', async () => {
    const settled = runner.settled(SITE, 'a', 10_000);
    journal.add(aChange('a'), null);
    runner.wake();
    await expect(settled).resolves.toMatchObject({ status: { state: 'applied' } });
    await runner.idle();
    expect(time.waiting).toBe(0);
  });

  it('ends with the reason when it has to wait', async () => {
    answers = [fail(OFFLINE)];
    const settled = runner.settled(SITE, 'a', 10_000);
    journal.add(aChange('a'), null);
    runner.wake();
    await expect(settled).resolves.toMatchObject({ status: { state: 'queued', reason: OFFLINE } });
  });

  it('ends at once behind others that wait for the network: no timer has to run', async () => {
    answers = [fail(OFFLINE)];
    for (const id of ['a', 'b']) journal.add(aChange(id), null);
    const settled = runner.settled(SITE, 'b', 10_000);
    runner.wake();
    await expect(settled).resolves.toMatchObject({ id: 'b', status: { state: 'queued', reason: null } });
    expect(sends.map(({ id }) => id)).not.toContain('b');
  });

  it('ends at once while Jira asked the account to wait', async () => {
    answers = [fail({ kind: 'rate-limited', retryAt: time.now + 600_000, reason: null })];
    journal.add(aChange('a'), null);
    runner.wake();
    await runner.idle();
    journal.add(aChange('b'), null);
    const settled = runner.settled(SITE, 'b', 10_000);
    runner.wake();
    await expect(settled).resolves.toMatchObject({ id: 'b', status: { state: 'queued' } });
    expect(sends).toHaveLength(1);
  });

  it('says so when patience ends and the journal cannot be read, and watches no longer', async () => {
    journal.add(aChange('a'), null);
    const settled = runner.settled(SITE, 'a', 10);
    breakJournal = (method) => {
      if (method === 'get') throw new Error('The database process ended.');
    };
    time.step();
    await expect(settled).rejects.toThrow('The database process ended.');
    expect(time.waiting).toBe(0);
  });

  it('ends with patience, as it is then', async () => {
    journal.add(aChange('a'), null);
    const settled = runner.settled(SITE, 'a', 10);
    time.step();
    await expect(settled).resolves.toMatchObject({ status: { state: 'queued', reason: null } });
  });
});
