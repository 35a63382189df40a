import { describe, expect, it } from 'vitest';
import { siteClient, type SiteClient } from './site-client';

/** Statuses of `count` requests, one after the other. */
async function statuses(count: number, request: (nth: number) => ReturnType<SiteClient['call']>): Promise<number[]> {
  const seen = [];
  for (let nth = 1; nth <= count; nth += 1) seen.push((await request(nth)).status);
  return seen;
}

function edit(client: SiteClient, key: string, nth: number): ReturnType<SiteClient['call']> {
  return client.call('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: `Edit ${String(nth)}` } });
}

describe('burst limits', () => {
  it('let two posts a second in when two were allowed, and the next one as soon as there is room', async () => {
    const client = await siteClient({ limits: ['post=2/s'] });
    const post = (): ReturnType<SiteClient['call']> =>
      client.call('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' });
    expect(await statuses(3, post)).toEqual([200, 200, 429]);
    const refused = await post();
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    expect(refused.headers.get('x-ratelimit-limit')).toBe('2');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.body).toEqual({ errorMessages: ['Rate limit exceeded'], errors: {} });
    client.clock.forward(0.5);
    expect(await statuses(2, post)).toEqual([200, 429]);
  });

  it('are of one operation and one method each', async () => {
    const client = await siteClient({ limits: ['get=1/s'] });
    const paths = ['/rest/api/3/myself', '/rest/api/3/myself', '/rest/api/3/priority', '/rest/api/3/project/SHOP'];
    expect(await statuses(4, (nth) => client.call('GET', paths[nth - 1] ?? ''))).toEqual([200, 429, 200, 200]);
  });

  it('of a method replace what Atlassian has for single operations of it', async () => {
    const client = await siteClient({ limits: ['get=5/s'] });
    const { key } = await client.create('Read often');
    const read = (): ReturnType<SiteClient['call']> => client.call('GET', `/rest/api/3/issue/${key}?fields=summary`);
    expect(await statuses(6, read)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('can be set for one operation, and while it runs', async () => {
    const client = await siteClient();
    client.sandbox.rateLimits.set(['POST /rest/api/3/issue=1/s']);
    await client.create('The only one of this second');
    await expect(client.create('One too many')).rejects.toThrow('429');
    expect((await client.call('POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' })).status).toBe(200);
  });

  it('are Atlassian’s numbers, told and not enforced, unless it is asked for', async () => {
    const client = await siteClient();
    const seen = await statuses(105, () => client.call('GET', '/rest/api/3/priority'));
    expect(new Set(seen)).toEqual(new Set([200]));
    expect((await client.call('GET', '/rest/api/3/priority')).headers.get('x-ratelimit-limit')).toBe('100');
  });
});

describe('points of the hour', () => {
  it('cost one for a write, one and one for each object of a read, two for each user', async () => {
    const client = await siteClient();
    const { key } = await client.create('Counted');
    await client.call('GET', `/rest/api/3/issue/${key}`);
    await client.call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key, 'AUTOTEST-1'] });
    await client.call('GET', '/rest/api/3/myself');
    await client.call('GET', '/rest/api/3/issue/NOPE-1');
    const found = await client.call('GET', '/rest/api/3/user/search?query=&maxResults=7');
    expect(found.body).toHaveLength(7);
    await client.call('POST', '/rest/api/3/issue/bulk', {
      issueUpdates: [1, 2, 3].map((nth) => ({
        fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: `Bulk ${String(nth)}` },
      })),
    });
    expect(client.sandbox.requests.points).toEqual({
      total: 1 + 3 + 3 + 3 + 15 + 3,
      byOperation: {
        'POST /rest/api/3/issue': 1,
        // 2 for the issue, 1 for the refusal.
        'GET /rest/api/3/issue/{issueIdOrKey}': 3,
        'POST /rest/api/3/issue/bulkfetch': 3,
        'GET /rest/api/3/myself': 3,
        'GET /rest/api/3/user/search': 15,
        'POST /rest/api/3/issue/bulk': 3,
      },
    });
  });

  it('when they are spent stop everything until the top of the UTC hour', async () => {
    const client = await siteClient({ limits: ['points=6/h'] });
    client.clock.forward(12 * 60);
    const read = (): ReturnType<SiteClient['call']> => client.call('GET', '/rest/api/3/project/SHOP');
    expect(await statuses(4, read)).toEqual([200, 200, 200, 429]);
    const refused = await read();
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-quota-global-based');
    expect(refused.headers.get('retry-after')).toBe(String(48 * 60));
    expect(refused.headers.get('x-ratelimit-reset')).toBe('2026-09-01T13:00:00Z');
    expect(refused.headers.get('x-ratelimit-limit')).toBe('6');
    // A refusal costs nothing.
    expect(client.sandbox.requests.points.total).toBe(6);
    client.clock.forward(48 * 60 - 1);
    expect(await statuses(1, read)).toEqual([429]);
    client.clock.forward(1);
    expect(await statuses(1, read)).toEqual([200]);
  });

  it('are told with every answer, and announced below a fifth', async () => {
    const client = await siteClient({ limits: ['points=10/h'] });
    client.clock.forward(50 * 60);
    const first = await client.call('GET', '/rest/api/3/project/SHOP');
    expect(first.headers.get('beta-ratelimit-policy')).toBe('"global-app-quota";q=10;w=3600');
    expect(first.headers.get('beta-ratelimit')).toBe('"global-app-quota";t=600');
    expect(first.headers.get('x-ratelimit-nearlimit')).toBeNull();
    for (let nth = 0; nth < 3; nth += 1) await client.call('GET', '/rest/api/3/project/SHOP');
    const near = await client.call('POST', '/rest/api/3/issue', {});
    expect(near.headers.get('beta-ratelimit')).toBe('"global-app-quota";r=1;t=600');
    expect(near.headers.get('x-ratelimit-nearlimit')).toBe('true');
  });
});

describe('writes to one issue', () => {
  it('are twenty in two seconds; another issue and reading go on', async () => {
    const client = await siteClient({ enforceLimits: true });
    const [one, other] = [await client.create('One'), await client.create('Other')];
    const seen = await statuses(21, (nth) => edit(client, one.key, nth));
    expect(seen).toEqual([...Array.from({ length: 20 }, () => 204), 429]);
    const refused = await edit(client, one.id, 22);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await edit(client, other.key, 1)).status).toBe(204);
    expect((await client.call('GET', `/rest/api/3/issue/${one.key}`)).status).toBe(200);
    client.clock.forward(2);
    expect((await edit(client, one.key, 23)).status).toBe(204);
  });

  it('are a hundred in thirty seconds', async () => {
    const client = await siteClient({ enforceLimits: true });
    const { key } = await client.create('Busy');
    for (let burst = 0; burst < 5; burst += 1) {
      expect(await statuses(20, (nth) => edit(client, key, burst * 20 + nth))).not.toContain(429);
      client.clock.forward(3);
    }
    const refused = await edit(client, key, 101);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '15']);
    client.clock.forward(15);
    expect((await edit(client, key, 102)).status).toBe(204);
  });

  it('count comments, too, and a link for both of its ends', async () => {
    const client = await siteClient({ limits: ['issue-writes=2/10s'] });
    const [one, other] = [await client.create('One'), await client.create('Other')];
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: one.key }, outwardIssue: { id: other.id } };
    const text = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hm' }] }] };
    expect((await client.call('POST', '/rest/api/3/issueLink', link)).status).toBe(201);
    expect((await client.call('POST', `/rest/api/3/issue/${one.key}/comment`, { body: text })).status).toBe(201);
    expect((await edit(client, one.key, 1)).status).toBe(429);
    expect((await edit(client, other.key, 1)).status).toBe(204);
    expect((await edit(client, other.key, 2)).status).toBe(429);
  });
});
