import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { clockTime } from '@shared/ipc/clock-time';
import { MAINTENANCE, type Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { toCurl } from '@shared/fields/to-curl';
import { holdUntil, retryAtFrom, waitBeforeRetry } from './back-off';
import { keyedTurn, type Budget, type Turn } from './budget';
import { endpointPattern, issueOfPath } from './endpoint-pattern';
import type { FetchAnswer } from './fetch-port';
import type { Attempted, GatewayPorts, GatewayRequest } from './gateway-request';
import { neededPermission } from './needed-permission';
import { readNetworkError } from './network-failure';
import { pointsOf } from './points';
import { PATIENCE_MS, type Queue } from './queue';
import { readRateHeaders } from './rate-headers';
import { readFailure } from './read-failure';
import { redactPath } from './redact-path';
import { contentOf } from './request-content';
import { climbs, pathOf } from './request-path';
import { createSigning } from './signing';
import { withPlaces, withRetryAt } from './told-failure';
import { timeLimit } from './time-limit';
import { limitName, WaitTally } from './why-waited';

export interface Exchanged {
  readonly outcome: Attempted<FetchAnswer>;
  /** To be called once, when the body was read as well: writes the call down, and counts what it cost. */
  readonly log: (end: Outcome<unknown>, body: unknown) => void;
}

export interface Exchange {
  (request: GatewayRequest, limits: 'head' | 'whole'): Promise<Exchanged>;
  turnOf(site: SiteRef): Pick<Turn, 'app' | 'cloudId'>;
}

const TIME_OUT_MS = 30_000;
/** Tokens are handed out with two minutes left or more. */
const STALE_MS = 30_000;
/** Jira makes the issues of one request one after the other. */
const EACH_WRITE_MORE_MS = 2_000;
/** Bytes a millisecond: a file has longer, as long as it takes on a poor line. */
const SLOWEST_UPLOAD = 16;

/** One request from its turn in the line to the head of its answer, with all its tries. */
export function createExchange(ports: GatewayPorts, budget: Budget, queue: Queue): Exchange {
  const signing = createSigning(ports);

  function turnOf({ accountId, cloudId }: SiteRef): Pick<Turn, 'app' | 'cloudId'> {
    return { app: `${ports.apiOriginOf(accountId) ?? ''} ${ports.appOf?.(accountId) ?? ''}`, cloudId };
  }

  async function exchange(request: GatewayRequest, limits: 'head' | 'whole'): Promise<Exchanged> {
    const { site, method, intent } = request;
    const path = pathOf(request);
    const pattern = endpointPattern(request.path);
    const caller = request.signal ?? new AbortController().signal;
    const began = ports.now();
    const waits = new WaitTally();
    const place = queue.place();
    let status: number | null = null;
    let tries = 0;
    /** Whether the answer said how many points are left. */
    let counted = false;
    let rejected: string | undefined;
    let origin: string | null = null;

    const turn = keyedTurn({
      ...turnOf(site),
      method,
      pattern,
      issue: intent === 'write' ? (request.issue ?? issueOfPath(request.path)) : null,
      priority: request.priority ?? 'person',
    });
    const ended = (outcome: Attempted<FetchAnswer>): Exchanged => ({
      outcome,
      log(end, body) {
        // The point that every request costs was counted as it went out.
        // What got no answer may have been done.
        const done = end.ok || (status !== 429 && end.failure.kind !== 'offline');
        const points = tries === 0 ? 0 : done ? pointsOf(intent, pattern, body, request.writes) : 1;
        if (points > 1) budget.spend(turn, points - 1, counted ? 'share' : 'all', ports.now());
        ports.limitsChanged?.();
        const shown = redactPath(path);
        ports.log.add({
          at: began,
          method,
          path: shown,
          status,
          milliseconds: Math.max(0, ports.now() - began - waits.milliseconds),
          tries,
          points,
          waited: waits.milliseconds,
          why: waits.words,
          note: end.ok ? null : noteOf(end.failure),
          curl: toCurl(method, `${origin ?? ports.apiOriginOf(site.accountId) ?? ''}${shown}`, request.body ?? null),
        });
      },
    });
    const failed = (failure: Failure): Exchanged => ended(fail(failure));
    // What went out before was refused, else it would not have come to another token: a write has not been done.
    const notSigned = (failure: Failure): Exchanged => ended({ ...fail(failure), unsent: true });

    if (climbs(path)) {
      return failed({ kind: 'invalid-input', message: `${request.what} has a name that is no name.`, fields: {} });
    }
    for (;;) {
      // Asked for before the turn: a token endpoint that is slow takes nobody's place.
      const credentials = await signing.credentialsOf(site.accountId, rejected);
      const askedAt = ports.now();
      if (!credentials.ok) return notSigned(credentials.failure);
      const admission = await queue.admit(turn, caller, place);
      if (admission.kind === 'cancelled') return failed({ kind: 'cancelled' });
      if (admission.kind === 'too-long') {
        return failed({ kind: 'rate-limited', retryAt: admission.until, reason: limitName(admission.why) });
      }
      waits.add(admission.waits);
      try {
        // A long line: the token may have been renewed meanwhile. It is asked for without a place, and the turn waited for once more.
        if (ports.now() - askedAt > STALE_MS) continue;
        const { token } = credentials.value;
        origin = credentials.value.origin;
        tries++;
        const sentAt = ports.now();
        const used = signing.usedSince(site.accountId, token, sentAt);
        const more = ((request.writes ?? 1) - 1) * EACH_WRITE_MORE_MS;
        const limit = timeLimit(TIME_OUT_MS + more + (request.upload?.bytes.length ?? 0) / SLOWEST_UPLOAD);
        let answer: FetchAnswer;
        try {
          answer = await ports.fetch(`${origin}${path}`, {
            method,
            headers: {
              Authorization: `Bearer ${token}`,
              Accept: 'application/json',
              ...contentOf(request).headers,
            },
            ...contentOf(request).body,
            redirect: 'manual',
            signal: AbortSignal.any([caller, limit.signal]),
          });
        } catch (error) {
          admission.done();
          status = null;
          if (caller.aborted) return failed({ kind: 'cancelled' });
          const failure = readNetworkError(error, intent);
          const attempt =
            failure.kind === 'offline' ? ({ kind: 'not-sent' } as const) : ({ kind: 'no-answer' } as const);
          const wait = waitBeforeRetry(attempt, tries, intent, ports.now(), ports.random());
          if (wait === null) {
            ports.reached(false);
            return failed(failure);
          }
          if (!(await waited(wait, caller))) return failed({ kind: 'cancelled' });
          waits.add([['retry', wait]]);
          continue;
        }

        ports.reached(true);
        status = answer.status;
        const now = ports.now();
        const retryAt = retryAtFrom(status, answer.headers, now);
        const reason = answer.headers.get('ratelimit-reason');
        const until =
          status === 429 || (status === 503 && retryAt !== null)
            ? holdUntil(retryAt, tries, now, ports.random())
            : null;
        const stated = readRateHeaders(answer.headers, now);
        counted = typeof stated.quota?.remaining === 'number';
        budget.answered(turn, { status, sentAt, now, stated, reason, until });
        admission.done();
        if (status < 400) {
          if (limits === 'head') limit.lift();
          return ended(succeed(answer));
        }

        const text = await textOf(answer);
        const failure = readFailure(
          { status, text, retryAt, rateLimitReason: reason },
          {
            what: request.what,
            cloudId: site.cloudId,
            accountId: site.accountId,
            scopes: request.scopes,
            permission: neededPermission(method, pattern),
          },
        );
        if (
          rejected === undefined &&
          (failure.kind === 'signed-out' || signing.isOldToken(status, used, site.accountId))
        ) {
          // Once with a fresh token; a second refusal is the truth.
          rejected = token;
          continue;
        }
        if (failure.kind === 'site-gone') ports.siteGone(site);
        const wait =
          request.tellAtOnce === true && status >= 500
            ? null
            : waitBeforeRetry({ kind: 'refused', status, retryAt }, tries, intent, now, ports.random());
        // The moment as it was named: what it was that had to wait is told, not slept through.
        const patient = (retryAt ?? 0) - now <= PATIENCE_MS;
        if (wait === null || !patient) {
          const told = fail(withRetryAt(await withPlaces(failure, request), until ?? now));
          return ended(request.keepsRefusal === true ? { ...told, refusal: text } : told);
        }
        // A 429 holds everything that shares its limit, and this request with it, in the line.
        if (status === 429) continue;
        if (!(await waited(wait, caller))) return failed({ kind: 'cancelled' });
        waits.add([[status === 503 && retryAt !== null ? 'maintenance' : 'retry', wait]]);
      } finally {
        // Also after a defect: a place that nobody gives back is gone until the program ends.
        admission.done();
      }
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

  return Object.assign(exchange, { turnOf });
}

async function textOf(answer: FetchAnswer): Promise<string> {
  try {
    return await answer.text();
  } catch {
    // The status alone says enough to classify the refusal; its words are lost with the connection.
    return '';
  }
}

/** What went wrong, in a word, for the request log. */
function noteOf(failure: Failure): string {
  if (failure.kind === 'rate-limited' && failure.reason === MAINTENANCE)
    return `Jira is down for maintenance, next try ${clockTime(failure.retryAt)}`;
  return failure.kind === 'offline' || failure.kind === 'no-answer' ? failure.detail : failure.kind;
}
