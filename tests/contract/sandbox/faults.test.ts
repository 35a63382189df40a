import { describe, expect, it } from 'vitest';
import { running } from './running';
import { serviceToken } from './sign-in';

describe('a planned fault', () => {
  it('answers the next fitting requests in the operation’s place, then no more', async () => {
    const sandbox = await running();
    const headers = { authorization: `Bearer ${await serviceToken(sandbox)}` };
    const url = `${sandbox.apiOrigin}/ex/jira/${sandbox.sites[0]?.id ?? ''}/rest/api/3/myself`;
    sandbox.faults.plan(
      { path: /myself$/ },
      {
        kind: 'answer',
        reply: { status: 429, headers: { 'Retry-After': '7' }, body: { errorMessages: [], errors: {} } },
      },
      2,
    );
    const statuses = [];
    for (let request = 0; request < 3; request++) statuses.push((await fetch(url, { headers })).status);
    expect(statuses).toEqual([429, 429, 200]);
  });

  it('cuts the connection before the operation, or after it was carried out', async () => {
    let writes = 0;
    const sandbox = await running({ onWrite: () => (writes += 1) });
    const init = {
      method: 'POST',
      body: '{}',
      headers: { authorization: `Bearer ${await serviceToken(sandbox)}`, 'content-type': 'application/json' },
    };
    const url = `${sandbox.apiOrigin}/ex/jira/${sandbox.sites[0]?.id ?? ''}/rest/api/3/issue`;
    sandbox.faults.plan({ method: 'POST', path: /issue$/ }, { kind: 'cut-before' });
    await expect(fetch(url, init)).rejects.toThrow('fetch failed');
    expect(writes).toBe(0);
    sandbox.faults.plan({ method: 'POST', path: /issue$/ }, { kind: 'cut-after' });
    await expect(fetch(url, init)).rejects.toThrow('fetch failed');
    expect(writes).toBe(1);
    expect(sandbox.requests.count({ path: /issue$/ })).toBe(2);
  });

  it('holds a request until the test lets it go, and lets others pass', async () => {
    const sandbox = await running();
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    sandbox.faults.plan({ path: '/me' }, { kind: 'hold', until });
    const finished: string[] = [];
    const held = fetch(`${sandbox.apiOrigin}/me`).then(() => finished.push('held'));
    await expect.poll(() => sandbox.requests.count({ path: '/me' })).toBe(1);
    await fetch(`${sandbox.apiOrigin}/me`).then(() => finished.push('passed'));
    letGo();
    await held;
    expect(finished).toEqual(['passed', 'held']);
  });
});
