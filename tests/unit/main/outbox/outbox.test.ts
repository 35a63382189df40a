import { beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../../src/main/outbox/journal';
import { createOutbox, type Outbox } from '../../../../src/main/outbox/outbox';
import type { Runner } from '../../../../src/main/outbox/runner';
import { asRemote, temporaryConnection } from '../storage/temporary-database';
import { aChange, SITE } from './a-change';
import { anIssue } from './an-issue';

let journal: Journal;
let woken: number;
let breakAfter: string | null;
let breakBefore: string | null;
let outbox: Outbox;

/** A runner that settles nothing: what the outbox does by itself. */
const idleRunner: Runner = {
  wake: () => void woken++,
  settled: (_site, id) => Promise.resolve(journal.get(SITE, id)),
  stop: () => undefined,
  idle: () => Promise.resolve(),
};

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  woken = 0;
  breakAfter = null;
  breakBefore = null;
  const fragile = new Proxy(asRemote(journal), {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        if (breakBefore === name) throw new Error('The database process ended.');
        const answer: unknown = await Reflect.apply(method, target, args);
        if (breakAfter === name) throw new Error('The database process ended.');
        return answer;
      };
    },
  });
  outbox = createOutbox({
    journal: fragile,
    runner: idleRunner,
    now: () => 5,
    findIssue: anIssue,
    changed: () => undefined,
  });
});

const add = (id: string): ReturnType<Outbox['add']> => outbox.add(aChange(id), { replaces: null, patience: 10 });

describe('adding a change', () => {
  it('journals it and wakes the runner', async () => {
    await expect(add('a')).resolves.toMatchObject({ ok: true, value: { id: 'a', status: { state: 'queued' } } });
    expect(woken).toBe(1);
  });

  it('says so when it could not be journalled, and wakes nobody', async () => {
    breakBefore = 'add';
    await expect(add('a')).resolves.toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(woken).toBe(0);
    expect(journal.pending()).toEqual([]);
  });

  it('does not call a failure what is on the disk: the answer was lost with the process, not the commit', async () => {
    breakAfter = 'add';
    await expect(add('a')).resolves.toMatchObject({ ok: true, value: { id: 'a' } });
    expect(journal.pending()).toHaveLength(1);
  });
});

describe('what a person decides', () => {
  it('sends an unsure change again only on their word', async () => {
    await add('a');
    journal.move(SITE, 'a', ['queued'], { state: 'unsure', candidates: [] }, 'x', 1);
    await expect(outbox.retry(SITE, 'a')).resolves.toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    await expect(outbox.resolve(SITE, 'a', null)).resolves.toMatchObject({
      ok: true,
      value: { status: { state: 'queued' } },
    });
  });

  it('takes an unsure change for the issue that they name', async () => {
    await add('a');
    journal.move(SITE, 'a', ['queued'], { state: 'unsure', candidates: [] }, 'x', 1);
    await outbox.resolve(SITE, 'a', 'SHOP-9');
    expect(journal.get(SITE, 'a')?.status).toMatchObject({ state: 'applied', issueKey: 'SHOP-9' });
  });

  it.each([['sending'], ['unknown']] as const)(
    'cannot discard or retry a change that is %s: Jira may have it',
    async (state) => {
      await add('a');
      journal.move(SITE, 'a', ['queued'], state === 'sending' ? { state } : { state, looks: 0, nextLookAt: 0 }, 'x', 1);
      await expect(outbox.discard(SITE, 'a')).resolves.toMatchObject({ ok: false });
      await expect(outbox.retry(SITE, 'a')).resolves.toMatchObject({ ok: false });
      expect(journal.get(SITE, 'a')?.status.state).toBe(state);
    },
  );

  it('counts what would be lost with the account', async () => {
    await add('a');
    await add('b');
    await outbox.discard(SITE, 'b');
    await expect(outbox.unfinished(SITE.accountId)).resolves.toEqual({ ok: true, value: 1 });
  });

  it('keeps a draft, and drops it', async () => {
    await outbox.saveDraft(SITE, 'd', { summary: 'half' });
    await expect(outbox.loadDraft(SITE, null)).resolves.toMatchObject({
      ok: true,
      value: { body: { summary: 'half' } },
    });
    await outbox.saveDraft(SITE, 'd', null);
    await expect(outbox.loadDraft(SITE, null)).resolves.toEqual({ ok: true, value: null });
  });
});
