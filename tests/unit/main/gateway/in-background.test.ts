import { expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { inBackground } from '../../../../src/main/gateway/in-background';
import type { Gateway, GatewayRequest } from '../../../../src/main/gateway/request';

const READ: GatewayRequest = {
  site: { accountId: 'a', cloudId: 'c' },
  method: 'GET',
  path: '/rest/api/3/myself',
  intent: 'read',
  what: 'the thing',
  scopes: [],
  priority: 'person',
};

/** A gateway that answers at once, and what it was asked. */
function recording(): { readonly gateway: Gateway; readonly asked: GatewayRequest[] } {
  const asked: GatewayRequest[] = [];
  const answer = { status: 200, headers: { get: () => null }, text: () => Promise.resolve(''), body: null };
  const gateway: Gateway = {
    request: (request) => Promise.resolve(succeed(void asked.push(request))),
    raw: (request) => {
      asked.push(request);
      return Promise.resolve(succeed(answer));
    },
  };
  return { gateway, asked };
}

it.each(['request', 'raw'] as const)('%s has the background priority, and ends when either says so', async (call) => {
  const { gateway, asked } = recording();
  for (const who of ['the background', 'the caller', 'nobody'] as const) {
    const [background, caller] = [new AbortController(), new AbortController()];
    await inBackground(gateway, background.signal)[call]({ ...READ, signal: caller.signal });
    if (who === 'the background') background.abort();
    if (who === 'the caller') caller.abort();
    expect(asked.at(-1)?.priority).toBe('background');
    expect(asked.at(-1)?.signal?.aborted).toBe(who !== 'nobody');
  }
});

it.each(['request', 'raw'] as const)('%s without a signal of its own ends with the background', async (call) => {
  const { gateway, asked } = recording();
  const background = new AbortController();
  await inBackground(gateway, background.signal)[call](READ);
  expect(asked[0]?.signal?.aborted).toBe(false);
  background.abort();
  expect(asked[0]?.signal?.aborted).toBe(true);
});
