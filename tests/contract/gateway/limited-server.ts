import type { FetchPort } from '../../../src/main/gateway/fetch-port';
import { createHttpFetch } from '../../../src/main/gateway/http-fetch';
import { answer, startScriptedServer, type Script, type ScriptedServer } from './scripted-server';
import type { VirtualClock } from './virtual-clock';

export interface Limit {
  /** Requests a second. */
  readonly rate: number;
  /** How many at once after a rest. */
  readonly room: number;
  readonly retryAfter: string;
  /** What the answers tell of the limit: always, with a 429 alone, or nothing. */
  readonly tells: 'always' | 'when-refused' | 'never';
}

export interface LimitedServer {
  readonly server: ScriptedServer;
  /** The HTTP adapter that ships, watched: when each request went out and what it was told. */
  readonly fetch: FetchPort;
  /** Moments on the clock at which a request was let through. */
  readonly accepted: readonly number[];
  readonly refused: number;
  /** Requests that went out after a 429 had come and before the moment that it named. */
  readonly early: number;
  /** Whether a request is under way that the clock does not hold up. */
  busy(): boolean;
}

/** A server with one token bucket on a clock of the test's, over real HTTP. The way there and back takes some time of that clock. */
export async function startLimitedServer(
  clock: VirtualClock,
  limit: Limit,
  latency: () => number,
): Promise<LimitedServer> {
  const server = await startScriptedServer();
  const http = createHttpFetch(null, () => []);
  const accepted: number[] = [];
  const closed: { readonly from: number; readonly until: number }[] = [];
  const bucket = { left: limit.room, at: clock.now };
  let refused = 0;
  let early = 0;
  let underWay = 0;
  let asleep = 0;

  const script: Script = (response, seen, socket) => {
    server.script(script);
    asleep++;
    void clock.wait(latency()).then(() => {
      bucket.left = Math.min(limit.room, bucket.left + ((clock.now - bucket.at) / 1000) * limit.rate);
      bucket.at = clock.now;
      const lets = bucket.left >= 1;
      if (lets) bucket.left--;
      const told = {
        'X-RateLimit-Limit': String(limit.rate),
        'X-RateLimit-Remaining': String(Math.floor(bucket.left)),
      };
      const headers = limit.tells === 'always' || (limit.tells === 'when-refused' && !lets) ? told : {};
      const reason: Record<string, string> = limit.tells === 'never' ? {} : { 'RateLimit-Reason': 'jira-burst-based' };
      if (lets) accepted.push(clock.now);
      else refused++;
      asleep--;
      const reply = lets
        ? answer(201, { id: '1', key: 'SHOP-1' }, headers)
        : answer(
            429,
            { errorMessages: ['Rate limit exceeded'], errors: {} },
            { ...headers, ...reason, 'Retry-After': limit.retryAfter },
          );
      reply(response, seen, socket);
    });
  };
  server.script(script);

  const fetch: FetchPort = async (url, init) => {
    if (closed.some(({ from, until }) => clock.now >= from && clock.now < until)) early++;
    underWay++;
    try {
      const got = await http(url, init);
      const text = await got.text();
      if (got.status === 429) closed.push({ from: clock.now, until: clock.now + Number(limit.retryAfter) * 1000 });
      return { status: got.status, headers: got.headers, text: () => Promise.resolve(text), body: null };
    } finally {
      underWay--;
    }
  };

  return {
    server,
    fetch,
    accepted,
    get refused() {
      return refused;
    },
    get early() {
      return early;
    },
    busy: () => underWay > asleep,
  };
}
