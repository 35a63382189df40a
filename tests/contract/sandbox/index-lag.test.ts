import { describe, expect, it } from 'vitest';
import { at, list } from './jira/jira-site';
import { siteClient, type SiteClient } from './site-client';

/** Summaries that a search finds. */
async function found(client: SiteClient, jql: string, more: object = {}): Promise<unknown[]> {
  const answer = await client.call('POST', '/rest/api/3/search/jql', { jql, fields: ['summary'], ...more });
  return list(answer.body, 'issues').map((issue) => at(issue, 'fields', 'summary'));
}

async function counted(client: SiteClient, jql: string): Promise<unknown> {
  return at((await client.call('POST', '/rest/api/3/search/approximate-count', { jql })).body, 'count');
}

const lagging = { indexLag: 5000 };

describe('a search index that lags', () => {
  it('finds and counts a new issue only after the lag', async () => {
    const client = await siteClient(lagging);
    await client.create('Zanzibar');
    const jql = 'summary ~ Zanzibar';
    expect([await found(client, jql), await counted(client, jql)]).toEqual([[], 0]);
    client.clock.forward(4.9);
    expect([await found(client, jql), await counted(client, jql)]).toEqual([[], 0]);
    client.clock.forward(0.1);
    expect([await found(client, jql), await counted(client, jql)]).toEqual([['Zanzibar'], 1]);
  });

  it('does not hide it from who asks by key, in bulk, or names it in reconcileIssues', async () => {
    const client = await siteClient({ indexLag: Infinity });
    const { id, key } = await client.create('Zanzibar');
    expect((await client.call('GET', `/rest/api/3/issue/${key}`)).status).toBe(200);
    const fetched = await client.call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key] });
    expect(list(fetched.body, 'issues')).toHaveLength(1);
    expect(await found(client, 'summary ~ Zanzibar')).toEqual([]);
    expect(await found(client, 'summary ~ Zanzibar', { reconcileIssues: [Number(id)] })).toEqual(['Zanzibar']);
    const byGet = `/rest/api/3/search/jql?jql=${encodeURIComponent('summary ~ Zanzibar')}&reconcileIssues=${id}`;
    expect((await client.call('GET', byGet)).body).toEqual({ issues: [{ id }], isLast: true });
  });

  it('still finds an edited issue by its old values, and shows the old ones', async () => {
    const client = await siteClient(lagging);
    const { id, key } = await client.create('Zanzibar');
    client.clock.forward(5);
    await client.call('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Quagga' } });
    expect(await found(client, 'summary ~ Zanzibar')).toEqual(['Zanzibar']);
    expect(await found(client, 'summary ~ Quagga')).toEqual([]);
    expect(await found(client, 'summary ~ Quagga', { reconcileIssues: [id] })).toEqual(['Quagga']);
    expect(await found(client, 'summary ~ Zanzibar', { reconcileIssues: [id] })).toEqual([]);
    client.clock.forward(5);
    expect(await found(client, 'summary ~ Zanzibar')).toEqual([]);
    expect(await found(client, 'summary ~ Quagga')).toEqual(['Quagga']);
  });

  it('still finds a deleted issue', async () => {
    const client = await siteClient(lagging);
    const { key } = await client.create('Zanzibar');
    client.clock.forward(5);
    client.sandbox.intervene({ command: 'delete-issue', issue: key });
    expect((await client.call('GET', `/rest/api/3/issue/${key}`)).status).toBe(404);
    expect(await found(client, 'summary ~ Zanzibar')).toEqual(['Zanzibar']);
    client.clock.forward(5);
    expect(await found(client, 'summary ~ Zanzibar')).toEqual([]);
  });

  it('lets changes in one after the other', async () => {
    const client = await siteClient(lagging);
    const { key } = await client.create('Zanzibar');
    client.clock.forward(3);
    await client.call('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Quagga' } });
    client.clock.forward(2);
    expect(await found(client, 'summary ~ Zanzibar OR summary ~ Quagga')).toEqual(['Zanzibar']);
    client.clock.forward(3);
    expect(await found(client, 'summary ~ Zanzibar OR summary ~ Quagga')).toEqual(['Quagga']);
  });

  it('never catches up when it lags forever, until it is flushed', async () => {
    const client = await siteClient({ indexLag: Infinity });
    await client.create('Zanzibar');
    client.clock.forward(86_000);
    expect(await found(client, 'summary ~ Zanzibar')).toEqual([]);
    client.sandbox.index.flush();
    expect(await found(client, 'summary ~ Zanzibar')).toEqual(['Zanzibar']);
    await client.create('Quagga');
    client.sandbox.index.lag = 0;
    expect(await found(client, 'summary ~ Quagga')).toEqual(['Quagga']);
  });

  it('hides at once what was hidden from the caller', async () => {
    const client = await siteClient({ indexLag: Infinity });
    const [known] = await found(client, 'key = AUTOTEST-1');
    expect(known).toBeDefined();
    client.sandbox.intervene({ command: 'hide-issue', issue: 'AUTOTEST-1', account: 'Mara Lind' });
    expect(await found(client, 'project = AUTOTEST')).not.toContain(known);
  });
});
