import { describe, expect, it } from 'vitest';
import { allPages } from '../../../../src/main/gateway/all-pages';
import { createHttpFetch, proxyFrom } from '../../../../src/main/gateway/http-fetch';
import { NotSent, readBrokenAnswer, readNetworkError } from '../../../../src/main/gateway/network-failure';
import { createNetworkState } from '../../../../src/main/gateway/network-state';
import { RequestLog, type LoggedRequest } from '../../../../src/main/gateway/request-log';
import { fail, succeed } from '@shared/ipc/outcome';

const coded = (code: string, syscall?: string): Error =>
  Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });
const wrapped = (cause: unknown): Error => new TypeError('fetch failed', { cause });

describe('what fetch throws', () => {
  it.each([
    ['ENOTFOUND', 'getaddrinfo'],
    ['EAI_AGAIN', 'getaddrinfo'],
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined],
    ['CERT_HAS_EXPIRED', undefined],
  ])('%s of %s: certainly nothing was sent', (code, syscall) =>
    expect(readNetworkError(wrapped(coded(code, syscall)), 'write')).toEqual({
      kind: 'offline',
      detail: code,
      wrote: true,
    }),
  );

  it.each([
    ['ECONNRESET', 'read'],
    ['EPIPE', 'write'],
    ['EHOSTUNREACH', 'read'],
    ['EHOSTUNREACH', 'write'],
    ['ENETUNREACH', 'write'],
    ['ENETDOWN', 'read'],
    ['ETIMEDOUT', 'read'],
    ['ECONNREFUSED', undefined],
    ['UND_ERR_SOCKET', undefined],
    ['UND_ERR_HEADERS_TIMEOUT', undefined],
    ['SOMETHING_NEW', undefined],
  ])('%s of %s, on a connection that stands: it may have arrived', (code, syscall) =>
    expect(readNetworkError(wrapped(coded(code, syscall)), 'write')).toEqual({
      kind: 'no-answer',
      detail: code,
      wrote: true,
    }),
  );

  it('a time-out, and anything that is no error at all: it may have arrived', () => {
    expect(readNetworkError(new DOMException('too long', 'TimeoutError'), 'read')).toEqual({
      kind: 'no-answer',
      detail: 'TimeoutError',
      wrote: false,
    });
    expect(readNetworkError('?', 'write')).toMatchObject({ kind: 'no-answer' });
  });

  it('of two addresses: not sent only when neither was reached', () => {
    const both = (one: Error, other: Error): string =>
      readNetworkError(wrapped(new AggregateError([one, other])), 'write').kind;
    const refused = coded('ECONNREFUSED', 'connect');
    expect(both(refused, coded('ENETUNREACH', 'connect'))).toBe('offline');
    expect(both(refused, coded('ECONNRESET', 'read'))).toBe('no-answer');
    expect(both(refused, new Error('no code'))).toBe('no-answer');
  });

  it('while the body of an answer comes never means that nothing was sent', () => {
    for (const syscall of ['connect', 'read', undefined]) {
      expect(readBrokenAnswer(wrapped(coded('EHOSTUNREACH', syscall)), 'write')).toEqual({
        kind: 'no-answer',
        detail: 'EHOSTUNREACH',
        wrote: true,
      });
    }
  });
});

describe('online', () => {
  it('is the last outcome of the gateway, tells changes once, and wakes who waits for it to come back', () => {
    let now = 1;
    const changes: number[] = [];
    let back = 0;
    const network = createNetworkState({ now: () => now, changed: () => void changes.push(now) });
    network.onBack(() => void back++);
    network.reached(true);
    now = 2;
    network.reached(false);
    network.reached(false);
    now = 3;
    network.reached(true);
    network.reached(true);
    expect(changes).toEqual([2, 3]);
    expect(back).toBe(1);
    expect(network.state()).toEqual({ online: true, since: 3 });
  });
});

describe('all pages', () => {
  const things = Array.from({ length: 23 }, (_, at) => at);

  it('are walked by what came, also when Jira gives fewer than were asked for', async () => {
    const pages = await allPages((startAt) =>
      Promise.resolve(succeed({ items: things.slice(startAt, startAt + 5), total: 23 })),
    );
    expect(pages).toEqual(succeed(things));
  });

  it('end with an empty one, whatever the total says', async () => {
    const pages = await allPages((startAt) =>
      Promise.resolve(succeed({ items: things.slice(startAt, startAt + 9), total: 99 })),
    );
    expect(pages).toEqual(succeed(things));
  });

  it('are none when one of them is refused', async () => {
    const refused = fail({ kind: 'unavailable', status: 503, detail: '' });
    const pages = await allPages((startAt) =>
      Promise.resolve(startAt === 0 ? succeed({ items: things.slice(0, 5), total: 23 }) : refused),
    );
    expect(pages).toEqual(refused);
  });
});

describe('a PAC answer', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
    ['SOCKS5 socks.example:1080; PROXY p:1', 'http://p:1'],
    ['', null],
    ['SOCKS socks.example:1080; DIRECT', null],
  ])('%s', (answer, proxy) => expect(proxyFrom(answer)).toBe(proxy));

  it.each(['SOCKS socks.example:1080', 'SOCKS5 a:1; SOCKS4 b:2', 'PROXY'])(
    '%s: no way out that is known here, and none is taken behind the back of whoever set it',
    async (answer) => {
      expect(() => proxyFrom(answer)).toThrow(NotSent);
      const fetch = createHttpFetch({ resolveProxy: () => Promise.resolve(answer) }, () => []);
      const failure = await fetch('http://127.0.0.1:1/', {}).catch((error: unknown) =>
        readNetworkError(error, 'write'),
      );
      expect(failure).toMatchObject({
        kind: 'offline',
        detail: expect.stringContaining('SOCKS is not spoken') as unknown,
      });
    },
  );
});

const LOGGED: LoggedRequest = {
  at: 0,
  method: 'GET',
  path: '/',
  status: 200,
  milliseconds: 1,
  tries: 1,
  points: 1,
  waited: 0,
  why: null,
  note: null,
  curl: '',
};

describe('the request log', () => {
  it('keeps the last five hundred, newest first', () => {
    const log = new RequestLog();
    for (let at = 0; at < 700; at++) {
      log.add({ ...LOGGED, at });
    }
    expect(log.list()).toHaveLength(500);
    expect(log.list()[0]?.at).toBe(699);
  });
});
