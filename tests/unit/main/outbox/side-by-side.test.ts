import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldConflict } from '@shared/ipc/change';
import { fail, succeed } from '@shared/ipc/outcome';
import { Journal } from '../../../../src/main/outbox/journal';
import type { Sent } from '../../../../src/main/outbox/kinds/kind';
import { MOST_SENDS } from '../../../../src/main/outbox/plan';
import { createRunner } from '../../../../src/main/outbox/runner';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anEdit } from './an-edit';
import { ABSENT, ARunner } from './a-runner';

let journal: Journal;
let jira: ARunner;
beforeEach(() => {
  journal = new Journal(temporaryConnection());
  jira = new ARunner(journal);
});

const NO_ANSWER = { kind: 'no-answer', detail: 'ECONNRESET', wrote: true } as const;
const CONFLICT: FieldConflict = {
  fieldId: 'summary',
  name: 'Summary',
  schema: { type: 'string' },
  base: 'before',
  mine: 'mine',
  theirs: 'theirs',
  by: 'Mia',
  at: null,
};
const stateOf = (id: string) => journal.get(SITE, id)?.status.state;

describe('changes side by side', () => {
  it('are sent a few at once, so that the way there and back does not bound them', async () => {
    for (let nth = 0; nth < 20; nth++) journal.add(aChange(`${nth}`), null);
    await jira.settle();
    expect(jira.atOnce).toBe(MOST_SENDS);
    expect(new Set(jira.order).size).toBe(20);
  });

  it('go one after the other where they touch the same of one issue, in the order in which they were made', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) journal.add(anEdit(id, 1, 'summary'), null);
    await jira.settle();
    expect(jira.atOnce).toBe(1);
    expect(jira.order).toEqual(ids);
  });

  it('do not wait for each other where they touch different things, or different issues', async () => {
    let free: () => void = () => undefined;
    const blocked = new Promise<Sent>((resolve) => (free = () => resolve(succeed({ id: '1', key: 'SHOP-1' }))));
    jira.answers.set('held', () => blocked);
    journal.add(aChange('first'), null);
    await jira.settle();
    journal.add(anEdit('held', 1, 'summary'), null);
    journal.add(anEdit('same field', 1, 'summary'), null);
    journal.add(anEdit('other field', 1, 'labels'), null);
    journal.add(anEdit('other issue', 2, 'summary'), null);
    jira.answers.set('other issue', async () => {
      for (let turn = 0; turn < 100; turn++) await Promise.resolve();
      expect(['held', 'same field', 'other field'].map(stateOf)).toEqual(['sending', 'queued', 'applied']);
      free();
      return succeed({ id: '2', key: 'SHOP-2' });
    });
    await jira.settle();
    expect(jira.order.at(-1)).toBe('same field');
    expect(jira.troubles).toEqual([]);
  });

  it('wait behind one that is a conflict for the person, and go on when that one is given up', async () => {
    jira.answers.set('a', () => Promise.resolve({ conflict: [CONFLICT] }));
    journal.add(anEdit('a', 1), null);
    journal.add(anEdit('b', 1), null);
    await jira.settle();
    expect(journal.get(SITE, 'a')?.status).toEqual({ state: 'conflict', fields: [CONFLICT] });
    expect(journal.get(SITE, 'b')?.status).toMatchObject({
      state: 'queued',
      reason: {
        message: expect.stringMatching(/^Waits for "summary of SHOP-1", which somebody else changed/) as unknown,
      },
    });
    journal.move(SITE, 'a', ['conflict'], { state: 'discarded' }, 'Discarded', 2);
    await jira.settle();
    expect(stateOf('b')).toBe('applied');
  });

  it('do not wait behind one that Jira refused', async () => {
    jira.answers.set('a', () => Promise.resolve(fail({ kind: 'not-permitted', messages: [] })));
    journal.add(anEdit('a', 1), null);
    journal.add(anEdit('b', 1), null);
    await jira.settle();
    expect(['a', 'b'].map(stateOf)).toEqual(['rejected', 'applied']);
  });

  it('wait behind one of which nobody knows yet whether Jira has it', async () => {
    jira.answers.set('a', () => Promise.resolve(fail(NO_ANSWER)));
    journal.add(anEdit('a', 1), null);
    journal.add(anEdit('b', 1), null);
    await jira.settle();
    expect(['a', 'b'].map(stateOf)).toEqual(['unknown', 'queued']);
  });

  it('that may be the trouble themselves step aside: one that can never be read does not hold up all others for ever', async () => {
    const odd = {
      ...fail({ kind: 'unexpected-answer', what: 'the issue', detail: 'fields' } as const),
      unsent: true,
    } as const;
    jira.answers.set('odd', () => Promise.resolve(odd));
    journal.add(anEdit('odd', 1), null);
    journal.add(anEdit('good', 2), null);
    await jira.settle();
    for (let step = 0; step < 3; step++) {
      jira.time.step();
      await jira.runner.idle();
    }
    expect(stateOf('good')).toBe('applied');
    expect(stateOf('odd')).toBe('queued');
  });

  it('tells what it replaced of somebody else, with the change', async () => {
    jira.answers.set('a', () => Promise.resolve(succeed({ id: '1', key: 'SHOP-1', overtaken: [CONFLICT] })));
    journal.add(anEdit('a', 1), null);
    await jira.settle();
    expect(journal.get(SITE, 'a')?.status).toMatchObject({ state: 'applied', overtaken: [CONFLICT] });
  });
});

describe('before the moment that Jira named', () => {
  it('nothing leaves that was being written down when another one was asked to wait', async () => {
    journal.add(aChange('first'), null);
    await jira.settle();
    const retryAt = jira.time.now + 60_000;
    jira.answers.set('a', () => Promise.resolve(fail({ kind: 'rate-limited', retryAt, reason: null })));
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) journal.add(aChange(id), null);
    await jira.settle();
    // One more was on its way already: those that were only being written down did not follow it.
    expect(jira.order.slice(1).toSorted()).toEqual(['a', 'b']);
    expect(stateOf('f')).toBe('queued');
    jira.answers.clear();
    while (stateOf('f') !== 'applied') {
      expect(jira.time.step()).toBe(true);
      expect(jira.time.now).toBeGreaterThanOrEqual(retryAt);
      await jira.runner.idle();
    }
  });

  it('there is no storm where the moment that is named has passed already', async () => {
    jira.answers.set('a', () => Promise.resolve(fail({ kind: 'rate-limited', retryAt: 0, reason: null })));
    journal.add(aChange('a'), null);
    await jira.settle();
    expect(jira.order).toEqual(['a']);
    const began = jira.time.now;
    for (let step = 0; step < 10; step++) {
      jira.time.step();
      await jira.runner.idle();
    }
    expect(jira.order.length).toBeLessThanOrEqual(1 + (jira.time.now - began) / 1_000);
  });

  it('nothing leaves in another run of the program either, of the same account on any site', async () => {
    const retryAt = jira.time.now + 60_000;
    jira.answers.set('a', () => Promise.resolve(fail({ kind: 'rate-limited', retryAt, reason: null })));
    journal.add(aChange('a'), null);
    await jira.settle();
    journal.move(SITE, 'a', ['queued'], { state: 'discarded' }, 'Discarded', 2);
    const next = new ARunner(journal);
    journal.add(aChange('b', { cloudId: 'cloud-2' }), null);
    journal.add(aChange('c', { accountId: 'account-2' }), null);
    await next.settle();
    expect(next.order).toEqual(['c']);
    while (next.time.now < retryAt) {
      next.time.step();
      await next.runner.idle();
    }
    expect(next.order).toEqual(['c', 'b']);
  });
});

describe('a memo', () => {
  it('is on the disk before the write leaves, and is there for the look of the next run', async () => {
    let atWrite: unknown;
    const runner = createRunner({
      journal: asRemote(journal),
      send: async ({ id }, remember) => {
        await remember({ after: '10100' });
        atWrite = journal.get(SITE, id)?.memo;
        return fail(NO_ANSWER);
      },
      look: () => Promise.resolve(ABSENT),
      arrived: () => Promise.resolve(succeed(null)),
      now: () => jira.time.now,
      after: jira.time.after,
      changed: () => undefined,
      troubled: (error) => void jira.troubles.push(error),
    });
    journal.add(anEdit('a', 1), null);
    runner.wake();
    await runner.idle();
    runner.stop();
    expect(atWrite).toEqual({ after: '10100' });
    expect(journal.get(SITE, 'a')).toMatchObject({ memo: { after: '10100' }, status: { state: 'unknown' } });
  });
});

describe('what a person holds back', () => {
  const pause = {
    change: (paused: boolean) => journal.pause(SITE, 'a', paused),
    group: (paused: boolean) => journal.pauseGroup(SITE, 'g', paused),
    site: (paused: boolean) => journal.pauseSite(SITE.accountId, SITE.cloudId, paused),
  };

  it.each(['change', 'group', 'site'] as const)('by its %s is not sent until they let it go', async (what) => {
    journal.addGroup({ id: 'g', ...SITE, title: 'Two', createdAt: 1 }, [aChange('a')]);
    pause[what](true);
    await jira.settle();
    expect(jira.order).toEqual([]);
    expect(jira.time.waiting).toBe(0);
    pause[what](false);
    await jira.settle();
    expect(jira.order).toEqual(['a']);
  });

  it('is still looked for when it may be in Jira', async () => {
    journal.add(aChange('a'), null);
    jira.answers.set('a', () => Promise.resolve(fail(NO_ANSWER)));
    await jira.settle();
    journal.pause(SITE, 'a', true);
    for (let step = 0; step < 20 && stateOf('a') === 'unknown'; step++) {
      jira.time.step();
      await jira.runner.idle();
    }
    expect(stateOf('a')).toBe('queued');
    expect(jira.order).toEqual(['a']);
  });
});

describe('when the program is closed', () => {
  it('nothing leaves that was being written down as being sent, and it waits for the next run', async () => {
    const remote = asRemote(journal);
    const sent: string[] = [];
    const runner = createRunner({
      journal: {
        agenda: remote.agenda,
        get: remote.get,
        remember: remote.remember,
        follow: remote.follow,
        watched: remote.watched,
        lastMade: remote.lastMade,
        moveAll: remote.moveAll,
        move: async (...args) => {
          const moved = await remote.move(...args);
          if (args[3].state === 'sending') runner.stop();
          return moved;
        },
      },
      send: ({ id }) => {
        sent.push(id);
        return Promise.resolve(succeed({ id: '1', key: 'SHOP-1' }));
      },
      look: () => Promise.resolve(ABSENT),
      arrived: () => Promise.resolve(succeed(null)),
      now: () => jira.time.now,
      after: jira.time.after,
      changed: () => undefined,
      troubled: (error) => void jira.troubles.push(error),
    });
    journal.add(aChange('a'), null);
    runner.wake();
    await runner.idle();
    expect(sent).toEqual([]);
    expect(stateOf('a')).toBe('queued');
  });
});
