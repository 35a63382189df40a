import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveControl } from '../../../src/sandbox/control/serve-control';
import { readyMessage } from '../../../src/sandbox/server';
import { at, list } from './jira/jira-site';
import { siteClient, type SiteClient } from './site-client';

interface Controlled extends SiteClient {
  url: string;
  command(command: object): Promise<{ status: number; body: unknown }>;
}

async function controlled(): Promise<Controlled> {
  const client = await siteClient();
  const control = await serveControl(client.sandbox);
  onTestFinished(() => control.close());
  const command: Controlled['command'] = async (given) => {
    const response = await fetch(control.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    return { status: response.status, body: await response.json() };
  };
  return { ...client, url: control.url, command };
}

describe('the control endpoint', () => {
  it('is told in the ready message when there is one', async () => {
    const { sandbox, url } = await controlled();
    expect(readyMessage(sandbox, url).control).toBe(url);
    expect(readyMessage(sandbox)).not.toHaveProperty('control');
    expect(url).not.toContain(sandbox.apiOrigin);
    expect((await fetch(`${sandbox.apiOrigin}/__control`, { method: 'POST' })).status).toBe(404);
  });

  it('adds faults by script and by chance, and clears them', async () => {
    const { command, call } = await controlled();
    const project = '/rest/api/3/project/SHOP';
    await command({ command: 'faults', script: [{ match: { path: project }, do: '503' }] });
    expect((await call('GET', project)).status).toBe(503);
    await command({ command: 'random-faults', seed: 1, rate: 1, kinds: [{ do: '502' }] });
    expect((await call('GET', project)).status).toBe(502);
    await command({ command: 'clear-faults' });
    expect((await call('GET', project)).status).toBe(200);
  });

  it('sets limits and lifts them', async () => {
    const { command, call } = await controlled();
    await command({ command: 'limits', limits: ['get=1/s'] });
    const read = async (): Promise<number> => (await call('GET', '/rest/api/3/priority')).status;
    expect([await read(), await read()]).toEqual([200, 429]);
    await command({ command: 'limits', limits: 'off' });
    expect(await read()).toBe(200);
  });

  it('makes the index lag and flushes it', async () => {
    const { command, call, create } = await controlled();
    await command({ command: 'index-lag', ms: 'forever' });
    await create('Zanzibar');
    const search = async (): Promise<number> =>
      list((await call('POST', '/rest/api/3/search/jql', { jql: 'summary ~ Zanzibar' })).body, 'issues').length;
    expect(await search()).toBe(0);
    await command({ command: 'flush-index' });
    expect(await search()).toBe(1);
  });

  it('skews the clock, ends tokens, revokes grants and replaces users', async () => {
    const { command, call } = await controlled();
    await command({ command: 'skew-clock', ms: 3_600_000 });
    const first = await call('GET', '/rest/api/3/myself');
    expect(first.headers.get('date')).toBe('Tue, 01 Sep 2026 13:00:00 GMT');
    await command({ command: 'replace-user', account: 'Mara Lind', by: 'Ines Okafor' });
    expect(at((await call('GET', '/rest/api/3/myself')).body, 'displayName')).toBe('Ines Okafor');
    await command({ command: 'expire-token', account: 'Ines Okafor', status: 403 });
    expect((await call('GET', '/rest/api/3/myself')).status).toBe(403);
    expect(await command({ command: 'revoke-token', account: 'Nobody' })).toEqual({
      status: 400,
      body: { error: "There is no account 'Nobody'." },
    });
  });

  it('takes access to an issue from one account and gives it back', async () => {
    const { command, call, create, sandbox } = await controlled();
    const { key } = await create('Secret');
    const path = `/rest/api/3/issue/${key}`;
    await command({ command: 'hide-issue', issue: key, account: 'Mara Lind' });
    expect((await call('GET', path)).status).toBe(404);
    const fetched = await call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key] });
    expect([list(fetched.body, 'issues').length, list(fetched.body, 'issueErrors').length]).toEqual([0, 1]);
    const other = sandbox.world.people.find(
      ({ displayName, active, accountType }) => displayName !== 'Mara Lind' && active && accountType === 'atlassian',
    );
    expect((await sandbox.actAs({ account: other?.accountId ?? '', method: 'GET', path })).status).toBe(200);
    await command({ command: 'show-issue', issue: key, account: 'Mara Lind' });
    expect((await call('GET', path)).status).toBe(200);
  });

  it('disables an option after createmeta was read, and brings it back', async () => {
    const { command, call } = await controlled();
    const supplier = (id: string) => ({
      fields: {
        project: { key: 'SUPP' },
        issuetype: { id: '10016' },
        summary: 'A supplier',
        customfield_10400: { id },
        customfield_10411: 'A-1',
      },
    });
    const offered = async (): Promise<number> => {
      const meta = await call('GET', '/rest/api/3/issue/createmeta/SUPP/issuetypes/10016?maxResults=200');
      const field = list(meta.body, 'fields').find((one) => at(one, 'fieldId') === 'customfield_10400');
      return list(field, 'allowedValues').length;
    };
    expect(await offered()).toBe(5000);
    const option = { field: 'customfield_10400', option: '1000007' };
    expect((await command({ command: 'disable-option', ...option })).status).toBe(200);
    expect(await offered()).toBe(4999);
    const refused = await call('POST', '/rest/api/3/issue', supplier('1000007'));
    expect([refused.status, at(refused.body, 'errors')]).toEqual([
      400,
      { customfield_10400: "Option id '1000007' is not valid" },
    ]);
    await command({ command: 'enable-option', ...option });
    expect((await call('POST', '/rest/api/3/issue', supplier('1000007'))).status).toBe(201);
    const unknown = await command({ command: 'disable-option', field: 'customfield_10400', option: '7' });
    expect([unknown.status, at(unknown.body, 'error')]).toEqual([
      400,
      "There is no option '7' of a field 'customfield_10400' on Larkfield Retail.",
    ]);
  });

  it('withholds a global permission from an account and grants it again', async () => {
    const { command, call } = await controlled();
    const found = async (): Promise<number> => list((await call('GET', '/rest/api/3/user/search?query=')).body).length;
    const permission = { account: 'Mara Lind', permission: 'USER_PICKER' };
    expect(await found()).toBeGreaterThan(20);
    await command({ command: 'withhold-permission', ...permission });
    expect(await found()).toBe(0);
    await command({ command: 'grant-permission', ...permission });
    expect(await found()).toBeGreaterThan(20);
    const unknown = await command({ command: 'withhold-permission', account: 'Mara Lind', permission: 'FLY' });
    expect([unknown.status, at(unknown.body, 'error')]).toEqual([400, 'There is no global permission FLY.']);
  });

  it('edits, comments on and deletes an issue as somebody else', async () => {
    const { command, call, create } = await controlled();
    const { key } = await create('Mine');
    const edited = await command({
      command: 'edit-issue',
      account: 'Ines Okafor',
      issue: key,
      fields: { summary: 'Hers' },
    });
    expect(edited).toEqual({ status: 200, body: { status: 204 } });
    const history = await call('GET', `/rest/api/3/issue/${key}/changelog`);
    expect(list(history.body, 'values').map((entry) => at(entry, 'author', 'displayName'))).toEqual(['Ines Okafor']);
    const read = await command({
      command: 'act-as',
      account: 'Ines Okafor',
      method: 'GET',
      path: '/rest/api/3/myself',
    });
    expect(at(read.body, 'body', 'displayName')).toBe('Ines Okafor');
    await command({ command: 'delete-issue', issue: key });
    expect((await call('GET', `/rest/api/3/issue/${key}`)).status).toBe(404);
  });

  it('takes a site away and brings it back', async () => {
    const { command, call, cloudId } = await controlled();
    await command({ command: 'remove-site', cloudId });
    expect((await call('GET', '/rest/api/3/myself')).status).toBe(404);
    await command({ command: 'restore-site', cloudId });
    expect((await call('GET', '/rest/api/3/myself')).status).toBe(200);
  });

  it('counts requests, points and faults', async () => {
    const { command, call, create } = await controlled();
    await command({ command: 'faults', script: [{ match: { path: '/rest/api/3/priority' }, do: '503' }] });
    await create('Counted');
    await call('GET', '/rest/api/3/priority');
    const counters = (await command({ command: 'counters' })).body;
    expect(counters).toEqual({
      requests: 2,
      byPath: { 'POST /rest/api/3/issue': 1, 'GET /rest/api/3/priority': 1 },
      points: { total: 1, byOperation: { 'POST /rest/api/3/issue': 1 } },
      faults: [{ match: { method: 'GET', path: '/rest/api/3/priority', nth: 1 }, do: '503', retryAfter: null }],
      pendingCommits: 0,
    });
    const posts = await command({ command: 'counters', method: 'post', path: '/rest/api/3/issue/**' });
    expect(at(posts.body, 'requests')).toBe(0);
    const logged = list((await command({ command: 'requests' })).body, 'requests');
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain('Bearer');
    await command({ command: 'clear-counters' });
    expect(at((await command({ command: 'counters' })).body, 'requests')).toBe(0);
  });

  it.each([
    [{ command: 'dance' }, 'command'],
    [{ command: 'index-lag', ms: -1 }, 'ms'],
    [{ command: 'limits', limits: ['post=fast'] }, 'post=fast'],
    [{ command: 'faults', script: [{ do: 'explode' }] }, 'rules[0].do'],
    [{ command: 'delete-issue', issue: 'NOPE-1' }, 'NOPE-1'],
  ])('says what is wrong with %j', async (given, where) => {
    const { command } = await controlled();
    const answer = await command(given);
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'error')).toContain(where);
  });

  it('takes nothing that a web page could send', async () => {
    const { url } = await controlled();
    const body = JSON.stringify({ command: 'clear-counters' });
    const post = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(url, { method: 'POST', headers, body })).status;
    expect(await post({ 'content-type': 'text/plain' })).toBe(415);
    expect(await post({ 'content-type': 'application/json', origin: 'https://example.org' })).toBe(403);
    expect((await fetch(url)).status).toBe(404);
    expect(
      (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })).status,
    ).toBe(400);
  });

  it('is in no file that the demo site runs', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, imported] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
        if (imported !== undefined) visit(`${resolve(dirname(file), imported)}.ts`);
      }
    };
    visit(resolve(import.meta.dirname, '../../../src/sandbox/demo-process.ts'));
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen].filter((file) => file.includes('/control/'))).toEqual([]);
  });
});
