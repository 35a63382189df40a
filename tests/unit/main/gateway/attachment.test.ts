import { describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { readAttachment } from '../../../../src/main/gateway/attachment';
import type { FetchAnswer, FetchPort } from '../../../../src/main/gateway/fetch-port';
import type { Gateway, GatewayRequest } from '../../../../src/main/gateway/request';

const ATLASSIAN = 'https://api.atlassian.com';
const EMULATOR = 'http://127.0.0.1:4000';

function answer(status: number, location: string | null): FetchAnswer {
  return {
    status,
    headers: { get: (name) => (name === 'location' ? location : null) },
    text: () => Promise.resolve(''),
    body: null,
  };
}

/** What is asked for plainly, and what through the gateway, once an attachment answered with a redirect. */
async function follow(location: string | null, apiOrigin: string): Promise<{ plain: string[]; signed: string[] }> {
  const plain: string[] = [];
  const signed: string[] = [];
  const gateway: Gateway = {
    request: () => Promise.resolve(succeed(null)),
    raw: ({ path }: GatewayRequest) => {
      signed.push(path);
      return Promise.resolve(succeed(signed.length === 1 ? answer(303, location) : answer(200, null)));
    },
  };
  const fetch: FetchPort = (url, init) => {
    expect(init.headers).toEqual({});
    plain.push(url);
    return Promise.resolve(answer(200, null));
  };
  const ports = { gateway, fetch, apiOriginOf: () => apiOrigin, site: { accountId: 'a', cloudId: 'c' } };
  const outcome = await readAttachment(ports, '10', 'content', new AbortController().signal);
  expect(outcome.ok).toBe(plain.length === 1 || signed.length === 2);
  return { plain, signed: signed.slice(1) };
}

describe('the address that an attachment is kept at', () => {
  it('is followed to the media store without any credentials', async () => {
    const location = 'https://api.media.example/file?x=1';
    await expect(follow(location, ATLASSIAN)).resolves.toEqual({ plain: [location], signed: [] });
  });

  it.each(['http://127.0.0.1:8080/file', 'http://[::1]:8080/file', 'http://localhost/f'])(
    '%s is followed for an emulator, and never for Atlassian',
    async (location) => {
      await expect(follow(location, EMULATOR)).resolves.toEqual({ plain: [location], signed: [] });
      await expect(follow(location, ATLASSIAN)).resolves.toEqual({ plain: [], signed: [] });
    },
  );

  it('that is an operation of the same site is asked for with the token, relative or not', async () => {
    for (const location of [
      '/ex/jira/c/rest/api/3/attachment/content/11',
      `${ATLASSIAN}/ex/jira/c/rest/api/3/attachment/content/11`,
    ]) {
      await expect(follow(location, ATLASSIAN)).resolves.toEqual({
        plain: [],
        signed: ['/rest/api/3/attachment/content/11'],
      });
    }
  });

  it.each([
    'http://media.example/file',
    'http://127.0.0.1.media.example/file',
    'https://who:secret@media.example/file',
    'https://10.0.0.1/file',
    'https://[fd00::1]/file',
    'https://printer/file',
    'https://printer.local/file',
    `${ATLASSIAN}/ex/jira/another/rest/api/3/myself`,
    `${ATLASSIAN}/oauth/token/accessible-resources`,
    'file:///etc/passwd',
    'javascript:alert(1)',
    '/relative',
    '',
    null,
  ])('%s is not followed', async (location) => {
    await expect(follow(location, ATLASSIAN)).resolves.toEqual({ plain: [], signed: [] });
  });
});
