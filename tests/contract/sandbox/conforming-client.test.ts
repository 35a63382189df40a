import { describe, expect, it } from 'vitest';
import { conformingClient } from './conforming-client';
import { running } from './running';
import { serviceToken } from './sign-in';
import { readSpecFile } from './spec-file';

describe.runIf(readSpecFile('jira-platform-v3.openapi.json') !== undefined)('the conforming client', () => {
  it('throws, in sentences, when an answer is not what the OpenAPI file says', async () => {
    const sandbox = await running();
    const caller = { token: await serviceToken(sandbox), cloudId: sandbox.sites[0]?.id ?? '' };
    const client = conformingClient(sandbox, caller);
    // The fake operation answers text in `fields`.
    await expect(client.get('/rest/api/3/issue/SHOP-7?fields=x')).rejects.toThrow(/\/fields must be object/);
  });

  it('hands over status, headers and body of an answer that conforms, and of a refusal', async () => {
    const sandbox = await running();
    const caller = { token: await serviceToken(sandbox), cloudId: sandbox.sites[0]?.id ?? '' };
    const client = conformingClient(sandbox, caller);
    expect(await client.get('/rest/api/3/serverInfo')).toMatchObject({ status: 200, body: { baseUrl: 'x' } });
    expect(await client.post('/rest/api/3/issue')).toMatchObject({ status: 400 });
    expect(await client.delete('/rest/api/3/issue/SHOP-7')).toMatchObject({ status: 204, body: undefined });
    expect(await client.get('/rest/api/3/nope')).toMatchObject({ status: 404, body: { title: 'Not Found' } });
  });
});

describe('the known divergences', () => {
  it.runIf(readSpecFile('jira-platform-v3.openapi.json') !== undefined)('name components that exist', async () => {
    const { extraKeys, mendedProperties, mendedAnswers } = await import('./known-divergences');
    const files = [readSpecFile('jira-platform-v3.openapi.json'), readSpecFile('jira-software-agile.openapi.json')];
    const components = files.flatMap((file) => Object.keys(file?.components.schemas ?? {}));
    const operations = files.flatMap((file) =>
      Object.entries(file?.paths ?? {}).flatMap(([pattern, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${pattern}`),
      ),
    );
    for (const [component] of [...extraKeys, ...mendedProperties]) expect(components).toContain(component);
    for (const [operation] of mendedAnswers) expect(operations).toContain(operation);
  });
});
