import { assertNever } from '@shared/assert-never';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { FetchAnswer, FetchPort } from './fetch-port';
import { readNetworkError } from './network-failure';
import type { Gateway } from './request';
import { timeLimit } from './time-limit';
import { readUrlFromBody } from './url-from-body';

export interface AddressPorts {
  readonly gateway: Gateway;
  readonly fetch: FetchPort;
  readonly apiOriginOf: (accountId: string) => string | null;
  /** In whose name: only operations of this very site get its token. */
  readonly site: SiteRef;
}

/** An address as an answer named it, or an operation below `/ex/jira/{cloudId}`. */
export type Address = string | null | { readonly path: string; readonly query: Readonly<Record<string, string>> };

const MOST_REDIRECTS = 3;
/** For the head of each answer. How long its bytes may take is for whoever reads them to say. */
const HEAD_TIME_OUT_MS = 30_000;

/**
 * Reads what an address leads to, redirects included. Each step is judged anew by `readUrlFromBody`: through the gateway with the
 * token, elsewhere without anything of ours, or not at all. Fails with `unexpected-answer` for an address that leads nowhere safe.
 */
export async function readAddress(
  ports: AddressPorts,
  address: Address,
  what: string,
  signal: AbortSignal,
): Promise<Outcome<FetchAnswer>> {
  const { gateway, site } = ports;
  const apiOrigin = ports.apiOriginOf(site.accountId);
  if (apiOrigin === null) return fail({ kind: 'signed-out', accountId: site.accountId });
  let next = address;
  let base: string | undefined;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const place =
      typeof next === 'object' && next !== null
        ? { kind: 'on-gateway' as const, ...next }
        : readUrlFromBody(next, { apiOrigin, cloudId: site.cloudId }, base);
    let answer: Outcome<FetchAnswer>;
    switch (place.kind) {
      case 'refused':
        return fail({ kind: 'unexpected-answer', what, detail: `an address that leads nowhere safe. ${place.why}` });
      case 'on-gateway': {
        const { path, query } = place;
        const scopes = ['read:jira-work'];
        answer = await gateway.raw({ site, method: 'GET', path, query, intent: 'read', what, scopes, signal });
        base = `${apiOrigin}/ex/jira/${encodeURIComponent(site.cloudId)}${path}`;
        break;
      }
      case 'public':
        answer = await fetchPlainly(ports.fetch, place.url, signal);
        base = place.url;
        break;
      default:
        return assertNever(place);
    }
    if (!answer.ok || answer.value.status < 300) return answer;
    // Only where it leads is wanted of a redirect; a connection that breaks at that is of no interest.
    void answer.value.body?.cancel().catch(() => undefined);
    next = answer.value.headers.get('location');
  }
  return fail({ kind: 'unexpected-answer', what, detail: 'too many redirects' });
}

/** A 2xx or a redirect of somebody who is told nothing about us. */
async function fetchPlainly(fetch: FetchPort, url: string, signal: AbortSignal): Promise<Outcome<FetchAnswer>> {
  const limit = timeLimit(HEAD_TIME_OUT_MS);
  let answer: FetchAnswer;
  try {
    answer = await fetch(url, {
      method: 'GET',
      headers: {},
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit.signal]),
    });
  } catch (error) {
    return signal.aborted ? fail({ kind: 'cancelled' }) : fail(readNetworkError(error, 'read'));
  }
  limit.lift();
  if (answer.status < 400) return succeed(answer);
  return fail({ kind: 'unavailable', status: answer.status, detail: 'the media store' });
}
