import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import type { FetchAnswer, FetchPort } from '../../../src/main/gateway/fetch-port';
import type { GatewayRequest } from '../../../src/main/gateway/request';
import { gatewayOn, read, SITE, write, type GatewayUnderTest } from './gateway-on';
import { VirtualClock } from './virtual-clock';

interface Sent {
  readonly target: string;
  readonly method: string;
  readonly at: number;
}

type Reply = (sent: Sent) => {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

let clock: VirtualClock;
let sent: Sent[];
let underWay: number;
let most: number;
let reply: Reply;
let took: number;
let under: GatewayUnderTest;

const ok: Reply = () => ({ status: 200, body: {} });

beforeEach(() => {
  clock = new VirtualClock();
  sent = [];
  underWay = 0;
  most = 0;
  took = 50;
  reply = ok;
  const fetch: FetchPort = async (url, { method }) => {
    const one = { target: url, method, at: clock.now };
    sent.push(one);
    underWay++;
    most = Math.max(most, underWay);
    await clock.wait(took);
    underWay--;
    const { status, headers = {}, body } = reply(one);
    const text = body === undefined ? '' : JSON.stringify(body);
    const answer: FetchAnswer = {
      status,
      headers: { get: (name) => headers[name] ?? null },
      text: () => Promise.resolve(text),
      body: null,
    };
    return answer;
  };
  under = gatewayOn('http://127.0.0.1:1', { fetch, now: () => clock.now, wait: clock.wait });
});

/** Asks, and lets time pass until all is answered. */
async function all(requests: readonly GatewayRequest[]): Promise<readonly unknown[]> {
  let answers: readonly unknown[] | null = null;
  void Promise.all(requests.map((one) => under.gateway.request(one))).then((done) => (answers = done));
  await clock.run(
    () => answers !== null,
    () => false,
  );
  return answers ?? [];
}

const issue = (key: string, more: Partial<GatewayRequest> = {}): GatewayRequest => ({
  ...read,
  path: `/rest/api/3/issue/${key}`,
  ...more,
});
const refusal = (reason: string, seconds: number): ReturnType<Reply> => ({
  status: 429,
  headers: { 'ratelimit-reason': reason, 'retry-after': String(seconds) },
});
const keys = (): string[] => sent.map(({ target }) => target.split('/').at(-1) ?? '');

describe('the line', () => {
  it('has eight on their way at most', async () => {
    await all(Array.from({ length: 40 }, (_, at) => issue(`SHOP-${at}`)));
    expect(most).toBe(8);
    expect(sent).toHaveLength(40);
  });

  it('lets go first what a person waits for, then changes, then what nobody waits for, each in order', async () => {
    const of = (priority: NonNullable<GatewayRequest['priority']>, from: number): GatewayRequest[] =>
      Array.from({ length: 3 }, (_, at) => issue(`SHOP-${from + at}`, { priority }));
    const first = Array.from({ length: 8 }, (_, at) => issue(`FIRST-${at}`));
    await all([...first, ...of('background', 20), ...of('outbox', 10), ...of('person', 0)]);
    expect(keys().slice(8)).toEqual([0, 1, 2, 10, 11, 12, 20, 21, 22].map((at) => `SHOP-${at}`));
  });

  it('keeps a place for a person, however much the background asks for', async () => {
    took = 5_000;
    const background = Array.from({ length: 30 }, (_, at) => issue(`B-${at}`, { priority: 'background' }));
    const done = all([...background, issue('PERSON-1')]);
    await done;
    expect(sent.find(({ target }) => target.endsWith('PERSON-1'))?.at).toBe(sent[0]?.at);
  });

  it('gives no place to what waits: others go on', async () => {
    let refusals = 8;
    reply = ({ target }) =>
      target.includes('/myself') && refusals-- > 0
        ? refusal('jira-burst-based', 10)
        : ok({ target, method: '', at: 0 });
    const held = Array.from({ length: 8 }, () => read);
    const answered = all([...held, issue('SHOP-1'), issue('SHOP-2')]);
    await answered;
    const others = sent.filter(({ target }) => target.includes('/issue/'));
    expect(others.every(({ at }) => at - (sent[0]?.at ?? 0) <= 100)).toBe(true);
  });

  it('forgets who gave up, and its place goes to the next', async () => {
    const patience = new AbortController();
    patience.abort();
    const answers = await all([issue('SHOP-1', { signal: patience.signal }), issue('SHOP-2')]);
    expect(answers[0]).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(keys()).toEqual(['SHOP-2']);
  });
});

describe('a token', () => {
  it('goes to the origin that it was read with, though the account was signed in elsewhere while it waited', async () => {
    let origin = 'http://127.0.0.1:1';
    const targets: string[] = [];
    const fetch: FetchPort = async (url, init) => {
      await clock.wait(20);
      targets.push(`${new URL(url).origin} ${init.headers['Authorization'] ?? ''}`);
      const first = targets.length === 1;
      const headers: Record<string, string> = first
        ? { 'retry-after': '3', 'ratelimit-reason': 'jira-burst-based' }
        : {};
      return {
        status: first ? 429 : 200,
        headers: { get: (name) => headers[name] ?? null },
        text: () => Promise.resolve(''),
        body: null,
      };
    };
    under = gatewayOn(origin, {
      fetch,
      now: () => clock.now,
      wait: clock.wait,
      apiOriginOf: () => origin,
      accessTokenFor: () => {
        return Promise.resolve({ ok: true, value: `token-of-${origin}` });
      },
    });
    void clock.wait(1_000).then(() => (origin = 'http://127.0.0.1:2'));
    await all([read, read]);
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets) {
      const [to, , token] = target.split(' ');
      expect(token).toBe(`token-of-${to}`);
    }
  });
});

describe('a token that is asked for again after a long line', () => {
  it("takes nobody's place, and what is held by then is held for its request too", async () => {
    const began = clock.now;
    const sentAt = (name: string): number[] =>
      sent.flatMap((one) => (one.target.endsWith(name) ? [one.at - began] : []));
    let refused = false;
    const fetch: FetchPort = async (url, { method }) => {
      sent.push({ target: url, method, at: clock.now });
      await clock.wait(url.includes('/project/SLOW') ? 40_000 : 1_000);
      const refuse = url.endsWith('SHOP-OTHER') && !refused;
      if (refuse) refused = true;
      const headers: Record<string, string> = refuse
        ? { 'retry-after': '15', 'ratelimit-reason': 'jira-burst-based' }
        : {};
      return {
        status: refuse ? 429 : 200,
        headers: { get: (name) => headers[name] ?? null },
        text: () => Promise.resolve('{}'),
        body: null,
      };
    };
    let asked = 0;
    under = gatewayOn('http://127.0.0.1:1', {
      fetch,
      now: () => clock.now,
      wait: clock.wait,
      accessTokenFor: async () => {
        // The tenth is the second one of the request that has waited.
        if (++asked === 10) await clock.wait(10_000);
        return succeed('token');
      },
    });
    const project = (name: string): GatewayRequest => ({ ...read, path: `/rest/api/3/project/${name}` });
    const eight = (name: string): GatewayRequest[] => Array.from({ length: 8 }, (_, nth) => project(`${name}${nth}`));
    const after = async (milliseconds: number, requests: readonly GatewayRequest[]): Promise<unknown> => {
      if (milliseconds > 0) await clock.wait(milliseconds);
      return Promise.all(requests.map((one) => under.gateway.request(one)));
    };
    let answered = false;
    void Promise.all([
      after(0, [...eight('SLOW'), issue('SHOP-LATE')]),
      after(41_000, [issue('SHOP-OTHER')]),
      after(43_000, eight('QUICK')),
    ]).then(() => (answered = true));
    await clock.run(
      () => answered,
      () => false,
    );
    for (let nth = 0; nth < 8; nth++) expect(sentAt(`QUICK${nth}`)).toEqual([43_000]);
    // Refused at 42 s for fifteen; the token of the one that waited came at 50.
    expect(sentAt('SHOP-LATE')).toHaveLength(1);
    expect(sentAt('SHOP-LATE')[0]).toBeGreaterThanOrEqual(57_000);
  });
});

describe('a token that cannot be had after a long line', () => {
  it('keeps a write from being sent, and its outcome says so', async () => {
    const began = clock.now;
    const failure: Failure = { kind: 'unavailable', status: 503, detail: '' };
    took = 40_000;
    under = gatewayOn('http://127.0.0.1:1', {
      fetch: async (url, { method }) => {
        sent.push({ target: url, method, at: clock.now });
        await clock.wait(took);
        return { status: 200, headers: { get: () => null }, text: () => Promise.resolve('{}'), body: null };
      },
      now: () => clock.now,
      wait: clock.wait,
      accessTokenFor: () => Promise.resolve(clock.now - began < 40_000 ? succeed('token') : fail(failure)),
    });
    const eight = Array.from({ length: 8 }, (_, nth) => issue(`SHOP-${nth}`));
    const answers = await all([...eight, write]);
    expect(answers[8]).toEqual({ ok: false, failure, unsent: true });
    expect(sent.map(({ method }) => method)).toEqual(eight.map(() => 'GET'));
  });
});

describe('a place in the line', () => {
  it('is given back by a request that ends in a defect', async () => {
    let defects = 8;
    const fetch: FetchPort = () =>
      Promise.resolve({
        status: 200,
        headers: {
          get: () => {
            if (defects-- > 0) throw new Error('a defect');
            return null;
          },
        },
        text: () => Promise.resolve('{}'),
        body: null,
      });
    under = gatewayOn('http://127.0.0.1:1', { fetch });
    for (let nth = 0; nth < 8; nth++) {
      await expect(under.gateway.request(issue(`SHOP-${nth}`))).rejects.toThrow('a defect');
    }
    let ended: unknown = 'waits';
    void under.gateway.request(read).then((outcome) => (ended = outcome));
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(ended).toMatchObject({ ok: true });
  });
});

describe('a 429', () => {
  /** Sends one that is refused, then one of each kind at once; tells how long each of these was held. */
  async function heldAfter(reason: string, seconds: number): Promise<Record<string, number>> {
    const elsewhere = { accountId: 'account-1', cloudId: 'cloud-2' };
    const path = '/rest/api/3/issue/SHOP-1/comment';
    let first = true;
    reply = () => {
      const refuse = first;
      first = false;
      return refuse ? refusal(reason, seconds) : { status: 200, body: {} };
    };
    const began = clock.now;
    const others: Record<string, GatewayRequest> = {
      same: { ...write, path },
      issue: { ...write, method: 'PUT', path: '/rest/api/3/issue/SHOP-1' },
      endpoint: { ...write, path: '/rest/api/3/issue/SHOP-2/comment' },
      site: issue('SHOP-3'),
      app: { ...issue('SHOP-4'), site: elsewhere },
    };
    const refused = under.gateway.request({ ...write, path });
    await clock.run(
      () => !first,
      () => false,
    );
    const from = sent.length;
    const names = Object.keys(others);
    await Promise.all([all(Object.values(others)), refused]);
    const waits: Record<string, number> = {};
    const targets: Record<string, string> = {
      same: 'POST SHOP-1/comment cloud-1',
      issue: 'PUT SHOP-1 cloud-1',
      endpoint: 'POST SHOP-2/comment cloud-1',
      site: 'GET SHOP-3 cloud-1',
      app: 'GET SHOP-4 cloud-2',
    };
    for (const name of names) {
      const one = sent.slice(from).find(({ method, target }) => {
        const [, cloudId = '', rest = ''] = /jira\/([^/]+)\/rest\/api\/3\/issue\/(.*)$/.exec(target) ?? [];
        return `${method} ${rest} ${cloudId}` === targets[name];
      });
      waits[name] = Math.floor(((one?.at ?? Number.NaN) - began) / 1000);
    }
    return waits;
  }

  it.each([
    ['jira-burst-based', { same: 7, issue: 0, endpoint: 7, site: 0, app: 0 }],
    ['jira-per-issue-on-write', { same: 7, issue: 7, endpoint: 0, site: 0, app: 0 }],
    ['jira-quota-tenant-based', { same: 7, issue: 7, endpoint: 7, site: 7, app: 0 }],
    ['jira-quota-global-based', { same: 7, issue: 7, endpoint: 7, site: 7, app: 7 }],
  ])('for %s holds what shares that limit, and nothing else', async (reason, waits) => {
    const held = await heldAfter(reason, 7);
    for (const [name, seconds] of Object.entries(waits)) {
      // What shares an endpoint's limit goes one by one afterwards.
      expect(held[name]).toBeGreaterThanOrEqual(seconds);
      expect(held[name]).toBeLessThanOrEqual(seconds === 0 ? 0 : seconds + 4);
    }
  });

  it('that asks for half an hour tells everybody at once, without another request', async () => {
    reply = () => refusal('jira-quota-tenant-based', 1_800);
    await all([read]);
    const answers = await all([issue('SHOP-1'), write, issue('SHOP-2', { priority: 'background' })]);
    expect(sent).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
    const waiting = under.gateway.limits.now(SITE).waiting;
    expect(waiting?.why).toBe('quota');
    expect(waiting?.until).toBeGreaterThanOrEqual(clock.now + 1_790_000);
    expect(under.gateway.limits.background(SITE)).toMatchObject({ points: 0, why: 'quota' });
  });

  it('is over when the clock of this computer is set back by a day', async () => {
    let first = true;
    reply = () => {
      const refuse = first;
      first = false;
      return refuse ? refusal('jira-burst-based', 7) : { status: 200, body: {} };
    };
    const refused = all([read]);
    await refused;
    clock.now -= 24 * 3_600_000;
    await expect(all([read])).resolves.toMatchObject([{ ok: true }]);
  });
});

describe('writes on one issue', () => {
  it('keep below twenty in two seconds and a hundred in thirty', async () => {
    took = 5;
    const comment: GatewayRequest = { ...write, path: '/rest/api/3/issue/SHOP-1/comment', priority: 'outbox' };
    await all(Array.from({ length: 150 }, () => comment));
    const at = sent.map((one) => one.at);
    for (const moment of at) {
      expect(at.filter((other) => other >= moment && other < moment + 2_000).length).toBeLessThanOrEqual(20);
      expect(at.filter((other) => other >= moment && other < moment + 30_000).length).toBeLessThanOrEqual(100);
    }
    expect(at).toHaveLength(150);
  });

  it('are counted for the issue that is named where the path names none', async () => {
    took = 5;
    await all(Array.from({ length: 30 }, () => ({ ...write, path: '/rest/api/3/issueLink', issue: 'SHOP-1' })));
    expect((sent[29]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });
});

describe('the points of the hour', () => {
  const search =
    (rows: number): Reply =>
    () => ({ status: 200, body: { issues: Array.from({ length: rows }, () => ({ id: '1' })) } });
  const background: GatewayRequest = {
    ...write,
    path: '/rest/api/3/search/jql',
    intent: 'read',
    priority: 'background',
  };

  it('are counted by what comes back, until Atlassian says how many there are', async () => {
    reply = search(100);
    await all([background]);
    expect(under.gateway.limits.now(SITE)).toMatchObject({
      pointsLeft: 65_000 - 101,
      pointsAnHour: 65_000,
      learnt: false,
    });
    expect(under.log.list()[0]).toMatchObject({ points: 101, waited: 0, why: null });
    reply = () => ({
      status: 200,
      body: {},
      headers: { 'x-ratelimit-limit': '100000', 'x-ratelimit-remaining': '42000' },
    });
    await all([read]);
    expect(under.gateway.limits.now(SITE)).toMatchObject({
      pointsLeft: 42_000,
      pointsAnHour: 100_000,
      learnt: true,
    });
  });

  it('are spent by the background to a tenth, then it waits for the next hour and says so', async () => {
    reply = search(5_000);
    const answers = await all([background, background]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    const top = (Math.floor(clock.now / 3_600_000) + 1) * 3_600_000;
    expect(under.gateway.limits.background(SITE)).toEqual({ points: 0, why: 'background-share', until: top });
    await expect(all([background])).resolves.toEqual([
      { ok: false, failure: { kind: 'rate-limited', retryAt: top, reason: 'workbench-background-share' } },
    ]);
    // A person goes on.
    await expect(all([{ ...background, priority: 'person' }])).resolves.toMatchObject([{ ok: true }]);
    clock.now = top;
    await expect(all([background])).resolves.toMatchObject([{ ok: true }]);
  });

  it('are left to people when there are few: the background waits already below a fifth', async () => {
    reply = () => ({
      status: 200,
      body: {},
      headers: { 'x-ratelimit-limit': '65000', 'x-ratelimit-remaining': '12000' },
    });
    await all([read]);
    expect(under.gateway.limits.background(SITE)).toMatchObject({ points: 0, why: 'background-share' });
  });

  it('are not asked for any more once Atlassian said that there are none', async () => {
    const until = clock.now + 600_000;
    reply = () => ({
      status: 200,
      body: {},
      headers: {
        'x-ratelimit-limit': '65000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(until).toISOString(),
      },
    });
    await all([read]);
    await expect(all([read])).resolves.toMatchObject([{ failure: { kind: 'rate-limited', retryAt: until } }]);
    expect(sent).toHaveLength(1);
  });

  it('cost one for each issue created', async () => {
    reply = () => ({ status: 201, body: { id: '1', key: 'SHOP-1' } });
    await all(Array.from({ length: 100 }, () => write));
    expect(65_000 - under.gateway.limits.now(SITE).pointsLeft).toBe(100);
  });
});

describe('the request log', () => {
  it('says why a request waited, and for how long', async () => {
    let first = true;
    reply = () => {
      const refuse = first;
      first = false;
      return refuse ? refusal('jira-burst-based', 3) : { status: 200, body: {} };
    };
    await all([read]);
    const [logged] = under.log.list();
    expect(logged).toMatchObject({
      tries: 2,
      status: 200,
      note: null,
      why: 'this endpoint takes only so many requests a second',
    });
    expect(logged?.waited).toBeGreaterThanOrEqual(3_000);
    expect(logged?.milliseconds).toBe(100);
  });
});
