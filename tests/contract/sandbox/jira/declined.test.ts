import { describe, expect, it } from 'vitest';
import { jiraSite } from './jira-site';

describe('an operation of Jira that the sandbox does not serve', () => {
  it('says so with 501, unlike an address that Jira does not have', async () => {
    const { client } = await jiraSite();
    const declined = await client.post('/rest/api/3/bulk/issues/delete', { selectedIssueIdsOrKeys: ['SHOP-1'] });
    expect([declined.status, declined.body]).toEqual([
      501,
      {
        type: 'about:blank',
        title: 'Not Implemented',
        status: 501,
        detail: 'The sandbox does not serve POST /rest/api/3/bulk/issues/delete. Its README lists what it serves.',
      },
    ]);
    expect((await client.get('/rest/api/3/nope')).status).toBe(404);
  });

  it('is not taken for an issue whose key is a word of the address', async () => {
    const { client } = await jiraSite();
    expect((await client.put('/rest/api/3/issue/archive', { issueIdsOrKeys: ['SHOP-1'] })).status).toBe(501);
    expect((await client.get('/rest/api/3/issue/SHOP-2')).status).toBe(200);
  });
});
