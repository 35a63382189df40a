import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { readBulkAnswer, readBulkRefusal, type SaidOfOne } from './bulk-answer';
import { neededPermission } from './needed-permission';
import { readFailure } from './read-failure';
import type { Attempted, Gateway, GatewayRequest } from './request';
import { withPlaces } from './told-failure';

/** So many issues are made by one request at most (contract 8.2). */
export const MOST_AT_ONCE = 50;

/** What became of one of several issues that were asked for in one request. */
export type CreatedElement =
  | { readonly state: 'created'; readonly id: string; readonly key: string }
  /** Refused, with the failure that its create would have met alone. */
  | { readonly state: 'failed'; readonly failure: Failure }
  /** Not made, and not for a reason of its own: another one had the request refused. */
  | { readonly state: 'left-out' }
  /** The answer does not tell: it may be there, and is to be looked for. */
  | { readonly state: 'unanswered' };

const WHAT = 'the new issue';
const SCOPES = ['write:jira-work'];

/**
 * `POST issue/bulk` with up to 50 bodies of `POST issue`; one element for each, in their order. Not idempotent: the gateway never replays it
 * once bytes went out. Fails where it is refused as a whole, or gets no answer that can be read: a 400, 403 or 413 that names no element
 * means that nothing was made.
 */
export async function createIssues(
  gateway: Gateway,
  site: SiteRef,
  bodies: readonly JsonObject[],
): Promise<Attempted<readonly CreatedElement[]>> {
  const request: GatewayRequest = {
    site,
    method: 'POST',
    path: '/rest/api/3/issue/bulk',
    body: { issueUpdates: bodies },
    intent: 'write',
    what: 'the new issues',
    scopes: SCOPES,
    priority: 'outbox',
    writes: bodies.length,
    keepsRefusal: true,
  };
  const answer = await gateway.request(request);
  const said = answer.ok ? readBulkAnswer(answer.value, bodies.length) : refusedOnes(answer, bodies.length);
  if (said !== null) {
    // 400: none was made (contract 8.2).
    const untold: CreatedElement = { state: answer.ok ? 'unanswered' : 'left-out' };
    const elements = said.map((one, at) => elementOf(one, site, bodies[at] ?? {}, untold));
    return succeed(await Promise.all(elements));
  }
  if (answer.ok) {
    return fail({ kind: 'unexpected-answer', what: request.what, detail: 'the body: neither issues nor errors' });
  }
  return answer.unsent === true ? { ...fail(answer.failure), unsent: true } : fail(answer.failure);
}

/** A refusal that says for each element why. */
function refusedOnes(answer: Attempted<unknown> & { ok: false }, count: number): readonly SaidOfOne[] | null {
  const { failure, refusal } = answer;
  return failure.kind === 'jira-rejected' && refusal !== undefined ? readBulkRefusal(refusal, count) : null;
}

async function elementOf(
  said: SaidOfOne,
  { accountId, cloudId }: SiteRef,
  body: JsonObject,
  untold: CreatedElement,
): Promise<CreatedElement> {
  if (said.said === 'made') return { state: 'created', id: said.id, key: said.key };
  if (said.said === 'nothing') return untold;
  const { status, text } = said;
  const failure = readFailure(
    { status, text, retryAt: null, rateLimitReason: null },
    { what: WHAT, accountId, cloudId, scopes: SCOPES, permission: neededPermission('POST', 'issue') },
  );
  return { state: 'failed', failure: await withPlaces(failure, { body }) };
}
