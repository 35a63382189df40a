import { beforeEach, describe, expect, it } from 'vitest';
import { MAINTENANCE } from '@shared/ipc/failure';
import { gatewayOn, read, SITE, write, type GatewayUnderTest } from './gateway-on';
import { answer, startScriptedServer, type ScriptedServer } from './scripted-server';

let server: ScriptedServer;
let under: GatewayUnderTest;
beforeEach(async () => {
  server = await startScriptedServer();
  under = gatewayOn(server.origin);
});

const downFor = (seconds: number): ReturnType<typeof answer> => answer(503, '', { 'Retry-After': String(seconds) });

describe('a 503 that names its end', () => {
  it('is what later requests wait for, by its name and not as a limit, without being sent', async () => {
    server.script(downFor(300));
    const first = await under.gateway.request(read);
    expect(first).toMatchObject({ ok: false, failure: { kind: 'unavailable', status: 503 } });
    const later = await under.gateway.request(read);
    expect(later).toMatchObject({ ok: false, failure: { kind: 'rate-limited', reason: MAINTENANCE } });
    expect(server.seen).toHaveLength(1);
    expect(under.log.list()[0]?.note).toMatch(/^Jira is down for maintenance, next try \d\d:\d\d$/);
    expect(under.gateway.limits.now(SITE).waiting).toMatchObject({
      why: 'maintenance',
      until: under.clock.now + 302_500,
    });
  });

  it('is over when Jira answers', async () => {
    server.script(downFor(300));
    await under.gateway.request(read);
    under.clock.now += 400_000;
    expect(under.gateway.limits.now(SITE).waiting).toBeNull();
    expect(await under.gateway.request(read)).toMatchObject({ ok: true });
  });

  it('that is short is waited for, and the log says what it was', async () => {
    server.script(downFor(5));
    expect(await under.gateway.request(read)).toMatchObject({ ok: true });
    expect(server.seen).toHaveLength(2);
    expect(under.log.list()[0]?.why).toBe('Jira is down for maintenance');
  });
});

describe('the request log', () => {
  it('keeps what never left apart: it pushes out no call that did, and is one row however often it is tried', async () => {
    await under.gateway.request(write);
    server.script(downFor(300));
    await under.gateway.request(read);
    for (let again = 0; again < 600; again++) await under.gateway.request(read);
    const rows = under.log.list();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ tries: 0, times: 600, method: 'GET' });
    expect(rows.map(({ method }) => method)).toContain('POST');
  });

  it('has a whole address in the command line of a call that never left', async () => {
    under = gatewayOn(server.origin, {
      accessTokenFor: () => Promise.resolve({ ok: false, failure: { kind: 'offline', detail: 'ENOTFOUND' } }),
    });
    await under.gateway.request(read);
    expect(under.log.list()[0]?.curl).toContain(`${server.origin}/ex/jira/cloud-1/rest/api/3/myself`);
  });
});
