import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { readAttachment } from '../../../src/main/gateway/attachment';
import type { FetchPort } from '../../../src/main/gateway/fetch-port';
import { readAddress, type AddressPorts } from '../../../src/main/gateway/read-address';
import { gatewayOn, SITE } from './gateway-on';
import { answer, startScriptedServer, type ScriptedServer } from './scripted-server';

/** As many in every run: the bar is a thousand. */
const URLS = process.env['SOAK'] === undefined ? 1_200 : 20_000;
const ROOT = `/ex/jira/${SITE.cloudId}`;

/** An address that looks as if it led to `own`, and how hard it is to tell. */
function hostileUrl(own: string, foreign: string): fc.Arbitrary<string> {
  const { host, port, hostname } = new URL(own);
  const evil = new URL(foreign).host;
  const scheme = fc.constantFrom(
    'http:',
    'https:',
    'HTTP:',
    'ftp:',
    'file:',
    'ws:',
    'javascript:',
    'data:',
    'gopher:',
    '',
  );
  const slashes = fc.constantFrom('//', '/', '\\\\', '/\\', '///', '//\t', '');
  const authority = fc.constantFrom(
    host,
    evil,
    `${host}@${evil}`,
    `${host}:x@${evil}`,
    `${evil}#@${host}`,
    `${evil}?@${host}`,
    `${evil}\\@${host}`,
    `${evil}/@${host}`,
    `user:pass@${host}`,
    `@${host}`,
    `${host}.evil.example`,
    `evil.example:${port}`,
    `${hostname}:${Number(port) + 1}`,
    `${hostname}:0${port}`,
    `${hostname}.:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `0x7f.1:${port}`,
    `2130706433:${port}`,
    `0177.0.0.1:${port}`,
    `127.1:${port}`,
    `①②⑦.0.0.1:${port}`,
    `127。0。0。1:${port}`,
    `api.atlassian.com.evil.example`,
    `xn--api-atlassian.example`,
    `api%2eatlassian.com`,
    `169.254.169.254`,
    `metadata.google.internal`,
    `${host}%00.evil.example`,
    '',
  );
  const climb = fc.constantFrom(
    '..',
    '%2e%2e',
    '.%2E',
    '%252e%252e',
    '..%2f..',
    '..%5c..',
    '..;',
    '.',
    '',
    '%00',
    '..\\..',
    '%c0%ae%c0%ae',
  );
  const names = fc.constantFrom(
    'ex',
    'jira',
    SITE.cloudId,
    'another-cloud',
    'rest',
    'api',
    '3',
    'myself',
    'oauth',
    'token',
    'wiki',
    'admin',
  );
  const segment = fc.oneof(
    { weight: 2, arbitrary: names },
    { weight: 1, arbitrary: climb },
    fc.string({ maxLength: 6 }),
  );
  const prefix = fc.constantFrom(
    '',
    `${ROOT}/rest/api/3`,
    `${ROOT}/rest`,
    ROOT,
    `${ROOT}x/rest`,
    '/ex/jira/another-cloud/rest/api/3',
  );
  const path = fc.tuple(prefix, fc.array(segment, { maxLength: 5 })).map(([start, rest]) => [start, ...rest].join('/'));
  const tail = fc.constantFrom('', '?query=', '#x', `?next=${own}`, `?a=1&a=2`, `#@${host}`, '?\\');
  return fc.tuple(scheme, slashes, authority, path, tail).map((parts) => parts.join(''));
}

/** Whatever host an address names is one of two listeners here: its own where that is exact, else the foreign one. */
function internet(own: ScriptedServer, foreign: ScriptedServer): FetchPort {
  const http = createHttpFetch(null, () => []);
  return (url, init) => {
    const { origin, pathname, search } = new URL(url);
    return http(origin === own.origin ? url : `${foreign.origin}${pathname}${search}`, init);
  };
}

describe('an address that an answer names', () => {
  it('never takes a token anywhere else, whatever it is made of', async () => {
    const own = await startScriptedServer();
    const foreign = await startScriptedServer();
    const fetch = internet(own, foreign);
    const under = gatewayOn(own.origin, { fetch });
    const from: AddressPorts = { gateway: under.gateway, fetch, apiOriginOf: () => own.origin, site: SITE };
    const { signal } = new AbortController();
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(hostileUrl(own.origin, foreign.origin), fc.boolean(), async (url, redirected) => {
        asked++;
        if (redirected && /^[\x21-\x7e]*$/.test(url)) {
          own.script(answer(303, '', { Location: url }));
          await readAttachment(from, '10', 'content', signal);
        } else {
          await readAddress(from, url, 'the picture', signal);
        }
        // What breaks the rule is shown by its target.
        const leaked = foreign.seen.filter(({ headers }) => (headers.authorization ?? headers.cookie) !== undefined);
        expect(leaked.map(({ target }) => target)).toEqual([]);
        const astray = own.seen.filter(
          ({ headers, target }) => headers.authorization !== undefined && !target.startsWith(`${ROOT}/rest/`),
        );
        expect(astray.map(({ target }) => target)).toEqual([]);
        const climbing = own.seen.filter(({ target }) => /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(target.split('?')[0] ?? ''));
        expect(climbing.map(({ target }) => target)).toEqual([]);
        // A run must not grow with what was seen before.
        own.forget();
        foreign.forget();
      }),
      { numRuns: URLS },
    );
    expect(asked).toBeGreaterThanOrEqual(URLS);
    // The test is about addresses that are followed, too.
    expect(foreign.count()).toBeGreaterThan(URLS / 100);
    expect(own.count()).toBeGreaterThan(URLS / 10);
  }, 120_000);
});
