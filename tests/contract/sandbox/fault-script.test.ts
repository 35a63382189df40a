import { describe, expect, it } from 'vitest';
import { WrongScript } from '../../../src/sandbox/faults/fault-script';
import { fakeSchedule } from './fake-schedule';
import { at } from './jira/jira-site';
import { keepAlive } from './keep-alive';
import { refreshWith, signIn } from './sign-in';
import { newIssue, siteClient, type SiteClient } from './site-client';

const create = '/rest/api/3/issue';

/** How many issues have this summary, asked beside all faults. */
async function existing(client: SiteClient, summary: string): Promise<number> {
  const path = `/rest/api/3/search/jql?jql=${encodeURIComponent(`project = AUTOTEST AND summary ~ "${summary}"`)}`;
  const reply = await client.sandbox.actAs({ account: 'Mara Lind', method: 'GET', path });
  const issues = at(reply.body, 'issues');
  return Array.isArray(issues) ? issues.length : -1;
}

describe('a fault script', () => {
  it('drops a create before it is carried out, and the next one after', async () => {
    const client = await siteClient({
      faults: [
        { match: { method: 'post', path: create }, do: 'drop-before-commit' },
        { match: { method: 'post', path: create, nth: 2 }, do: 'drop-after-commit' },
      ],
    });
    await expect(client.create('Walrus')).rejects.toThrow('fetch failed');
    expect(await existing(client, 'Walrus')).toBe(0);
    await expect(client.create('Walrus')).rejects.toThrow('fetch failed');
    expect(await existing(client, 'Walrus')).toBe(1);
    await client.create('Walrus');
    expect(await existing(client, 'Walrus')).toBe(2);
  });

  it('commits seconds after the connection broke', async () => {
    const time = fakeSchedule();
    const client = await siteClient({
      schedule: time.schedule,
      faults: [{ match: { method: 'POST', path: create }, do: 'commit-late', ms: 4000 }],
    });
    await expect(client.create('Walrus')).rejects.toThrow('fetch failed');
    time.pass(3999);
    expect([await existing(client, 'Walrus'), client.sandbox.pendingCommits]).toEqual([0, 1]);
    time.pass(1);
    await expect.poll(() => client.sandbox.pendingCommits).toBe(0);
    expect(await existing(client, 'Walrus')).toBe(1);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])(
    'resets a warm connection when the request has arrived (carried out: %s), and no cold one',
    async (commit, made) => {
      const client = await siteClient({ faults: [{ match: { path: create }, do: 'reset-warm', commit }] });
      const wire = keepAlive();
      const url = `${client.sandbox.apiOrigin}/ex/jira/${client.cloudId}${create}`;
      const headers = { authorization: `Bearer ${client.pair.access_token}` };
      expect(await wire.send('POST', url, headers, newIssue('Cold'))).toBe(201);
      expect(await wire.send('POST', url, headers, newIssue('Warm'))).toBe('ECONNRESET');
      expect(await existing(client, 'Warm')).toBe(made);
      const posts = client.sandbox.requests.entries.filter((entry) => entry.method === 'POST');
      expect(posts.map(({ nthOnConnection, fault }) => [nthOnConnection, fault])).toEqual([
        [1, undefined],
        [2, 'reset-warm'],
      ]);
      expect(new Set(posts.map(({ connection }) => connection)).size).toBe(1);
    },
  );

  it('never answers, with the operation carried out or not, until the client gives up', async () => {
    const client = await siteClient({
      faults: [
        { match: { path: create }, do: 'time-out' },
        { match: { path: create, nth: 2 }, do: 'time-out', commit: true },
      ],
    });
    for (const [summary, made] of [
      ['Deaf', 0],
      ['Mute', 1],
    ] as const) {
      const giveUp = new AbortController();
      const sent = fetch(`${client.sandbox.apiOrigin}/ex/jira/${client.cloudId}${create}`, {
        method: 'POST',
        signal: giveUp.signal,
        headers: { authorization: `Bearer ${client.pair.access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify(newIssue(summary)),
      });
      await expect.poll(() => existing(client, summary)).toBe(made);
      await expect.poll(() => client.sandbox.faults.taken.length).toBe(made + 1);
      giveUp.abort();
      await expect(sent).rejects.toThrow('aborted');
    }
  });

  it('closes a connection that timed out after a while, when it says so', async () => {
    const time = fakeSchedule();
    const faults = [{ match: { path: create }, do: 'time-out', ms: 9000 }];
    const client = await siteClient({ schedule: time.schedule, faults });
    let outcome = 'open';
    client.create('Walrus').catch((error: unknown) => (outcome = String(error)));
    await expect.poll(() => time.waiting).toBe(1);
    time.pass(8999);
    expect(outcome).toBe('open');
    time.pass(1);
    await expect.poll(() => outcome).toContain('fetch failed');
  });

  it.each([
    [{}, '1'],
    [{ retryAfter: 7 }, '7'],
    [{ retryAfter: 0 }, '0'],
    [{ retryAfter: null }, null],
    [{ retryAfter: 'date' }, 'Tue, 01 Sep 2026 12:00:01 GMT'],
  ])('answers 429 with %j as Retry-After %s', async (more, told) => {
    const client = await siteClient({
      faults: [{ match: { path: '/rest/**' }, do: '429', reason: 'jira-per-issue-on-write', ...more }],
    });
    const refused = await client.call('POST', create, newIssue('Walrus'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, told]);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    expect(await existing(client, 'Walrus')).toBe(0);
  });

  it('answers 502 from the edge, whether or not the create went through', async () => {
    const client = await siteClient({
      faults: [
        { match: { path: create }, do: '502' },
        { match: { path: create, nth: 2 }, do: '502', commit: true },
      ],
    });
    const first = await client.call('POST', create, newIssue('Walrus'));
    expect([first.status, first.headers.get('content-type')]).toEqual([502, 'text/html;charset=UTF-8']);
    expect(await existing(client, 'Walrus')).toBe(0);
    expect((await client.call('POST', create, newIssue('Walrus'))).status).toBe(502);
    expect(await existing(client, 'Walrus')).toBe(1);
  });

  it('is down for maintenance', async () => {
    const client = await siteClient({ faults: [{ match: { path: '/rest/**' }, do: '503', retryAfter: 30 }] });
    const answer = await client.call('GET', '/rest/api/3/myself');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(answer.text).toContain('down for maintenance');
  });

  it('breaks off within the body of an answer', async () => {
    const client = await siteClient({
      faults: [
        { match: { path: '/rest/**' }, do: 'truncated-body' },
        { match: { path: '/rest/**', nth: 2 }, do: 'truncated-body', bytes: 0 },
      ],
    });
    await expect(client.call('GET', '/rest/api/3/myself')).rejects.toThrow('terminated');
    await expect(client.call('GET', '/rest/api/3/myself')).rejects.toThrow('terminated');
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(200);
  });

  it('lets an answer drip, whole in the end', async () => {
    const client = await siteClient({
      faults: [{ match: { path: '/rest/**' }, do: 'slow-drip', bytes: 10, everyMs: 0 }],
    });
    expect(at((await client.call('GET', '/rest/api/3/myself')).body, 'displayName')).toBe('Mara Lind');
    expect(client.sandbox.faults.taken).toHaveLength(1);
  });

  it.each([
    [1, { errorMessages: [expect.any(String)], errors: {} }],
    [2, { type: 'about:blank', title: 'Conflict', status: 409, detail: expect.any(String) as string }],
    [3, { errors: [{ message: expect.any(String) as string }] }],
    [4, { code: 409, message: expect.any(String) as string }],
    ['empty', undefined],
  ])('refuses in envelope %s', async (envelope, body) => {
    const client = await siteClient({
      faults: [{ match: { path: '/rest/**' }, do: 'envelope', envelope, status: 409 }],
    });
    const answer = await client.call('GET', '/rest/api/3/myself');
    expect([answer.status, answer.body]).toEqual([409, body]);
  });

  it('skews the clock of the site: its dates and what it writes, not the life of tokens', async () => {
    const day = 86_400_000;
    const client = await siteClient({ faults: [{ match: { path: '/rest/**' }, do: 'clock-skew', ms: day }] });
    const { key } = await client.create('Walrus');
    const read = await client.call('GET', `/rest/api/3/issue/${key}?fields=created`);
    expect(read.headers.get('date')).toBe('Wed, 02 Sep 2026 12:00:00 GMT');
    expect(Date.parse(String(at(read.body, 'fields', 'created')))).toBe(client.clock() + day);
    client.sandbox.intervene({ command: 'skew-clock', ms: -day });
    expect((await client.call('GET', '/rest/api/3/myself')).headers.get('date')).toBe('Mon, 31 Aug 2026 12:00:00 GMT');
  });

  it.each([401, 403, 404])('ends an access token with %i; a fresh one is good', async (status) => {
    const client = await siteClient({ faults: [{ match: { path: '/rest/**' }, do: 'expired-token', status }] });
    for (let nth = 0; nth < 2; nth += 1) {
      const refused = await client.call('GET', '/rest/api/3/myself');
      expect([refused.status, at(refused.body, 'code')]).toEqual([status, status]);
    }
    const fresh = (await (await refreshWith(client.sandbox, client.pair.refresh_token)).json()) as unknown;
    const answer = await client.call('GET', '/rest/api/3/myself', undefined, String(at(fresh, 'access_token')));
    expect(answer.status).toBe(200);
    // The old one stays as it was.
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(status);
  });

  it('revokes the grant of whoever asks', async () => {
    const client = await siteClient({ faults: [{ match: { path: '/rest/**' }, do: 'revoke-token' }] });
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(401);
    const refused = await refreshWith(client.sandbox, client.pair.refresh_token);
    expect([refused.status, at(await refused.json(), 'error')]).toEqual([403, 'invalid_grant']);
  });

  it('closes the window in which a used refresh token is good', async () => {
    const client = await siteClient({
      faults: [{ match: { path: '/oauth/token', nth: 3 }, do: 'close-reuse-window' }],
    });
    // The first request for a token was the sign-in's.
    expect((await refreshWith(client.sandbox, client.pair.refresh_token)).status).toBe(200);
    expect((await refreshWith(client.sandbox, client.pair.refresh_token)).status).toBe(403);
  });

  it('takes the site away', async () => {
    const client = await siteClient({ faults: [{ match: { path: '/rest/**' }, do: 'remove-site' }] });
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(404);
    const headers = { authorization: `Bearer ${client.pair.access_token}` };
    const listed = await fetch(`${client.sandbox.apiOrigin}/oauth/token/accessible-resources`, { headers });
    expect(await listed.json()).toEqual([]);
    client.sandbox.intervene({ command: 'restore-site', cloudId: client.cloudId });
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(200);
  });

  it('puts somebody else behind the token', async () => {
    const client = await siteClient({ faults: [{ match: { path: '/rest/**', nth: 2 }, do: 'replace-user' }] });
    const seen = [];
    for (let nth = 0; nth < 2; nth += 1)
      seen.push(at((await client.call('GET', '/rest/api/3/myself')).body, 'accountId'));
    expect(seen[0]).not.toBe(seen[1]);
    const fresh = (await (await refreshWith(client.sandbox, client.pair.refresh_token)).json()) as unknown;
    const after = await client.call('GET', '/rest/api/3/myself', undefined, String(at(fresh, 'access_token')));
    expect(at(after.body, 'accountId')).toBe(seen[1]);
  });

  it('takes every so many-th request, so many times', async () => {
    const client = await siteClient({
      faults: [{ match: { method: 'GET', path: '/rest/api/3/project/*', nth: 2, every: 2, times: 2 }, do: '503' }],
    });
    const statuses = [];
    for (let nth = 0; nth < 7; nth += 1) statuses.push((await client.call('GET', '/rest/api/3/project/SHOP')).status);
    expect(statuses).toEqual([200, 503, 200, 503, 200, 200, 200]);
    expect((await client.call('GET', '/rest/api/3/project/SHOP/statuses')).status).toBe(200);
  });

  it.each([
    [[{ do: 'explode' }], 'rules[0].do'],
    [[{ match: { nth: 0 }, do: '502' }], 'rules[0].match.nth'],
    [[{ do: 'commit-late', ms: 'soon' }], 'rules[0].ms'],
    [{ rulez: [] }, 'rulez'],
    [7, 'Invalid input'],
  ])('that is none says where: %j', async (script, where) => {
    const client = await siteClient();
    const read = (): void => {
      client.sandbox.faults.script(script);
    };
    expect(read).toThrow(WrongScript);
    expect(read).toThrow(where);
  });
});

describe('faults by chance', () => {
  /** What became of forty reads, in three places. */
  async function outcomes(seed: number, faults?: unknown): Promise<{ seen: string[]; taken: readonly unknown[] }> {
    const client = await siteClient(faults === undefined ? {} : { faults });
    if (faults === undefined) client.sandbox.faults.random(seed, { rate: 0.4 });
    const seen = [];
    for (let nth = 0; nth < 40; nth += 1) {
      const path = ['/rest/api/3/priority', '/rest/api/3/project/SHOP', '/rest/api/3/issueLinkType'][nth % 3] ?? '';
      const outcome = await client.call('GET', path).then(
        ({ status }) => String(status),
        () => 'broken',
      );
      if (outcome === '401') client.pair = await signIn(client.sandbox);
      seen.push(outcome);
    }
    return { seen, taken: client.sandbox.faults.taken };
  }

  it('are the same for the same seed and requests, and others for another seed', async () => {
    const [one, again, other] = [await outcomes(3), await outcomes(3), await outcomes(4)];
    expect(again.taken).toEqual(one.taken);
    expect(other.taken).not.toEqual(one.taken);
    expect(one.taken.length).toBeGreaterThan(8);
    expect(one.taken.length).toBeLessThan(25);
  });

  it('replay as a script of what was taken', async () => {
    const one = await outcomes(5);
    const replayed = await outcomes(0, one.taken);
    expect(replayed.seen).toEqual(one.seen);
    expect(replayed.taken).toEqual(one.taken);
  });

  it('can be asked for in a script, of chosen kinds and places', async () => {
    const client = await siteClient({
      faults: { random: { seed: 1, rate: 1, kinds: [{ do: '503' }], path: '/rest/api/3/priority' } },
    });
    expect((await client.call('GET', '/rest/api/3/priority')).status).toBe(503);
    expect((await client.call('GET', '/rest/api/3/myself')).status).toBe(200);
  });
});
