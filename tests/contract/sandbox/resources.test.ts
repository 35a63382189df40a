import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/http/serve-world';
import { ines, mara } from './fake-world';
import { running } from './running';
import { serviceToken, signIn } from './sign-in';

interface Resource {
  id: string;
  name: string;
  url: string;
  scopes: string[];
  avatarUrl: string;
}

async function get(sandbox: Sandbox, path: string, token?: string): Promise<Response> {
  return fetch(
    `${sandbox.apiOrigin}${path}`,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
}

async function resources(sandbox: Sandbox, token: string): Promise<Resource[]> {
  const response = await get(sandbox, '/oauth/token/accessible-resources', token);
  expect(response.status).toBe(200);
  return (await response.json()) as Resource[];
}

const jiraOnly = (list: Resource[]): string[] =>
  list
    .filter((entry) => entry.scopes.includes('read:jira-work'))
    .map((entry) => entry.name)
    .sort();

describe('accessible-resources', () => {
  it('lists the site that was consented to, without offline_access', async () => {
    const sandbox = await running();
    const { access_token: token } = await signIn(sandbox, { site: 'summit' });
    const [only, ...others] = await resources(sandbox, token);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: sandbox.sites[1]?.id, name: 'summit', url: 'https://summit.atlassian.net' });
    expect(only?.scopes).toEqual(['read:jira-user', 'read:jira-work', 'write:jira-work']);
  });

  it('lists one site twice, once for another product', async () => {
    const sandbox = await running();
    const { access_token: token } = await signIn(sandbox, { site: 'harbour' });
    const list = await resources(sandbox, token);
    expect(list.map((entry) => entry.id)).toEqual([sandbox.sites[0]?.id, sandbox.sites[0]?.id]);
    expect(jiraOnly(list)).toEqual(['harbour']);
  });

  it('adds the site of a second consent to the same grant, for the tokens of the first too', async () => {
    const sandbox = await running();
    const first = await signIn(sandbox, { site: 'harbour' });
    const second = await signIn(sandbox, { site: 'summit', scopes: 'read:jira-work offline_access' });
    expect(jiraOnly(await resources(sandbox, first.access_token))).toEqual(['harbour', 'summit']);
    expect(jiraOnly(await resources(sandbox, second.access_token))).toEqual(['harbour', 'summit']);
  });

  it('keeps people apart', async () => {
    const sandbox = await running();
    await signIn(sandbox, { site: 'summit' });
    const other = await signIn(sandbox, { site: 'harbour', person: ines.displayName });
    expect(jiraOnly(await resources(sandbox, other.access_token))).toEqual(['harbour']);
  });

  it('replaces the scopes at the next refresh after a new consent', async () => {
    const sandbox = await running();
    const first = await signIn(sandbox);
    await signIn(sandbox, { scopes: 'read:jira-work offline_access' });
    const body = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const { clientId, clientSecret } = sandbox.threeLegged;
    const response = await fetch(`${sandbox.authOrigin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, client_id: clientId, client_secret: clientSecret }),
    });
    expect(await response.json()).toMatchObject({ scope: 'read:jira-work offline_access' });
  });

  it('lists both sites for the service account', async () => {
    const sandbox = await running();
    expect(jiraOnly(await resources(sandbox, await serviceToken(sandbox)))).toEqual(['harbour', 'summit']);
  });

  it('answers 401 without a token', async () => {
    const response = await get(await running(), '/oauth/token/accessible-resources');
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 401, message: 'Unauthorized' });
  });

  it('points at site pictures that are served without a token', async () => {
    const sandbox = await running();
    const [entry] = await resources(sandbox, await serviceToken(sandbox));
    const picture = await fetch(entry?.avatarUrl ?? '');
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});

describe('GET /me', () => {
  it('tells who signed in, with read:me', async () => {
    const sandbox = await running();
    const { access_token: token } = await signIn(sandbox, { scopes: 'read:me' });
    const response = await get(sandbox, '/me', token);
    expect(await response.json()).toMatchObject({ account_id: mara.accountId, name: 'Mara Lind' });
  });

  it('refuses without the scope and without a token', async () => {
    const sandbox = await running();
    const { access_token: token } = await signIn(sandbox);
    expect(await (await get(sandbox, '/me', token)).json()).toMatchObject({
      message: 'Unauthorized; scope does not match',
    });
    expect(await (await get(sandbox, '/me')).json()).toEqual({ code: 401, message: 'Unauthorized' });
  });
});

it('tells a site’s cloud id without a token', async () => {
  const sandbox = await running();
  const response = await get(sandbox, '/site/harbour/_edge/tenant_info');
  expect(await response.json()).toEqual({ cloudId: sandbox.sites[0]?.id });
});
