import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import type { FetchAnswer } from '../../../../src/main/gateway/fetch-port';
import { createGateway, type Gateway, type GatewayRequest } from '../../../../src/main/gateway/request';
import { RequestLog } from '../../../../src/main/gateway/request-log';
import { timeLimit } from '../../../../src/main/gateway/time-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ANSWER: FetchAnswer = {
  status: 200,
  headers: { get: () => null },
  text: () => Promise.resolve('{}'),
  body: null,
};
const READ: GatewayRequest = {
  site: { accountId: 'a', cloudId: 'c' },
  method: 'GET',
  path: '/rest/api/3/attachment/content/1',
  intent: 'read',
  what: 'the attachment',
  scopes: [],
};

/** The gateway, and the signals of what it asked. */
function gateway(): { readonly gateway: Gateway; readonly signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  const made = createGateway({
    fetch: (_url, { signal }) => {
      signals.push(signal);
      return Promise.resolve(ANSWER);
    },
    accessTokenFor: () => Promise.resolve(succeed('token')),
    apiOriginOf: () => 'https://api.example',
    now: () => 0,
    wait: () => Promise.resolve(),
    random: () => 0,
    log: new RequestLog(),
    reached: () => undefined,
    siteGone: () => undefined,
  });
  return { gateway: made, signals };
}

it('cuts off after its time, and no more once it was lifted', () => {
  const [one, other] = [timeLimit(1_000), timeLimit(1_000)];
  other.lift();
  vi.advanceTimersByTime(999);
  expect(one.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(one.signal.reason).toMatchObject({ name: 'TimeoutError' });
  expect(other.signal.aborted).toBe(false);
});

it('is on the head alone where bytes are fetched, so that a large attachment is not cut off', async () => {
  const under = gateway();
  await under.gateway.raw(READ);
  vi.advanceTimersByTime(10 * 60_000);
  expect(under.signals.map(({ aborted }) => aborted)).toEqual([false]);
});

it('is on the whole answer where it is read at once', async () => {
  const under = gateway();
  await under.gateway.request(READ);
  vi.advanceTimersByTime(30_000);
  expect(under.signals.map(({ aborted }) => aborted)).toEqual([true]);
});
