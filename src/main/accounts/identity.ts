import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Site } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { HttpFetch } from '../gateway/http-fetch';
import type { Identity } from './account';
import { requestWithin, retryAt, type HttpAnswer } from './bounded-request';
import type { Origins } from './origins';

export interface BearerRequest {
  readonly fetch: HttpFetch;
  readonly now: () => number;
  readonly origins: Origins;
  readonly accessToken: string;
}

const timeoutMs = 20_000;

const resources = z.array(
  z.object({
    id: z.string().min(1),
    url: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    avatarUrl: z.string().nullish(),
  }),
);

const myself = z.object({
  accountId: z.string().min(1),
  displayName: z.string().optional(),
  avatarUrls: z.record(z.string(), z.string()).optional(),
});

/** The Jira sites that a token reaches: `GET {api}/oauth/token/accessible-resources` (contract 2.6). */
export async function readSites(request: BearerRequest): Promise<Outcome<readonly Site[]>> {
  const answer = await get(request, '/oauth/token/accessible-resources', []);
  if (!answer.ok) return answer;
  const body = resources.safeParse(answer.value);
  if (!body.success) return fail(unexpected('accessible-resources', body.error));
  return succeed(jiraSites(body.data));
}

/**
 * One site for each id, in the order of Atlassian's list. Atlassian lists a site once for each of its products, told
 * apart by their scopes alone; what holds no scope of Jira's is another product.
 */
function jiraSites(entries: z.output<typeof resources>): readonly Site[] {
  const sites = new Map<string, Site>();
  for (const entry of entries) {
    if (!entry.scopes.some(isJiraScope)) continue;
    const known = sites.get(entry.id);
    sites.set(entry.id, {
      cloudId: entry.id,
      url: known?.url ?? entry.url.replace(/\/+$/, ''),
      name: known?.name ?? entry.name,
      avatarUrl: known?.avatarUrl ?? entry.avatarUrl ?? null,
      scopes: [...new Set([...(known?.scopes ?? []), ...entry.scopes.filter(isJiraScope)])].toSorted(),
    });
  }
  return [...sites.values()];
}

/** Classic `read:jira-work`, granular `read:issue:jira`, agile `read:sprint:jira-software`. */
function isJiraScope(scope: string): boolean {
  return /:jira(-[a-z-]+)?$/.test(scope);
}

/** Who the token acts as: `GET {api}/ex/jira/{cloudId}/rest/api/3/myself`, scope `read:jira-user`. */
async function readIdentity(request: BearerRequest, cloudId: string): Promise<Outcome<Identity>> {
  const path = `/ex/jira/${encodeURIComponent(cloudId)}/rest/api/3/myself`;
  const answer = await get(request, path, ['read:jira-user'], cloudId);
  if (!answer.ok) return answer;
  const body = myself.safeParse(answer.value);
  if (!body.success) return fail(unexpected('myself', body.error));
  const { accountId, displayName, avatarUrls } = body.data;
  return succeed({ accountId, displayName: displayName ?? accountId, avatarUrl: avatarUrls?.['48x48'] ?? null });
}

/**
 * The identity on the first site that tells it. Null when each of them says that this token may not know; a failure
 * that may pass is handed on, since it says nothing about who we are.
 */
export async function readIdentityOnSites(
  request: BearerRequest,
  sites: readonly Site[],
): Promise<Outcome<Identity | null>> {
  for (const site of sites) {
    const identity = await readIdentity(request, site.cloudId);
    if (identity.ok) return identity;
    if (!['scope-missing', 'not-permitted', 'site-gone'].includes(identity.failure.kind)) return identity;
  }
  return succeed(null);
}

async function get(
  request: BearerRequest,
  path: string,
  needed: readonly string[],
  cloudId?: string,
): Promise<Outcome<unknown>> {
  const answer = await requestWithin(request.fetch, timeoutMs, `${request.origins.api}${path}`, {
    headers: { authorization: `Bearer ${request.accessToken}`, accept: 'application/json' },
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return fail(refusalOf(answer.value, request.now(), needed, cloudId));
  try {
    return succeed(JSON.parse(answer.value.text));
  } catch {
    return fail({ kind: 'unexpected-answer', what: path, detail: 'not JSON' });
  }
}

/** Contract 2.8: the gateway's own refusals. */
function refusalOf(answer: HttpAnswer, now: number, needed: readonly string[], cloudId: string | undefined): Failure {
  const { status } = answer;
  if (status === 401 && answer.text.includes('scope does not match')) return { kind: 'scope-missing', needed };
  if (status === 401)
    return { kind: 'sign-in-refused', error: 'unauthorized', detail: 'The access token was refused.' };
  if (status === 403) return { kind: 'not-permitted', messages: [] };
  if (status === 404 && cloudId !== undefined) return { kind: 'site-gone', cloudId };
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAt(answer.headers, now), reason: null };
  if (status >= 500) return { kind: 'unavailable', status, detail: 'Atlassian is not available.' };
  return { kind: 'unexpected-answer', what: 'Atlassian', detail: `HTTP ${status}` };
}

function unexpected(what: string, error: z.ZodError): Failure {
  return { kind: 'unexpected-answer', what, detail: `at "${error.issues[0]?.path.join('.') ?? ''}"` };
}
