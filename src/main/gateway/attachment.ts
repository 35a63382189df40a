import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { FetchAnswer, FetchPort } from './fetch-port';
import { readNetworkError } from './network-failure';
import type { Gateway } from './request';
import { timeLimit } from './time-limit';

const MOST_REDIRECTS = 3;
/** For the head of each answer. How long its bytes may take is for whoever reads them to say. */
const HEAD_TIME_OUT_MS = 30_000;

/**
 * `GET attachment/content/{id}` or `…/thumbnail/{id}`: answers 303 to a short-lived signed URL on another host, which is
 * fetched without any credentials and never logged or stored (contract §8.8).
 */
export async function readAttachment(
  gateway: Gateway,
  fetch: FetchPort,
  site: SiteRef,
  attachmentId: string,
  part: 'content' | 'thumbnail',
  signal: AbortSignal,
): Promise<Outcome<FetchAnswer>> {
  const what = 'the attachment';
  const answer = await gateway.raw({
    site,
    method: 'GET',
    path: `/rest/api/3/attachment/${part}/${encodeURIComponent(attachmentId)}`,
    intent: 'read',
    what,
    scopes: ['read:jira-work'],
    signal,
  });
  if (!answer.ok || answer.value.status < 300) return answer;
  return readPublic(fetch, answer.value.headers.get('location'), what, signal);
}

/** Fetches an address that a body or a redirect named: without any credentials, and only where that is safe. */
export async function readPublic(
  fetch: FetchPort,
  address: string | null,
  what: string,
  signal: AbortSignal,
): Promise<Outcome<FetchAnswer>> {
  let next = address;
  for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
    const target = safeTarget(next);
    if (target === null) return fail({ kind: 'unexpected-answer', what, detail: 'an address that leads nowhere safe' });
    const limit = timeLimit(HEAD_TIME_OUT_MS);
    let answer: FetchAnswer;
    try {
      answer = await fetch(target, {
        method: 'GET',
        headers: {},
        redirect: 'manual',
        signal: AbortSignal.any([signal, limit.signal]),
      });
    } catch (error) {
      return signal.aborted ? fail({ kind: 'cancelled' }) : fail(readNetworkError(error, 'read'));
    }
    limit.lift();
    if (answer.status < 300) return succeed(answer);
    if (answer.status >= 400) return fail({ kind: 'unavailable', status: answer.status, detail: 'the media store' });
    next = answer.headers.get('location');
  }
  return fail({ kind: 'unexpected-answer', what, detail: 'too many redirects' });
}

/** https, or http on this computer: an answer must not send us into the local network or to a file. */
function safeTarget(location: string | null): string | null {
  if (location === null || !URL.canParse(location)) return null;
  const url = new URL(location);
  if (url.username !== '' || url.password !== '') return null;
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url.href : null;
}
