import { describe, expect, it, onTestFinished } from 'vitest';
import { readyMessage, startSandbox, type Sandbox } from '../../../src/sandbox/server';
import { conformingClient, type ConformingClient } from './conforming-client';
import { serviceToken, signIn } from './sign-in';

async function started(): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 3, issues: 30 });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function clientOf(sandbox: Sandbox, token?: string): Promise<ConformingClient> {
  const cloudId = sandbox.sites[0]?.id ?? '';
  return conformingClient(sandbox, { token: token ?? (await serviceToken(sandbox)), cloudId });
}

describe('the sandbox as a whole', () => {
  it('tells all that a client needs in its ready message, and no more', async () => {
    const sandbox = await started();
    const message = readyMessage(sandbox);
    expect(Object.keys(message)).toEqual([
      'ready',
      'authOrigin',
      'apiOrigin',
      'threeLegged',
      'serviceAccount',
      'sites',
    ]);
    expect(message.sites).toHaveLength(2);
    for (const site of message.sites) expect(Object.keys(site)).toEqual(['id', 'url', 'name']);
    expect(Object.keys(message.threeLegged)).toEqual(['clientId', 'clientSecret', 'redirectUri']);
    expect(Object.keys(message.serviceAccount)).toEqual(['clientId', 'clientSecret']);
  });

  it('has the same sites, people and issues for the same seed', async () => {
    const [one, other] = [await started(), await started()];
    expect(one.sites).toEqual(other.sites);
    expect(one.world.people).toEqual(other.world.people);
    const ids = (sandbox: Sandbox): string[] => sandbox.world.sites[0]?.issues.map((issue) => issue.id) ?? [];
    expect(ids(one)).toEqual(ids(other));
    expect(ids(one).length).toBeGreaterThan(0);
  });

  it('answers Jira operations by the OpenAPI file to the service account and to a person', async () => {
    const sandbox = await started();
    const service = await clientOf(sandbox);
    expect((await service.get('/rest/api/3/myself')).body).toMatchObject({ accountType: 'app' });
    expect((await service.get('/rest/api/3/serverInfo')).status).toBe(200);
    const person = await clientOf(sandbox, (await signIn(sandbox)).access_token);
    expect((await person.get('/rest/api/3/myself')).body).toMatchObject({ displayName: 'Mara Lind' });
  });

  it('hands out the bytes of an attachment that an issue lists', async () => {
    const sandbox = await started();
    const attachments = sandbox.world.sites[0]?.issues.flatMap((issue) => issue.attachments) ?? [];
    const [first] = attachments;
    expect(first).toBeDefined();
    const client = await clientOf(sandbox);
    const answer = await client.get(`/rest/api/3/attachment/content/${first?.id ?? ''}`);
    expect(answer.status).toBe(303);
    const file = await fetch(answer.headers.get('location') ?? '');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(first?.bytes ?? []));
  });
});
