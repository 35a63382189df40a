import { describe, expect, it } from 'vitest';
import { at, jiraSite, list } from './jira-site';

const path = '/rest/api/3/search/jql';

describe('search/jql', () => {
  it('gives ids alone unless fields are named, and no total', async () => {
    const { client } = await jiraSite();
    const { body } = await client.post(path, { jql: 'project = SHOP', maxResults: 2 });
    expect(Object.keys(at(body, 'issues', 0) as object)).toEqual(['id']);
    expect(Object.keys(body as object).toSorted()).toEqual(['isLast', 'issues', 'nextPageToken']);
  });

  it('pages by token to the end, each issue once, and then sends no token', async () => {
    const { client, site } = await jiraSite();
    const seen: unknown[] = [];
    let nextPageToken: unknown;
    do {
      const { body } = await client.post(path, {
        jql: 'created is not EMPTY ORDER BY key',
        fields: ['summary'],
        maxResults: 5000,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      expect(list(body, 'issues').length).toBeLessThanOrEqual(100);
      seen.push(...list(body, 'issues').map((issue) => at(issue, 'id')));
      nextPageToken = at(body, 'nextPageToken');
      expect(at(body, 'isLast')).toBe(nextPageToken === undefined);
    } while (nextPageToken !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeLessThanOrEqual(site.issues.length);
    expect(seen.length).toBeGreaterThan(250);
  });

  it('refuses a token of another query', async () => {
    const { client } = await jiraSite();
    const { body } = await client.post(path, { jql: 'project = SHOP', maxResults: 1 });
    const refused = await client.post(path, {
      jql: 'project = PAY',
      maxResults: 1,
      nextPageToken: at(body, 'nextPageToken'),
    });
    expect(refused.status).toBe(400);
  });

  it('refuses a query without a restriction, a syntax error and an unknown field', async () => {
    const { client } = await jiraSite();
    for (const jql of ['', 'order by created', 'project = ', 'flavour = sweet']) {
      const refused = await client.get(`${path}?jql=${encodeURIComponent(jql)}`);
      expect([jql, refused.status]).toEqual([jql, 400]);
    }
  });

  it('finds nothing for an unknown value', async () => {
    const { client } = await jiraSite();
    const { status, body } = await client.post(path, { jql: 'project = NOPE' });
    expect([status, body]).toEqual([200, { issues: [], isLast: true }]);
  });

  it('finds what was just created, and counts it', async () => {
    const { client } = await jiraSite();
    const made = await client.post('/rest/api/3/issue', {
      fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary: 'Quixotic' },
    });
    const { body } = await client.post(path, {
      jql: 'summary ~ quixotic',
      reconcileIssues: [Number(at(made.body, 'id'))],
    });
    expect(list(body, 'issues')).toEqual([{ id: at(made.body, 'id') }]);
    const { body: counted } = await client.post('/rest/api/3/search/approximate-count', { jql: 'summary ~ quixotic' });
    expect(counted).toEqual({ count: 1 });
  });

  it('matches given issues against queries', async () => {
    const { client, issue } = await jiraSite();
    const id = Number(issue('SHOP-2').id);
    const { body } = await client.post('/rest/api/3/jql/match', {
      issueIds: [id],
      jqls: ['project = SHOP', 'project = PAY', 'x ='],
    });
    expect(list(body, 'matches').map((match) => at(match, 'matchedIssues'))).toEqual([[id], [], []]);
    expect(list(body, 'matches', 2, 'errors')).toHaveLength(1);
  });

  it('is gone at its old address', async () => {
    const { client } = await jiraSite();
    for (const answer of [await client.get('/rest/api/3/search?jql=x'), await client.post('/rest/api/3/search', {})]) {
      expect([answer.status, String(at(answer.body, 'errorMessages', 0))]).toEqual([
        410,
        expect.stringContaining('/rest/api/3/search/jql'),
      ]);
    }
  });
});

describe('jql/parse', () => {
  it('gives the structure, and with strict the unknown field instead', async () => {
    const { client } = await jiraSite();
    const queries = [
      'project = SHOP AND NOT status in (A, EMPTY) ORDER BY key DESC',
      'flavour = 1',
      'status was Open after -1d',
      'x =',
    ];
    const { body } = await client.post('/rest/api/3/jql/parse?validation=strict', { queries });
    expect(at(body, 'queries', 0, 'structure', 'orderBy', 'fields', 0, 'direction')).toBe('desc');
    expect(at(body, 'queries', 1, 'structure')).toBeUndefined();
    expect(list(body, 'queries', 1, 'errors')[0]).toContain("Field 'flavour' does not exist");
    expect(list(body, 'queries', 3, 'errors')[0]).toContain('line 1, character');
    const none = await client.post('/rest/api/3/jql/parse?validation=none', { queries: ['flavour = 1'] });
    expect(at(none.body, 'queries', 0, 'structure', 'where', 'field', 'name')).toBe('flavour');
    expect((await client.post('/rest/api/3/jql/parse', { queries })).status).toBe(400);
  });
});

describe('issue/bulkfetch', () => {
  it('gives what can be seen, each once, and names what cannot', async () => {
    const { client, issue } = await jiraSite();
    const { body } = await client.post('/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['SHOP-2', 'shop-2', issue('SHOP-2').id, 'SHOP-99999'],
      fields: ['summary'],
    });
    expect(list(body, 'issues').map((one) => at(one, 'key'))).toEqual(['SHOP-2']);
    expect(list(body, 'issueErrors').map((one) => at(one, 'id'))).toEqual(['SHOP-99999']);
  });

  it('refuses more than a hundred', async () => {
    const { client } = await jiraSite();
    const issueIdsOrKeys = Array.from({ length: 101 }, (_, index) => `SHOP-${index}`);
    expect((await client.post('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys })).status).toBe(400);
  });
});
