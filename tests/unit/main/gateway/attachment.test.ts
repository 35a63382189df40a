import { describe, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { readAttachment } from '../../../../src/main/gateway/attachment';
import type { FetchAnswer, FetchPort } from '../../../../src/main/gateway/fetch-port';
import type { Gateway } from '../../../../src/main/gateway/request';

const SITE = { accountId: 'a', cloudId: 'c' };

function answer(status: number, location: string | null): FetchAnswer {
  return {
    status,
    headers: { get: (name) => (name === 'location' ? location : null) },
    text: () => Promise.resolve(''),
    body: null,
  };
}

async function follow(location: string | null): Promise<string[]> {
  const asked: string[] = [];
  const gateway: Gateway = {
    request: () => Promise.resolve(succeed(null)),
    raw: () => Promise.resolve(succeed(answer(303, location))),
  };
  const fetch: FetchPort = (url, init) => {
    expect(init.headers).toEqual({});
    asked.push(url);
    return Promise.resolve(answer(200, null));
  };
  const outcome = await readAttachment(gateway, fetch, SITE, '10', 'content', new AbortController().signal);
  expect(outcome.ok).toBe(asked.length === 1);
  return asked;
}

describe('the address that an attachment is kept at', () => {
  it.each([
    'https://api.media.example/file?x=1',
    'http://127.0.0.1:8080/file',
    'http://[::1]:8080/file',
    'http://localhost/f',
  ])('%s is followed, without any credentials', async (location) => {
    await expect(follow(location)).resolves.toEqual([location]);
  });

  it.each([
    'http://media.example/file',
    'http://127.0.0.1.media.example/file',
    'https://who:secret@media.example/file',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '/relative',
    '',
    null,
  ])('%s is not followed', async (location) => {
    await expect(follow(location)).resolves.toEqual([]);
  });
});
