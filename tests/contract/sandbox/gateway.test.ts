import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/http/serve-world';
import { fakeClock, running } from './running';
import { serviceToken, signIn } from './sign-in';

interface Called {
  status: number;
  headers: Headers;
  text: string;
  json: () => unknown;
}

async function call(
  sandbox: Sandbox,
  path: string,
  options: RequestInit & { token?: string; cloudId?: string } = {},
): Promise<Called> {
  const { token, cloudId, ...init } = options;
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token ?? (await serviceToken(sandbox))}`);
  const base = `${sandbox.apiOrigin}/ex/jira/${cloudId ?? sandbox.sites[0]?.id ?? ''}`;
  const response = await fetch(`${base}${path}`, { redirect: 'manual', ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as unknown };
}

const postJson = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': type },
});

describe('an operation behind the gateway', () => {
  it('is told the caller, the site and the base of its URLs', async () => {
    const sandbox = await running();
    const answer = await call(sandbox, '/rest/api/3/myself', { cloudId: sandbox.sites[1]?.id ?? '' });
    expect(answer.json()).toEqual({
      accountId: '712020:bot',
      self: `${sandbox.apiOrigin}/ex/jira/${sandbox.sites[1]?.id ?? ''}`,
      siteName: 'summit',
    });
  });

  it('carries the caller and the burst numbers in its headers', async () => {
    const sandbox = await running();
    const token = await serviceToken(sandbox);
    const first = await call(sandbox, '/rest/api/3/issue/SHOP-7', { token });
    expect(first.headers.get('x-aaccountid')).toBe('712020%3Abot');
    expect(first.headers.get('x-ratelimit-limit')).toBe('150');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('149');
    expect(first.headers.get('server-timing')).toMatch(/dur=\d/);
    expect(first.headers.get('content-type')).toContain('application/json');
  });

  it('gets the decoded parts of its path and its query', async () => {
    const answer = await call(await running(), '/rest/api/3/issue/SHOP%2D7?fields=*all%2C-comment');
    expect(answer.json()).toEqual({ key: 'SHOP-7', fields: '*all,-comment' });
  });

  it('wins over a parameter when its path is literal, and may answer nothing', async () => {
    const answer = await call(await running(), '/rest/api/3/issue/createmeta');
    expect([answer.status, answer.text]).toEqual([404, '']);
  });

  it('answers 204 without a body', async () => {
    const answer = await call(await running(), '/rest/api/3/issue/SHOP-7', { method: 'DELETE' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.has('content-type')).toBe(false);
  });

  it('gets multipart bytes raw, and may answer plain text', async () => {
    const form = new FormData();
    form.set('file', new Blob(['hello']), 'hello.txt');
    const answer = await call(await running(), '/rest/api/3/issue/SHOP-7/attachments', { method: 'POST', body: form });
    expect(answer.text).toMatch(/^XSRF check failed \d{3} undefined$/);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });
});

describe('the gateway refuses', () => {
  it.each([401, 403, 404] as const)('a token that it does not know, with %i when told so', async (status) => {
    const sandbox = await running({ tokens: { badTokenStatus: status } });
    const answer = await call(sandbox, '/rest/api/3/myself', { token: 'nonsense' });
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ code: status });
  });

  it('a request without a token', async () => {
    const sandbox = await running();
    const response = await fetch(`${sandbox.apiOrigin}/ex/jira/${sandbox.sites[0]?.id ?? ''}/rest/api/3/serverInfo`);
    expect([response.status, await response.json()]).toEqual([401, { code: 401, message: 'Unauthorized' }]);
  });

  it('an expired token', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock });
    const token = await serviceToken(sandbox);
    clock.forward(3599);
    expect((await call(sandbox, '/rest/api/3/myself', { token })).status).toBe(200);
    clock.forward(1);
    expect((await call(sandbox, '/rest/api/3/myself', { token })).json()).toEqual({
      code: 401,
      message: 'Unauthorized',
    });
  });

  it.each(['00000000-0000-4000-8000-000000000000', '22222222-2222-4222-8222-222222222222'])(
    'a site that is unknown or not in the grant: %s',
    async (cloudId) => {
      const sandbox = await running();
      const { access_token: token } = await signIn(sandbox, { site: 'harbour' });
      const answer = await call(sandbox, '/rest/api/3/myself', { token, cloudId });
      expect([answer.status, answer.json()]).toEqual([404, { code: 404, message: 'Not Found' }]);
    },
  );

  it('a token whose person lost the product', async () => {
    const sandbox = await running();
    const { access_token: token } = await signIn(sandbox);
    sandbox.world.sites[0]?.members.splice(0);
    expect((await call(sandbox, '/rest/api/3/myself', { token })).status).toBe(403);
  });
});

describe('scopes', () => {
  const needs = async (sandbox: Sandbox, scopes: string, path: string, init: RequestInit = {}): Promise<Called> =>
    call(sandbox, path, { ...init, token: (await signIn(sandbox, { scopes })).access_token });

  it('refuse an operation whose classic scope is missing, without naming it', async () => {
    const sandbox = await running();
    const answer = await needs(sandbox, 'read:jira-work', '/rest/api/3/issue', postJson('{}'));
    expect([answer.status, answer.json()]).toEqual([401, { code: 401, message: 'Unauthorized; scope does not match' }]);
    expect((await needs(sandbox, 'write:jira-work', '/rest/api/3/issue', postJson('{}'))).status).toBe(201);
  });

  it('take all granular scopes of the operation instead, and no fewer', async () => {
    const sandbox = await running();
    const all = 'write:issue:jira write:comment:jira write:comment.property:jira write:attachment:jira read:issue:jira';
    expect((await needs(sandbox, all, '/rest/api/3/issue', postJson('{}'))).status).toBe(201);
    const fewer = all.replace(' read:issue:jira', '');
    expect((await needs(sandbox, fewer, '/rest/api/3/issue', postJson('{}'))).status).toBe(401);
  });

  it('do not mix the two families', async () => {
    const sandbox = await running();
    expect((await needs(sandbox, 'read:jira-work write:issue:jira', '/rest/api/3/issue', postJson('{}'))).status).toBe(
      401,
    );
  });

  it('of one family can be switched off', async () => {
    const sandbox = await running({ tokens: { scopeFamilies: 'granular' } });
    expect((await needs(sandbox, 'read:jira-user', '/rest/api/3/myself')).status).toBe(401);
    sandbox.switches.scopeFamilies = 'classic';
    expect((await needs(sandbox, 'read:jira-user', '/rest/api/3/myself')).status).toBe(200);
  });

  it('are not asked for by serverInfo', async () => {
    expect((await needs(await running(), 'read:me', '/rest/api/3/serverInfo')).status).toBe(200);
  });

  it('of Agile operations are granular only', async () => {
    const sandbox = await running();
    const path = '/rest/agile/1.0/board';
    expect((await needs(sandbox, 'read:jira-work write:jira-work', path)).status).toBe(401);
    const granular = 'read:board-scope:jira-software read:project:jira';
    expect((await needs(sandbox, granular, path)).status).toBe(200);
  });

  it('must be known for every route that is served', async () => {
    const odd = { method: 'GET' as const, pattern: '/rest/api/3/nope', handle: () => ({ status: 200 }) };
    await expect(running({}, [odd])).rejects.toThrow('No scopes are known for GET /rest/api/3/nope');
  });
});

describe('Jira itself refuses', () => {
  it('an unknown route by RFC 7807', async () => {
    const answer = await call(await running(), '/rest/api/3/nope');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'No endpoint GET /rest/api/3/nope.',
    });
  });

  it('a method that a known path does not have by RFC 7807, and tells the ones it has', async () => {
    const answer = await call(await running(), '/rest/api/3/issue/SHOP-7', { method: 'PATCH' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('DELETE, GET, PUT');
    expect(answer.json()).toMatchObject({ title: 'Method Not Allowed', status: 405 });
  });

  it('malformed JSON in the classic envelope', async () => {
    const answer = await call(await running(), '/rest/api/3/issue', postJson('{"fields":'));
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
      errors: {},
    });
  });

  it('a body of another type', async () => {
    expect((await call(await running(), '/rest/api/3/issue', postJson('<x/>', 'application/xml'))).status).toBe(415);
  });

  it('a body beyond ten megabytes, and goes on serving', async () => {
    const sandbox = await running();
    const token = await serviceToken(sandbox);
    const large = JSON.stringify('x'.repeat(10 * 1024 * 1024));
    const answer = await call(sandbox, '/rest/api/3/issue', { ...postJson(large), token });
    expect([answer.status, answer.json()]).toEqual([413, expect.objectContaining({ title: 'Payload Too Large' })]);
    expect((await call(sandbox, '/rest/api/3/myself', { token })).status).toBe(200);
  });

  it('what an operation refuses, in the classic envelope', async () => {
    const answer = await call(await running(), '/rest/api/3/issue', { method: 'POST' });
    expect([answer.status, answer.json()]).toEqual([
      400,
      { errorMessages: [], errors: { summary: 'You must specify a summary of the issue.' } },
    ]);
  });

  it('with 500 what is a mistake of the sandbox, and reports it', async () => {
    const seen: unknown[] = [];
    const sandbox = await running({ onError: (error) => seen.push(error) });
    const answer = await call(sandbox, '/rest/api/3/issue/SHOP-7', { ...postJson('{}'), method: 'PUT' });
    expect(answer.status).toBe(500);
    expect(String(seen[0])).toContain('a mistake of the sandbox');
    expect(answer.text).not.toContain('mistake');
  });

  it('too many requests of one kind with 429 when limits are enforced, and forgets it in time', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock, enforceLimits: true });
    const token = await serviceToken(sandbox);
    const statuses: number[] = [];
    for (let request = 0; request < 101; request++) {
      statuses.push((await call(sandbox, '/rest/api/3/myself', { token })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    const refused = await call(sandbox, '/rest/api/3/myself', { token });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('x-ratelimit-nearlimit')).toBe('true');
    clock.forward(1);
    expect((await call(sandbox, '/rest/api/3/myself', { token })).status).toBe(200);
  });
});

describe('other methods', () => {
  it('HEAD gets the headers of GET and no body', async () => {
    const sandbox = await running();
    const answer = await call(sandbox, '/rest/api/3/issue/SHOP-7', { method: 'HEAD' });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('OPTIONS tells what can be done', async () => {
    const answer = await call(await running(), '/rest/api/3/issue/SHOP-7', { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'DELETE, GET, PUT, OPTIONS']);
  });

  it('are refused on the fixed paths', async () => {
    const sandbox = await running();
    const response = await fetch(`${sandbox.authOrigin}/oauth/token`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('the request log', () => {
  it('counts what reached the server, with and without a token', async () => {
    const sandbox = await running();
    const token = await serviceToken(sandbox);
    sandbox.requests.clear();
    await call(sandbox, '/rest/api/3/issue/SHOP-7?fields=x', { token });
    await fetch(`${sandbox.apiOrigin}/authorize`);
    expect(sandbox.requests.count()).toBe(2);
    expect(sandbox.requests.count({ method: 'GET', path: /\/issue\/SHOP-7$/ })).toBe(1);
    expect(sandbox.requests.entries).toEqual([
      expect.objectContaining({ query: 'fields=x', authorized: true, status: 200, server: 'main' }),
      expect.objectContaining({ path: '/authorize', query: '', authorized: false, status: 400 }),
    ]);
  });
});

describe('a write', () => {
  it('is told to whoever keeps the world; a read, even by POST, and a refused write are not', async () => {
    let writes = 0;
    const sandbox = await running({ onWrite: () => (writes += 1) });
    await call(sandbox, '/rest/api/3/myself');
    await call(sandbox, '/rest/api/3/search/jql', postJson('{}'));
    await call(sandbox, '/rest/api/3/issue', { method: 'POST' });
    expect(writes).toBe(0);
    await call(sandbox, '/rest/api/3/issue', postJson('{}'));
    expect(writes).toBe(1);
  });
});
