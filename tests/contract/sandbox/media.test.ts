import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/http/serve-world';
import { fakeClock, running } from './running';
import { serviceToken } from './sign-in';

async function ask(sandbox: Sandbox, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const token = await serviceToken(sandbox);
  const base = `${sandbox.apiOrigin}/ex/jira/${sandbox.sites[0]?.id ?? ''}`;
  return fetch(`${base}${path}`, { redirect: 'manual', headers: { authorization: `Bearer ${token}`, ...headers } });
}

async function mediaUrl(sandbox: Sandbox, path = '/rest/api/3/attachment/content/20001'): Promise<string> {
  return (await ask(sandbox, path)).headers.get('location') ?? '';
}

describe('an attachment’s content', () => {
  it('is a redirect to another origin, where it comes without a token', async () => {
    const sandbox = await running();
    const answer = await ask(sandbox, '/rest/api/3/attachment/content/20001');
    const location = answer.headers.get('location') ?? '';
    expect(answer.status).toBe(303);
    expect(new URL(location).origin).toBe(sandbox.mediaOrigin);
    expect(sandbox.mediaOrigin).not.toBe(sandbox.apiOrigin);
    const file = await fetch(location);
    expect([file.status, await file.text()]).toEqual([200, '0123456789']);
    expect(file.headers.get('content-type')).toBe('text/plain');
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''note%20%C3%BC.txt");
  });

  it('is refused to a client that forwards its Authorization header, and that is noted', async () => {
    const sandbox = await running();
    const location = await mediaUrl(sandbox);
    const answer = await fetch(location, { headers: { authorization: 'Bearer leaked' } });
    expect(answer.status).toBe(400);
    const [noted] = sandbox.requests.entries.filter((entry) => entry.server === 'media');
    expect(noted).toMatchObject({ authorized: true, status: 400, query: '' });
  });

  it('is there for ten minutes', async () => {
    const clock = fakeClock();
    const sandbox = await running({ clock });
    const location = await mediaUrl(sandbox);
    clock.forward(599);
    expect((await fetch(location)).status).toBe(200);
    clock.forward(1);
    expect((await fetch(location)).status).toBe(403);
  });

  it('is not served for a changed or unsigned link', async () => {
    const sandbox = await running();
    const location = new URL(await mediaUrl(sandbox));
    const other = new URL(location);
    other.pathname = other.pathname.replace('20001', '20003');
    const longer = new URL(location);
    longer.searchParams.set('expires', '99999999999999');
    const unsigned = new URL(location.pathname, location);
    for (const url of [other, longer, unsigned]) expect((await fetch(url)).status).toBe(403);
    expect((await fetch(`${sandbox.mediaOrigin}/nothing`)).status).toBe(404);
  });

  it('comes directly with redirect=false, whole or in part', async () => {
    const sandbox = await running();
    const path = '/rest/api/3/attachment/content/20001?redirect=false';
    const whole = await ask(sandbox, path);
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
    const part = await ask(sandbox, path, { range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    const end = await ask(sandbox, path, { range: 'bytes=-3' });
    expect([end.status, await end.text()]).toEqual([206, '789']);
    expect((await ask(sandbox, path, { range: 'bytes=10-' })).status).toBe(416);
  });

  it('is not there for an unknown attachment, nor for one in a project that the caller cannot browse', async () => {
    const sandbox = await running();
    for (const id of ['99999', '20003']) {
      const answer = await ask(sandbox, `/rest/api/3/attachment/content/${id}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ errorMessages: [`The attachment with id '${id}' does not exist`] });
    }
  });
});

describe('a thumbnail', () => {
  it('is the picture, by way of a redirect', async () => {
    const sandbox = await running();
    const file = await fetch(await mediaUrl(sandbox, '/rest/api/3/attachment/thumbnail/20002'));
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(await file.text()).toBe('png bytes');
  });

  it('of a file that is no picture is a sheet of paper, or 404 without a default', async () => {
    const sandbox = await running();
    const file = await ask(sandbox, '/rest/api/3/attachment/thumbnail/20001?redirect=false');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
    const none = await ask(sandbox, '/rest/api/3/attachment/thumbnail/20001?redirect=false&fallbackToDefault=false');
    expect(none.status).toBe(404);
  });
});

describe('pictures', () => {
  it('of issue types are SVG, or PNG when asked for, under versions 2 and 3', async () => {
    const sandbox = await running();
    for (const version of ['2', '3']) {
      const path = `/rest/api/${version}/universal_avatar/view/type/issuetype/avatar/10318`;
      const svg = await ask(sandbox, path);
      expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      expect(await svg.text()).toContain('<svg');
      expect((await ask(sandbox, `${path}?format=png`)).headers.get('content-type')).toBe('image/png');
    }
  });

  it('of people need no token and are the same each time', async () => {
    const sandbox = await running();
    const url = `${sandbox.apiOrigin}/avatars/person/712020%3Amara/48.png`;
    const [one, other] = await Promise.all([fetch(url), fetch(url)]);
    expect(one.status).toBe(200);
    expect(Buffer.from(await one.arrayBuffer())).toEqual(Buffer.from(await other.arrayBuffer()));
    expect((await fetch(`${sandbox.apiOrigin}/avatars/person/x/47.png`)).status).toBe(404);
  });
});
