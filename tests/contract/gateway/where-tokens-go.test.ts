import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { readAttachment } from '../../../src/main/gateway/attachment';
import type { AddressPorts } from '../../../src/main/gateway/read-address';
import { gatewayOn, read, SITE, write, type GatewayUnderTest } from './gateway-on';
import { answer, startScriptedServer, type ScriptedServer } from './scripted-server';

let server: ScriptedServer;
let elsewhere: ScriptedServer;
let under: GatewayUnderTest;
beforeEach(async () => {
  server = await startScriptedServer();
  elsewhere = await startScriptedServer();
  under = gatewayOn(server.origin);
});

const from = (): AddressPorts => ({
  gateway: under.gateway,
  fetch: createHttpFetch(null, () => []),
  apiOriginOf: () => server.origin,
  site: SITE,
});

describe('a redirect', () => {
  it.each([[301], [302], [303], [307], [308]])(
    'with %i is followed by nobody, so that no token goes along',
    async (status) => {
      server.script(answer(status, '', { Location: `${elsewhere.origin}/x` }));
      await expect(under.gateway.request(read)).resolves.toMatchObject({
        ok: false,
        failure: { kind: 'unexpected-answer' },
      });
      expect(elsewhere.seen).toEqual([]);
    },
  );

  it('of an attachment is followed without the token', async () => {
    server.script(answer(303, '', { Location: `${elsewhere.origin}/file?sig=1` }));
    elsewhere.script(answer(200, 'bytes', { 'Content-Type': 'text/plain' }));
    const signal = new AbortController().signal;
    const outcome = await readAttachment(from(), '10', 'content', signal);
    expect(outcome.ok && (await outcome.value.text())).toBe('bytes');
    expect(elsewhere.seen[0]?.headers.authorization).toBeUndefined();
    expect(server.seen[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('of an attachment that leads round and round, or nowhere safe, ends', async () => {
    const signal = new AbortController().signal;
    server.script(answer(303, '', { Location: `${elsewhere.origin}/a` }));
    elsewhere.script(...Array.from({ length: 9 }, () => answer(302, '', { Location: `${elsewhere.origin}/a` })));
    await expect(readAttachment(from(), '10', 'content', signal)).resolves.toMatchObject({
      ok: false,
    });
    expect(elsewhere.seen).toHaveLength(3);
    server.script(answer(303, '', { Location: 'file:///etc/passwd' }));
    await expect(readAttachment(from(), '10', 'content', signal)).resolves.toMatchObject({
      ok: false,
    });
  });
});

describe('a name in a path', () => {
  it.each([
    ['a b', 'a%20b'],
    ['ä/ö', '%C3%A4%2F%C3%B6'],
    ['x?y=1', 'x%3Fy%3D1'],
    ['x#y', 'x%23y'],
    ['100%', '100%25'],
  ])('%s stays one name', async (name, encoded) => {
    await under.gateway.request({ ...read, path: `/rest/api/3/issue/${encodeURIComponent(name)}` });
    expect(server.seen[0]?.target).toBe(`/ex/jira/cloud-1/rest/api/3/issue/${encoded}`);
  });

  it('never leads out of its operation, whatever the site and the issue are called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('..', '.', '../..', '%2e%2e', '..;', '\\..', '//host')),
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('..', '.', '%2E%2E', '...')),
        async (cloudId, key) => {
          const before = server.seen.length;
          await under.gateway.request({
            ...read,
            site: { ...SITE, cloudId },
            path: `/rest/api/3/issue/${encodeURIComponent(key)}`,
          });
          for (const { target } of server.seen.slice(before)) {
            expect(target.split('?')[0]).toBe(
              `/ex/jira/${encodeURIComponent(cloudId)}/rest/api/3/issue/${encodeURIComponent(key)}`,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('and a query keep their values, and leave out what is not given', async () => {
    await under.gateway.request({
      ...read,
      query: { jql: 'a = "b&c" + d', query: '', startAt: 0, none: undefined, on: true },
    });
    const url = new URL(server.seen[0]?.target ?? '', server.origin);
    expect(Object.fromEntries(url.searchParams)).toEqual({ jql: 'a = "b&c" + d', query: '', startAt: '0', on: 'true' });
  });
});

describe('the request log', () => {
  it('holds no token, and a command line that can be pasted', async () => {
    await under.gateway.request(write);
    const [logged] = under.log.list();
    expect(JSON.stringify(logged)).not.toContain('token-1');
    expect(logged).toMatchObject({ method: 'POST', status: 200, tries: 1 });
    expect(logged?.curl).toContain('Bearer $TOKEN');
    expect(logged?.curl).toContain('"summary":"x"');
  });

  it('sends the body once as JSON, with the headers that Jira wants', async () => {
    await under.gateway.request(write);
    expect(server.seen[0]).toMatchObject({
      body: '{"fields":{"summary":"x"}}',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    });
  });
});
