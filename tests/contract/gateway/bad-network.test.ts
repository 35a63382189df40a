import { beforeEach, describe, expect, it } from 'vitest';
import { gatewayOn, read, write, type GatewayUnderTest } from './gateway-on';
import { answer, cutBody, drop, reset, startScriptedServer, type ScriptedServer } from './scripted-server';

let server: ScriptedServer;
let under: GatewayUnderTest;
beforeEach(async () => {
  server = await startScriptedServer();
  under = gatewayOn(server.origin);
});

const posts = (): number => server.seen.filter(({ method }) => method === 'POST').length;

/** The next request goes out on a connection that has been used before. */
async function warm(): Promise<void> {
  await under.gateway.request(read);
  // The connection goes back to the pool a turn after the answer was read.
  await new Promise(setImmediate);
}

describe('a create on a warm connection', () => {
  it.each([
    ['is dropped', drop],
    ['is reset', reset],
  ])('whose connection %s reaches the server once, and may have been done', async (_how, script) => {
    await warm();
    server.script(script);
    const outcome = await under.gateway.request(write);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    expect(posts()).toBe(1);
    expect(server.seen[1]?.connection).toBe(server.seen[0]?.connection);
    expect(under.reached.at(-1)).toBe(false);
  });

  it.each([
    ['an answer that is cut off', cutBody(201, '{"id":"10500","key":"SHOP-12"}'), 'no-answer'],
    ['half of its JSON', answer(201, '{"id":"10500","ke'), 'unexpected-answer'],
    ['a page instead of JSON', answer(200, '<!doctype html><p>Sign in to the train</p>'), 'unexpected-answer'],
    ['a page with 502', answer(502, '<html><body>Bad gateway</body></html>'), 'unavailable'],
    ['503', answer(503, '', { 'Retry-After': '1' }), 'unavailable'],
    ['408 of a proxy', answer(408, ''), 'unavailable'],
    ['a redirect', answer(303, '', { Location: 'http://127.0.0.1:1/elsewhere' }), 'unexpected-answer'],
  ])('that gets %s is sent once, and looked for', async (_what, script, kind) => {
    await warm();
    server.script(script);
    await expect(under.gateway.request(write)).resolves.toMatchObject({ ok: false, failure: { kind } });
    expect(posts()).toBe(1);
    expect(under.waits).toEqual([]);
  });

  it('is certain not to have been sent when nobody listens', async () => {
    await server.close();
    await expect(under.gateway.request(write)).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'offline', detail: 'ECONNREFUSED', wrote: true },
    });
    expect(under.log.list()[0]).toMatchObject({ status: null, tries: 1, note: 'ECONNREFUSED' });
  });
});

describe('an answer whose body breaks off', () => {
  it('is never a request that was not sent, whatever the system calls it', async () => {
    const unreachable = Object.assign(new Error('read EHOSTUNREACH'), { code: 'EHOSTUNREACH', syscall: 'connect' });
    const headers = { get: () => null };
    under = gatewayOn(server.origin, {
      fetch: () => Promise.resolve({ status: 201, headers, body: null, text: () => Promise.reject(unreachable) }),
    });
    await expect(under.gateway.request(write)).resolves.toEqual({
      ok: false,
      failure: { kind: 'no-answer', detail: 'EHOSTUNREACH', wrote: true },
    });
  });
});

describe('a read', () => {
  it('is asked again once when its connection breaks', async () => {
    await warm();
    server.script(drop);
    await expect(under.gateway.request(read)).resolves.toEqual({ ok: true, value: {} });
    expect(server.seen).toHaveLength(3);
  });

  it('is not asked for ever', async () => {
    server.script(drop, drop, drop);
    await expect(under.gateway.request(read)).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
    expect(server.seen).toHaveLength(2);
  });

  it('is asked again after 5xx, longer apart each time, four times at most', async () => {
    server.script(...Array.from({ length: 9 }, () => answer(503, '')));
    await expect(under.gateway.request(read)).resolves.toMatchObject({
      ok: false,
      failure: { kind: 'unavailable', status: 503 },
    });
    expect(server.seen).toHaveLength(5);
    expect(under.waits).toEqual([2_000, 4_000, 8_000, 16_000]);
  });

  it.each([
    ['at this moment', 0],
    ['in half an hour', 1_800_000],
  ])(
    'is asked again after 5xx as ever where a limit is full again %s, and holds up nothing else',
    async (_when, ahead) => {
      const reset = new Date(under.clock.now + ahead).toISOString();
      const limits = { 'X-RateLimit-Limit': '65000', 'X-RateLimit-Remaining': '60000', 'X-RateLimit-Reset': reset };
      server.script(...Array.from({ length: 5 }, () => answer(503, '', limits)));
      const failed = await under.gateway.request(read);
      expect(failed).toEqual({
        ok: false,
        failure: expect.objectContaining({ kind: 'unavailable', status: 503 }) as unknown,
      });
      expect(under.waits).toEqual([2_000, 4_000, 8_000, 16_000]);
      await expect(under.gateway.request(read)).resolves.toMatchObject({ ok: true });
      expect(server.seen).toHaveLength(6);
    },
  );

  it('is what POST search/jql is, too', async () => {
    server.script(answer(502, ''));
    await expect(under.gateway.request({ ...write, intent: 'read' })).resolves.toEqual({ ok: true, value: {} });
    expect(posts()).toBe(2);
  });

  it('answers nothing for an empty body', async () => {
    server.script((response) => void response.writeHead(204).end());
    await expect(under.gateway.request(read)).resolves.toEqual({ ok: true, value: null });
  });

  it('of which the answer breaks off is not taken for an answer', async () => {
    server.script(cutBody(200, '{"issues":[{"id":"1"}],"isLast":true}'));
    await expect(under.gateway.request(read)).resolves.toMatchObject({ ok: false, failure: { kind: 'no-answer' } });
  });
});

describe('giving up', () => {
  it('ends the wait for another try as cancelled, without an error', async () => {
    const patience = new AbortController();
    under = gatewayOn(server.origin, {
      wait: (_milliseconds, signal) => {
        patience.abort();
        return Promise.reject(signal.reason as Error);
      },
    });
    server.script(answer(503, ''));
    await expect(under.gateway.request({ ...read, signal: patience.signal })).resolves.toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
  });

  it('ends a request under way as cancelled', async () => {
    const patience = new AbortController();
    server.script(() => patience.abort());
    await expect(under.gateway.request({ ...read, signal: patience.signal })).resolves.toMatchObject({
      failure: { kind: 'cancelled' },
    });
  });
});
