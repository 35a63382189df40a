// A site limited to 2 POST/s over real HTTP and in real time: how much of it the gateway uses, and what it asks too early.
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './lib/figure.mjs';
import { loadSource } from './lib/load-source.mjs';
import { settings } from './lib/settings.mjs';

const SECONDS = settings.quick ? 20 : 60;
const RATE = 2;

const source = await loadSource({
  request: 'src/main/gateway/request.ts',
  fetch: 'src/main/gateway/http-fetch.ts',
  log: 'src/main/gateway/request-log.ts',
});

/** One token bucket as Jira has it for each endpoint (contract §4). */
const bucket = { left: RATE, at: performance.now() };
let accepted = 0;
let refused = 0;
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    const now = performance.now();
    bucket.left = Math.min(RATE, bucket.left + ((now - bucket.at) / 1000) * RATE);
    bucket.at = now;
    const lets = bucket.left >= 1;
    if (lets) bucket.left -= 1;
    const told = {
      'X-RateLimit-Limit': RATE,
      'X-RateLimit-Remaining': Math.floor(bucket.left),
      'Content-Type': 'application/json',
    };
    if (lets) {
      accepted += 1;
      response.writeHead(201, told).end('{"id":"1","key":"SHOP-1"}');
      return;
    }
    refused += 1;
    response
      .writeHead(429, { ...told, 'Retry-After': 1, 'RateLimit-Reason': 'jira-burst-based' })
      .end('{"errorMessages":["Rate limit exceeded"],"errors":{}}');
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

/** When each 429 came, and until when it said to wait. */
const closed = [];
let early = 0;
const fetch = source.fetch.createHttpFetch(null, () => []);
const gateway = source.request.createGateway({
  async fetch(url, init) {
    const now = performance.now();
    if (closed.some(({ from, until }) => now > from && now < until)) early += 1;
    const answer = await fetch(url, init);
    const from = performance.now();
    if (answer.status === 429) closed.push({ from, until: from + Number(answer.headers.get('retry-after')) * 1000 });
    return answer;
  },
  accessTokenFor: async () => ({ ok: true, value: 'token' }),
  apiOriginOf: () => `http://127.0.0.1:${server.address().port}`,
  now: Date.now,
  wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
  random: Math.random,
  log: new source.log.RequestLog(),
  reached: () => undefined,
  siteGone: () => undefined,
});

const create = {
  site: { accountId: 'a', cloudId: 'c' },
  method: 'POST',
  path: '/rest/api/3/issue',
  body: { fields: { summary: 'x' } },
  intent: 'write',
  what: 'the new issue',
  scopes: ['write:jira-work'],
  priority: 'outbox',
};
// More than can be sent in the time: a run that waits for nothing but the limit.
const patience = Array.from({ length: RATE * SECONDS * 2 }, () => new AbortController());
const all = patience.map(({ signal }) => gateway.request({ ...create, signal }));
await wait(SECONDS * 1000);
figure('limits.post-2-per-second.used', accepted / (RATE * SECONDS), 'of the limit', '>= 0.95');
figure('limits.post-2-per-second.early', early, 'requests before Retry-After', '= 0');
figure('limits.post-2-per-second.refused', refused, 'requests');
for (const controller of patience) controller.abort();
await Promise.all(all);
server.closeAllConnections();
server.close();
