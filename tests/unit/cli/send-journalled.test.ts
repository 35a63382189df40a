import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { sendJournalled } from '../../../src/cli/send-journalled';
import type { Ending } from '../../../src/cli/command';
import type { Gateway } from '../../../src/main/gateway/request';
import { Journal } from '../../../src/main/outbox/journal';
import { aChange } from '../main/outbox/a-change';
import { asRemote, temporaryConnection } from '../main/storage/temporary-database';

let journal: Journal;
/** Calls of the journal that fail, from the nth call of a name on: before they did anything, or after. */
let ends: { method: string; from: number; when: 'before' | 'after' }[];
let posts: number;
let answer: Outcome<unknown>;
let told: string[];

const gateway: Gateway = {
  raw: () => Promise.reject(new Error('not here')),
  request: ({ path }) => {
    if (path.endsWith('/issue')) posts++;
    return Promise.resolve(path.endsWith('/issue') ? answer : fail({ kind: 'unavailable', status: 503, detail: '' }));
  },
};

beforeEach(() => {
  journal = new Journal(temporaryConnection());
  ends = [];
  posts = 0;
  answer = succeed({ id: '10500', key: 'SHOP-7' });
  told = [];
});

function run(milliseconds = 2_000): Promise<Ending> {
  const calls = new Map<string, number>();
  const fragile = new Proxy(asRemote(journal), {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        const nth = (calls.get(String(name)) ?? 0) + 1;
        calls.set(String(name), nth);
        const fate = ends.find((one) => one.method === name && nth >= one.from)?.when;
        if (fate === 'before') throw new Error('The database process ended.');
        const done: unknown = await Reflect.apply(method, target, args);
        if (fate === 'after') throw new Error('The database process ended.');
        return done;
      };
    },
  });
  return sendJournalled(
    aChange('a'),
    { journal: fragile, gateway },
    { now: Date.now, tell: (sentence) => void told.push(sentence) },
    { milliseconds, siteUrl: 'https://acme.example', fieldNames: {} },
  );
}

const RESUME = expect.stringContaining('run: outbox resume') as unknown;

describe('a create on the command line whose database ends', () => {
  it('while it is written down, but after the commit, goes on', async () => {
    ends = [{ method: 'add', from: 1, when: 'after' }];
    await expect(run()).resolves.toMatchObject({ kind: 'done', document: { key: 'SHOP-7' } });
    expect(posts).toBe(1);
  });

  it('before it was written down is a failure, and nothing was sent', async () => {
    ends = [{ method: 'add', from: 1, when: 'before' }];
    await expect(run()).rejects.toThrow('The database process ended.');
    expect(posts).toBe(0);
    expect(journal.pending()).toEqual([]);
  });

  it('so that nobody can tell whether it was written down: it ends as one that is not to be run again', async () => {
    ends = [
      { method: 'add', from: 1, when: 'after' },
      { method: 'get', from: 1, when: 'before' },
    ];
    await expect(run()).resolves.toMatchObject({
      kind: 'unsettled',
      document: { changeId: 'a' },
      sentences: [expect.stringContaining('may be in the outbox'), RESUME],
    });
    expect(posts).toBe(0);
  });

  it('while it is on its way ends as one that is not to be run again', async () => {
    ends = [
      { method: 'agenda', from: 1, when: 'before' },
      { method: 'get', from: 1, when: 'before' },
    ];
    await expect(run(50)).resolves.toMatchObject({
      kind: 'unsettled',
      document: { changeId: 'a' },
      sentences: [expect.stringContaining('The database process ended'), RESUME],
    });
  });

  it('after Jira has it, and that was written down, tells its key all the same', async () => {
    ends = [{ method: 'get', from: 1, when: 'before' }];
    await expect(run()).resolves.toMatchObject({ kind: 'done', document: { key: 'SHOP-7' } });
  });

  it('after Jira refused it tells the refusal, and that it stays in the outbox', async () => {
    answer = fail({ kind: 'jira-rejected', status: 400, messages: ['No.'], fieldErrors: {} });
    ends = [{ method: 'move', from: 3, when: 'before' }];
    await expect(run()).resolves.toMatchObject({ kind: 'failed', failure: { kind: 'jira-rejected' } });
    expect(told).toEqual(['What was refused stays in the outbox: The database process ended.']);
  });
});
