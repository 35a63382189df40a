import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import { createIssue } from '../../../src/main/gateway/issue';
import { gatewayOn, read, SITE, write, type GatewayUnderTest } from './gateway-on';
import { answer, drop, startScriptedServer, type ScriptedServer } from './scripted-server';

const BODY = { errorMessages: ['Rate limit exceeded'], errors: {} };

let server: ScriptedServer;
let under: GatewayUnderTest;
beforeEach(async () => {
  server = await startScriptedServer();
  under = gatewayOn(server.origin);
});

describe('429', () => {
  it.each([[0], [1], [7]])('with Retry-After: %s is sent again then, and not before, a write too', async (seconds) => {
    server.script(answer(429, BODY, { 'Retry-After': String(seconds) }));
    await expect(under.gateway.request(write)).resolves.toMatchObject({ ok: true });
    expect(server.seen).toHaveLength(2);
    expect(under.waits).toHaveLength(1);
    expect(under.waits[0]).toBeGreaterThanOrEqual(Math.max(250, seconds * 1_000));
  });

  it('with a date is sent again then, and not before', async () => {
    const at = under.clock.now + 9_000;
    server.script(answer(429, BODY, { 'Retry-After': new Date(at).toUTCString() }));
    await under.gateway.request(read);
    expect(under.clock.now).toBeGreaterThanOrEqual(at);
  });

  it('without Retry-After waits for X-RateLimit-Reset', async () => {
    const at = under.clock.now + 5_000;
    server.script(answer(429, BODY, { 'X-RateLimit-Reset': new Date(at).toISOString() }));
    await under.gateway.request(read);
    expect(under.clock.now).toBeGreaterThanOrEqual(at);
  });

  it('that names nothing waits longer each time', async () => {
    server.script(answer(429, BODY), answer(429, BODY));
    await under.gateway.request(write);
    expect(under.waits).toEqual([2_000, 4_000]);
  });

  it('that asks for more than twenty seconds is told at once, with the moment', async () => {
    server.script(answer(429, BODY, { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-quota-global-based' }));
    await expect(under.gateway.request(write)).resolves.toEqual({
      ok: false,
      failure: { kind: 'rate-limited', retryAt: under.clock.now + 1_800_000, reason: 'jira-quota-global-based' },
    });
    expect(under.waits).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('for ever ends after four retries with a moment in the future', async () => {
    server.script(...Array.from({ length: 9 }, () => answer(429, BODY, { 'Retry-After': '1' })));
    const outcome = await under.gateway.request(write);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'rate-limited', retryAt: under.clock.now + 1_000 } });
    expect(server.seen).toHaveLength(5);
  });
});

const UNAUTHORIZED = { code: 401, message: 'Unauthorized' };

describe('a token that is refused', () => {
  it('is replaced once, and the same request goes out with the new one', async () => {
    server.script(answer(401, UNAUTHORIZED));
    await expect(under.gateway.request(write)).resolves.toMatchObject({ ok: true });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('twice means signed out, and no third request', async () => {
    server.script(answer(401, UNAUTHORIZED), answer(401, UNAUTHORIZED));
    await expect(under.gateway.request(read)).resolves.toEqual({
      ok: false,
      failure: { kind: 'signed-out', accountId: 'account-1' },
    });
    expect(server.seen).toHaveLength(2);
  });

  it('for its scope is not replaced: another one would have the same', async () => {
    server.script(answer(401, { code: 401, message: 'Unauthorized; scope does not match' }));
    await expect(under.gateway.request(read)).resolves.toEqual({
      ok: false,
      failure: { kind: 'scope-missing', needed: ['read:jira-work'] },
    });
    expect(under.tokens).toHaveLength(1);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a token that cannot be had', () => {
  const without = (failure: Failure): GatewayUnderTest =>
    gatewayOn(server.origin, { accessTokenFor: () => Promise.resolve({ ok: false, failure }) });

  it.each<[Failure]>([
    [{ kind: 'unavailable', status: 503, detail: '' }],
    [{ kind: 'no-answer', detail: 'ECONNRESET', wrote: false }],
    [{ kind: 'offline', detail: 'ENOTFOUND' }],
  ])('keeps a write from being sent, and its outcome says so: $kind', async (failure) => {
    under = without(failure);
    await expect(under.gateway.request(write)).resolves.toEqual({ ok: false, failure, unsent: true });
    await expect(createIssue(under.gateway, SITE, {})).resolves.toEqual({ ok: false, failure, unsent: true });
    expect(server.seen).toEqual([]);
    // Whether the network is there is told by what did not get out, not by what was refused.
    expect(under.reached).toEqual(failure.kind === 'offline' ? [false, false] : []);
  });

  it('anew after the first was refused means the same: what went out was not done', async () => {
    let asked = 0;
    const failure: Failure = { kind: 'unavailable', status: 503, detail: '' };
    under = gatewayOn(server.origin, {
      accessTokenFor: () => Promise.resolve(asked++ === 0 ? succeed('old') : fail(failure)),
    });
    server.script(answer(401, UNAUTHORIZED));
    await expect(under.gateway.request(write)).resolves.toEqual({ ok: false, failure, unsent: true });
  });

  it('is the only way for a write to be called unsent', async () => {
    server.script(drop);
    const outcome = await under.gateway.request(write);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'no-answer', wrote: true } });
    expect(outcome.unsent).toBeUndefined();
  });
});

describe('the gateway itself', () => {
  it('says 404 in its own envelope for a site that is gone', async () => {
    server.script(answer(404, { code: 404, message: 'Not Found' }));
    await expect(under.gateway.request(read)).resolves.toEqual({
      ok: false,
      failure: { kind: 'site-gone', cloudId: 'cloud-1' },
    });
    expect(under.gone).toEqual(['cloud-1']);
  });
});
