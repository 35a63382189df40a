import { describe, expect, it } from 'vitest';
import { allPages } from '../../../../src/main/gateway/all-pages';
import { proxyFrom } from '../../../../src/main/gateway/http-fetch';
import { readNetworkError } from '../../../../src/main/gateway/network-failure';
import { createNetworkState } from '../../../../src/main/gateway/network-state';
import { RequestLog } from '../../../../src/main/gateway/request-log';
import { fail, succeed } from '@shared/ipc/outcome';

const coded = (code: string): Error => Object.assign(new Error(code), { code });
const wrapped = (cause: unknown): Error => new TypeError('fetch failed', { cause });

describe('what fetch throws', () => {
  it.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s: certainly nothing was sent',
    (code) => expect(readNetworkError(wrapped(coded(code)))).toEqual({ kind: 'offline', detail: code }),
  );

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE', 'SOMETHING_NEW'])(
    '%s: it may have arrived',
    (code) => expect(readNetworkError(wrapped(coded(code)))).toEqual({ kind: 'no-answer', detail: code }),
  );

  it('a time-out, and anything that is no error at all: it may have arrived', () => {
    expect(readNetworkError(new DOMException('too long', 'TimeoutError'))).toEqual({
      kind: 'no-answer',
      detail: 'TimeoutError',
    });
    expect(readNetworkError('?')).toMatchObject({ kind: 'no-answer' });
  });

  it('of two addresses: not sent only when neither was reached', () => {
    const both = (one: Error, other: Error): unknown => wrapped(new AggregateError([one, other]));
    expect(readNetworkError(both(coded('ECONNREFUSED'), coded('ENETUNREACH'))).kind).toBe('offline');
    expect(readNetworkError(both(coded('ECONNREFUSED'), coded('ECONNRESET'))).kind).toBe('no-answer');
    expect(readNetworkError(both(coded('ECONNREFUSED'), new Error('no code'))).kind).toBe('no-answer');
  });
});

describe('online', () => {
  it('is the last outcome of the gateway, tells changes once, and wakes who waits for it to come back', () => {
    let now = 1;
    const changes: number[] = [];
    let back = 0;
    const network = createNetworkState({ now: () => now, changed: () => void changes.push(now) });
    network.onBack(() => void back++);
    network.reached(true, null);
    now = 2;
    network.reached(false, null);
    network.reached(false, null);
    now = 3;
    network.reached(true, 0.5);
    network.reached(true, 0.5);
    expect(changes).toEqual([2, 3]);
    expect(back).toBe(1);
    expect(network.state()).toEqual({ online: true, since: 3, quotaLeft: 0.5 });
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
    ['SOCKS socks.example:1080', null],
    ['', null],
  ])('%s', (answer, proxy) => expect(proxyFrom(answer)).toBe(proxy));
});

describe('the request log', () => {
  it('keeps the last five hundred, newest first', () => {
    const log = new RequestLog();
    for (let at = 0; at < 700; at++) {
      log.add({ at, method: 'GET', path: '/', status: 200, milliseconds: 1, tries: 1, note: null, curl: '' });
    }
    expect(log.list()).toHaveLength(500);
    expect(log.list()[0]?.at).toBe(699);
  });
});
