import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { createReadBack } from '../../../../src/main/boot/read-back';
import type { JournalledChange } from '../../../../src/main/outbox/journalled-change';
import { FakeTime } from '../outbox/fake-time';

const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };

let time: FakeTime;
let one: string[];
let many: { readonly cloudId: string; readonly ids: readonly string[]; readonly at: number }[];
let wrote: string[];
let warned: string[];
let answer: Outcome<null>;
let readBack: (change: JournalledChange) => void;

beforeEach(() => {
  time = new FakeTime();
  one = [];
  many = [];
  wrote = [];
  warned = [];
  answer = succeed(null);
  readBack = createReadBack({
    one: (_site, idOrKey, withComments) => {
      one.push(withComments ? `${idOrKey} and comments` : idOrKey);
      return Promise.resolve(answer);
    },
    many: ({ cloudId }, ids) => {
      many.push({ cloudId, ids, at: time.now });
      return Promise.resolve(answer);
    },
    wrote: (_site, issueId) => void wrote.push(issueId),
    after: time.after,
    warn: (sentence) => void warned.push(sentence),
    reportDefect: () => '',
  });
});

function applied(number: number, over: Partial<JournalledChange> = {}): JournalledChange {
  const id = String(number);
  return {
    id,
    ...SITE,
    kind: 'edit',
    title: id,
    subtitle: '',
    projectKey: 'SHOP',
    issueId: null,
    issueKey: null,
    after: null,
    groupId: 'group',
    paused: false,
    createdAt: 1,
    beganAt: 1,
    sentAt: 1,
    body: {},
    memo: null,
    former: [],
    watches: 0,
    form: null,
    status: { state: 'applied', issueId: id, issueKey: `SHOP-${number}` },
    history: [],
    ...over,
  };
}

/** Lets so many milliseconds pass, with what is due in them. */
function pass(milliseconds: number): void {
  let over = false;
  time.after(milliseconds, () => (over = true));
  while (!over) time.step();
}

describe('what Jira has of a group', () => {
  it('reads the other end of a link as well', () => {
    const body = { kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: 'SHOP-9' };
    readBack(applied(1, { kind: 'link', groupId: null, body }));
    expect(one).toEqual(['1', 'SHOP-9']);
  });

  it('is read by the hundred, and known as just written at once', () => {
    for (let number = 1; number <= 250; number++) readBack(applied(number));
    expect(many.map(({ ids }) => ids.length)).toEqual([100, 100]);
    expect(wrote).toHaveLength(250);
    pass(3_000);
    expect(many.map(({ ids }) => ids.length)).toEqual([100, 100, 50]);
    expect(new Set(many.flatMap(({ ids }) => ids)).size).toBe(250);
    expect(one).toEqual([]);
  });

  it('is read after half a minute where a limit lets two a second through: at hardly more than a point each', () => {
    for (let number = 1; number <= 120; number++) {
      readBack(applied(number));
      pass(500);
    }
    pass(3_000);
    expect(many.length).toBeLessThanOrEqual(3);
    expect(many.flatMap(({ ids }) => ids)).toHaveLength(120);
  });

  it('is read for each account and site by itself', () => {
    readBack(applied(1));
    readBack(applied(2, { cloudId: 'cloud-2' }));
    pass(3_000);
    expect(many.map(({ cloudId, ids }) => [cloudId, ...ids])).toEqual([
      ['cloud-1', '1'],
      ['cloud-2', '2'],
    ]);
  });

  it('is not read where a run has created it: that would cost a point more for each, and lists know of it', () => {
    for (let number = 1; number <= 250; number++) readBack(applied(number, { kind: 'create' }));
    pass(31_000);
    expect(many).toEqual([]);
    expect(one).toEqual([]);
    expect(wrote).toHaveLength(250);
  });

  it('is told where it could not be read', async () => {
    answer = fail({ kind: 'offline', detail: 'ENOTFOUND' });
    readBack(applied(1));
    pass(3_000);
    await Promise.resolve();
    expect(warned).toEqual(['mirror: what was written was not read back: offline']);
  });
});

describe('what Jira has of a change by itself', () => {
  it('is read at once', () => {
    readBack(applied(7, { groupId: null, kind: 'edit' }));
    expect(one).toEqual(['7']);
    expect(time.waiting).toBe(0);
  });

  it('is read with its comments where one was written, in a group as well', () => {
    readBack(applied(7, { kind: 'comment' }));
    expect(one).toEqual(['7 and comments']);
  });

  it('is read by its key where a person said which issue it became', () => {
    readBack(applied(7, { status: { state: 'applied', issueId: '', issueKey: 'SHOP-7' } }));
    expect(one).toEqual(['SHOP-7']);
    expect(wrote).toEqual([]);
  });

  it('is not read before Jira has it', () => {
    readBack(applied(7, { groupId: null, status: { state: 'sending' } }));
    expect(one).toEqual([]);
  });
});
