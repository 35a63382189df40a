import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import { limitReach } from '../../../../src/main/outbox/decide';
import { Journal } from '../../../../src/main/outbox/journal';
import { temporaryConnection } from '../storage/temporary-database';
import { SITE } from './a-change';
import { ARunner } from './a-runner';
import { anEdit } from './an-edit';

const WAIT = 30_000;
const PER_ISSUE = 'jira-per-issue-on-write';

let journal: Journal;
let world: ARunner;

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  world = new ARunner(journal);
});

/** Jira asks this change to wait once, and takes it then. */
function askToWait(id: string, reason: string | null, wait = WAIT): void {
  let asked = false;
  world.answers.set(id, ({ issueId, issueKey }) => {
    if (asked) return Promise.resolve(succeed({ id: issueId ?? '', key: issueKey ?? '' }));
    asked = true;
    const failure: Failure = { kind: 'rate-limited', retryAt: world.time.now + wait, reason };
    return Promise.resolve(fail(failure));
  });
}

async function pass(until: () => boolean): Promise<void> {
  for (let step = 0; step < 30 && !until(); step++) {
    world.time.step();
    await world.runner.idle();
  }
}

const stateOf = (id: string): string | undefined => journal.ofAccount(SITE.accountId, id)?.status.state;

describe('a limit of one issue', () => {
  beforeEach(() => askToWait('limited', PER_ISSUE));

  it('holds up no other issue, on this site or another one', async () => {
    journal.add(anEdit('limited', 1), null);
    journal.add(anEdit('other issue', 2), null);
    journal.add(anEdit('other site', 3, 'summary', { cloudId: 'cloud-2' }), null);
    const began = world.time.now;
    await world.settle();
    expect(['limited', 'other issue', 'other site'].map(stateOf)).toEqual(['queued', 'applied', 'applied']);
    expect(world.time.now).toBe(began);
  });

  it('holds up what is to be done to the same issue, until the moment that Jira named and no longer', async () => {
    journal.add(anEdit('limited', 1), null);
    journal.add(anEdit('same issue', 1, 'labels'), null);
    const retryAt = world.time.now + WAIT;
    await world.settle();
    expect(world.order).toEqual(['limited']);
    await pass(() => stateOf('same issue') === 'applied');
    expect(['limited', 'same issue'].map(stateOf)).toEqual(['applied', 'applied']);
    expect(world.time.now).toBeGreaterThanOrEqual(retryAt);
    expect(world.time.now).toBeLessThan(retryAt + 1_000);
  });

  it('is known to the next run of the program, and to a person who tries again by hand', async () => {
    journal.add(anEdit('limited', 1), null);
    await world.settle();
    journal.move(SITE, 'limited', ['queued'], { state: 'queued', reason: null }, 'Tried again by hand', world.time.now);
    const next = new ARunner(journal);
    next.time.now = world.time.now;
    await next.settle();
    expect(next.order).toEqual([]);
    next.time.now += WAIT;
    await next.settle();
    expect(next.order).toEqual(['limited']);
  });

  it('is no storm where the moment is not named', async () => {
    askToWait('limited', PER_ISSUE, -5_000);
    journal.add(anEdit('limited', 1), null);
    const began = world.time.now;
    await world.settle();
    expect(world.order).toEqual(['limited']);
    await pass(() => stateOf('limited') === 'applied');
    expect(world.time.now - began).toBeGreaterThanOrEqual(1_000);
  });
});

describe('a limit of one endpoint', () => {
  it('holds up changes of that kind on that site, and nothing else', async () => {
    askToWait('limited', 'jira-burst-based');
    journal.add(anEdit('limited', 1), null);
    journal.add(anEdit('same kind', 2), null);
    journal.add(anEdit('other kind', 3, 'summary', { kind: 'comment', parts: [] }), null);
    journal.add(anEdit('other site', 4, 'summary', { cloudId: 'cloud-2' }), null);
    await world.settle();
    expect(['limited', 'same kind', 'other kind', 'other site'].map(stateOf)).toEqual([
      'queued',
      'queued',
      'applied',
      'applied',
    ]);
    await pass(() => stateOf('same kind') === 'applied');
    expect(['limited', 'same kind'].map(stateOf)).toEqual(['applied', 'applied']);
  });
});

describe('what a limit reaches', () => {
  it.each([
    ['jira-quota-global-based', 'account'],
    ['jira-quota-tenant-based', 'account'],
    ['jira-quota', 'account'],
    [null, 'account'],
    ['of another year', 'account'],
    ['jira-burst-based', 'endpoint'],
    [PER_ISSUE, 'issue'],
  ])('%s: %s', (reason, reach) => {
    expect(limitReach(reason)).toBe(reach);
  });
});

it('forgets the rests of an account that was removed', async () => {
  askToWait('limited', PER_ISSUE);
  journal.add(anEdit('limited', 1), null);
  await world.settle();
  journal.forgetAccount('account-1');
  journal.add(anEdit('limited', 1), null);
  await world.settle();
  expect(stateOf('limited')).toBe('applied');
});
