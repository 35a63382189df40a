import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { retryAtFrom } from '../gateway/back-off';
import type { HttpFetch } from '../gateway/http-fetch';
import { readBrokenAnswer, readNetworkError } from '../gateway/network-failure';

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
  fetchPort: HttpFetch,
  milliseconds: number,
  url: string,
  init: RequestInit,
): Promise<Outcome<HttpAnswer>> {
  let response: Response;
  try {
    response = await fetchPort(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(milliseconds) });
  } catch (error) {
    // Of a token and of an identity nothing in Jira depends: for a person both are reads.
    return fail(readNetworkError(error, 'read'));
  }
  try {
    return succeed({ status: response.status, headers: response.headers, text: await response.text() });
  } catch (error) {
    return fail(readBrokenAnswer(error, 'read'));
  }
}

/** When the server that answered 429 allows the next try: what it names, never at once; a minute when it names nothing. Epoch ms. */
export function retryAt(headers: Headers, now: number): number {
  return Math.max(retryAtFrom(429, headers, now) ?? now + 60_000, now + 1_000);
}
