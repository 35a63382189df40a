import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DemoSite } from '../../../src/sandbox/demo-site';
import type { ReadyMessage } from '../../../src/sandbox/server';

function demoWithFile(): { demo: DemoSite; dataFile: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-demo-'));
  const demo = new DemoSite();
  onTestFinished(async () => {
    await demo.close();
    rmSync(folder, { recursive: true });
  });
  return { demo, dataFile: join(folder, 'demo.bin') };
}

/** A call of the service account with what the ready message told, and nothing else. */
async function call(ready: ReadyMessage, method: string, path: string, body?: unknown): Promise<Response> {
  const { clientId, clientSecret } = ready.serviceAccount;
  const json = { 'content-type': 'application/json' };
  const token = await fetch(`${ready.authOrigin}/oauth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  });
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  return fetch(`${ready.apiOrigin}/ex/jira/${ready.sites[0]?.id ?? ''}/rest/api/3${path}`, {
    method,
    headers: { ...json, authorization: `Bearer ${accessToken}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function anIssue(ready: ReadyMessage): Promise<string> {
  const found = await call(ready, 'GET', '/search/jql?jql=created%20%3E%20-3650d&maxResults=1');
  const { issues } = (await found.json()) as { issues: { id: string }[] };
  return issues[0]?.id ?? '';
}

const setProperty = (ready: ReadyMessage, id: string): Promise<Response> =>
  call(ready, 'PUT', `/issue/${id}/properties/demo.mark`, { kept: true });
const readProperty = (ready: ReadyMessage, id: string): Promise<Response> =>
  call(ready, 'GET', `/issue/${id}/properties/demo.mark`);

describe('the demo site', () => {
  it('keeps its data over a restart, with the same sites and new secrets', async () => {
    const { demo, dataFile } = demoWithFile();
    const first = await demo.start({ type: 'start', issues: 30, dataFile });
    const id = await anIssue(first);
    expect((await setProperty(first, id)).status).toBe(201);
    await demo.close();
    const second = await demo.start({ type: 'start', issues: 30, dataFile });
    expect(await (await readProperty(second, id)).json()).toMatchObject({ value: { kept: true } });
    expect(second.sites).toEqual(first.sites);
    expect(second.serviceAccount.clientSecret).not.toBe(first.serviceAccount.clientSecret);
  });

  it('forgets its data when it is reset, and listens where it did', async () => {
    const { demo, dataFile } = demoWithFile();
    const first = await demo.start({ type: 'start', issues: 30, dataFile });
    const id = await anIssue(first);
    await setProperty(first, id);
    const second = await demo.reset();
    expect(second?.apiOrigin).toBe(first.apiOrigin);
    if (second === undefined) throw new Error('The demo was not running.');
    // The connection that was kept alive to the old server ends here.
    await fetch(second.apiOrigin).catch(() => undefined);
    expect((await readProperty(second, id)).status).toBe(404);
    await demo.close();
    const third = await demo.start({ type: 'start', issues: 30, dataFile });
    expect((await readProperty(third, id)).status).toBe(404);
  });

  it('takes a free port when the wanted one is taken', async () => {
    const { demo: one } = demoWithFile();
    const { demo: other } = demoWithFile();
    const first = await one.start({ type: 'start', issues: 30 });
    const port = Number(new URL(first.apiOrigin).port);
    const second = await other.start({ type: 'start', issues: 30, port });
    expect(second.ready).toBe(true);
    expect(second.apiOrigin).not.toBe(first.apiOrigin);
  });

  it('has nothing to reset before it was started', async () => {
    expect(await new DemoSite().reset()).toBeUndefined();
  });
});
