import { fail, succeed, type Outcome } from '@shared/ipc/outcome';

/** Node's `fetch`, or what a test or a proxy puts in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One request with a limit on its time, the body included. Redirects are answered, never followed: a body of secrets
 * goes to the origin it was meant for or nowhere.
 * Fails with `offline` when nothing can have reached the server, and with `no-answer` when it may have.
 */
export async function requestWithin(
  fetchPort: Fetch,
  milliseconds: number,
  url: string,
  init: RequestInit,
): Promise<Outcome<HttpAnswer>> {
  try {
    const response = await fetchPort(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(milliseconds) });
    return succeed({ status: response.status, headers: response.headers, text: await response.text() });
  } catch (error) {
    const codes = errorCodes(error);
    const detail = codes.join(', ') || (error instanceof Error ? error.name : 'unknown');
    return fail(codes.some(isBeforeSending) ? { kind: 'offline', detail } : { kind: 'no-answer', detail });
  }
}

/** Node and undici put the reason in `cause`, and several of them in `errors` when more than one address was tried. */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(errorCodes) : [];
  return [...new Set([...own, ...several, ...errorCodes(error.cause)])];
}

const beforeSending: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
]);

function isBeforeSending(code: string): boolean {
  return beforeSending.has(code) || code.startsWith('ERR_TLS_');
}

/** When `Retry-After` (seconds or a date, RFC 9110 section 10.2.3) allows the next try. A minute when it says nothing. */
export function retryAt(headers: Headers, now: number): number {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return now + Math.max(Number(text), 1) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? now + 60_000 : Math.max(date, now + 1000);
}
