import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { toCurl } from '@shared/fields/to-curl';
import PQueue from 'p-queue';
import { retryAtFrom, waitBeforeRetry } from './back-off';
import type { FetchAnswer, FetchPort } from './fetch-port';
import { readBrokenAnswer, readNetworkError } from './network-failure';
import { readFailure } from './read-failure';
import type { RequestLog } from './request-log';
import { timeLimit } from './time-limit';

export interface GatewayPorts {
  readonly fetch: FetchPort;
  /** A valid access token; `rejected` is one that Atlassian just refused. */
  readonly accessTokenFor: (accountId: string, options?: { readonly rejected: string }) => Promise<Outcome<string>>;
  /** The API origin that the account was made with: its tokens go there and nowhere else. */
  readonly apiOriginOf: (accountId: string) => string | null;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly log: RequestLog;
  /** The last outcome of the gateway is what *online* means. */
  readonly reached: (online: boolean, quotaLeft: number | null) => void;
  /** The gateway does not know a site, or the grant no longer reaches it: what accessible-resources says has changed. */
  readonly siteGone: (site: SiteRef) => void;
}

export interface GatewayRequest {
  readonly site: SiteRef;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/ex/jira/{cloudId}`, for example `/rest/api/3/myself`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: JsonObject;
  /** Whether replaying it can do harm; `POST search/jql` is a read. */
  readonly intent: 'read' | 'write';
  /** What is asked for, in words, for refusals: `the issue SHOP-12`. */
  readonly what: string;
  /** Classic scopes of the operation (contract §2.7). */
  readonly scopes: readonly string[];
  readonly signal?: AbortSignal;
  /** What a person waits for goes before what nobody does. */
  readonly priority?: 'person' | 'background';
}

/**
 * An outcome that knows more than its failure tells: `unsent` where it is certain that no byte of the request left, whatever
 * the kind, since it was the token that could not be had. Without it, a failure stands for what its kind says.
 */
export type Attempted<T> = Outcome<T> & { readonly unsent?: true };

export interface Gateway {
  /** Answers the parsed JSON of a 2xx, `null` for an empty one. */
  request(request: GatewayRequest): Promise<Attempted<unknown>>;
  /**
   * Answers the raw answer of a 2xx or a redirect: for attachments, whose bytes come from another host. The time limit is on its head
   * alone; who reads the body limits that.
   */
  raw(request: GatewayRequest): Promise<Outcome<FetchAnswer>>;
}

const TIME_OUT_MS = 30_000;
/** Jira's burst buckets hold a hundred a second; a desktop needs far fewer at once. */
const AT_ONCE = 8;
/** A wait longer than this is told to the person instead of being slept through. */
const PATIENCE_MS = 20_000;

export function createGateway(ports: GatewayPorts): Gateway {
  const queue = new PQueue({ concurrency: AT_ONCE });

  async function exchange(request: GatewayRequest, limits: 'head' | 'whole'): Promise<Attempted<FetchAnswer>> {
    const { site, method, intent } = request;
    const path = `/ex/jira/${encodeURIComponent(site.cloudId)}${request.path}${queryText(request.query)}`;
    const began = ports.now();
    const caller = request.signal ?? new AbortController().signal;
    if (climbs(path))
      return fail({ kind: 'invalid-input', message: `${request.what} has a name that is no name.`, fields: {} });
    let tries = 0;
    let rejected: string | undefined;
    let origin: string | null = null;

    const finish = (
      status: number | null,
      outcome: Outcome<FetchAnswer>,
      note: string | null,
    ): Outcome<FetchAnswer> => {
      const milliseconds = ports.now() - began;
      ports.log.add({
        at: began,
        method,
        path,
        status,
        milliseconds,
        tries,
        note,
        curl: toCurl(method, `${origin ?? ''}${path}`, request.body ?? null),
      });
      return outcome;
    };

    for (;;) {
      const token = await ports.accessTokenFor(site.accountId, rejected === undefined ? undefined : { rejected });
      if (!token.ok) {
        if (token.failure.kind === 'offline') ports.reached(false, null);
        // What went out before was refused, else it would not have come to another token: a write has not been done.
        return { ...finish(null, token, token.failure.kind), unsent: true };
      }
      // Asked for after the token: an account that is just being signed in again may answer from elsewhere.
      origin = ports.apiOriginOf(site.accountId);
      if (origin === null) return finish(null, fail({ kind: 'signed-out', accountId: site.accountId }), 'signed-out');
      tries++;

      const limit = timeLimit(TIME_OUT_MS);
      let answer: FetchAnswer;
      try {
        answer = await ports.fetch(`${origin}${path}`, {
          method,
          headers: {
            Authorization: `Bearer ${token.value}`,
            Accept: 'application/json',
            ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
          redirect: 'manual',
          signal: AbortSignal.any([caller, limit.signal]),
        });
      } catch (error) {
        if (caller.aborted) return finish(null, fail({ kind: 'cancelled' }), 'cancelled');
        const failure = readNetworkError(error, intent);
        const attempt = failure.kind === 'offline' ? ({ kind: 'not-sent' } as const) : ({ kind: 'no-answer' } as const);
        const wait = waitBeforeRetry(attempt, tries, intent, ports.now(), ports.random());
        if (wait === null) {
          ports.reached(false, null);
          return finish(null, fail(failure), failure.detail);
        }
        if (!(await waited(wait, caller))) return finish(null, fail({ kind: 'cancelled' }), 'cancelled');
        continue;
      }

      ports.reached(true, quotaLeft(answer));
      if (answer.status < 300 || isRedirect(answer.status)) {
        if (limits === 'head') limit.lift();
        return finish(answer.status, succeed(answer), null);
      }

      const retryAt = retryAtFrom(answer.headers, ports.now());
      const text = await textOf(answer);
      const reason = answer.headers.get('ratelimit-reason');
      const failure = readFailure(
        { status: answer.status, text, retryAt, rateLimitReason: reason },
        {
          what: request.what,
          cloudId: site.cloudId,
          accountId: site.accountId,
          scopes: request.scopes,
        },
      );
      if (failure.kind === 'signed-out' && rejected === undefined) {
        // Once with a fresh token; a second refusal is the truth.
        rejected = token.value;
        continue;
      }
      if (failure.kind === 'site-gone') ports.siteGone(site);
      const attempt = { kind: 'refused', status: answer.status, retryAt } as const;
      const wait = waitBeforeRetry(attempt, tries, intent, ports.now(), ports.random());
      if (wait === null || wait > PATIENCE_MS)
        return finish(answer.status, fail(withRetryAt(failure, ports.now(), wait)), failure.kind);
      if (!(await waited(wait, caller))) return finish(answer.status, fail({ kind: 'cancelled' }), 'cancelled');
    }
  }

  /** Whether the wait was waited to its end: a caller that gives up wakes it. */
  async function waited(milliseconds: number, caller: AbortSignal): Promise<boolean> {
    try {
      await ports.wait(milliseconds, caller);
    } catch (error) {
      if (!caller.aborted) throw error;
    }
    return !caller.aborted;
  }

  function queued(request: GatewayRequest, limits: 'head' | 'whole'): Promise<Attempted<FetchAnswer>> {
    return queue.add(() => exchange(request, limits), { priority: request.priority === 'background' ? 0 : 1 });
  }

  return {
    raw: (request) => queued(request, 'head'),
    async request(request) {
      const outcome = await queued(request, 'whole');
      if (!outcome.ok) return outcome;
      const { status } = outcome.value;
      if (isRedirect(status)) {
        return fail({ kind: 'unexpected-answer', what: request.what, detail: `a redirect (${status})` });
      }
      let text: string;
      try {
        text = await outcome.value.text();
      } catch (error) {
        if (request.signal?.aborted === true) return fail({ kind: 'cancelled' });
        // The head came, the body broke off: a write may well have been done.
        return fail(readBrokenAnswer(error, request.intent));
      }
      if (text.trim() === '') return succeed(null);
      try {
        return succeed(JSON.parse(text) as unknown);
      } catch {
        return fail({ kind: 'unexpected-answer', what: request.what, detail: 'a body that is not JSON' });
      }
    },
  };
}

/** A dot segment would be resolved away and lead to another operation than the one that was meant. */
function climbs(path: string): boolean {
  const [names = ''] = path.split('?');
  return names.split('/').some((name) => name === '.' || name === '..');
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function queryText(query: GatewayRequest['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** Share of the quota that is left, 0 to 1. */
function quotaLeft(answer: FetchAnswer): number | null {
  const limit = Number(answer.headers.get('x-ratelimit-limit') ?? Number.NaN);
  const remaining = Number(answer.headers.get('x-ratelimit-remaining') ?? Number.NaN);
  return limit > 0 && remaining >= 0 ? Math.min(1, remaining / limit) : null;
}

async function textOf(answer: FetchAnswer): Promise<string> {
  try {
    return await answer.text();
  } catch {
    // The status alone says enough to classify the refusal; its words are lost with the connection.
    return '';
  }
}

function withRetryAt(failure: Failure, now: number, wait: number | null): Failure {
  if (failure.kind !== 'rate-limited' || failure.retryAt > 0) return failure;
  return { ...failure, retryAt: now + (wait ?? 60_000) };
}
