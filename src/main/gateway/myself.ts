import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { Gateway } from './request';
import { readAnswer } from './wire/read-answer';

const wireMyself = z.object({ accountId: z.string() });

/** An account is one person for as long as it lives: it is asked for once. */
const known = new WeakMap<Gateway, Map<string, string>>();

/** The same answer tomorrow: this token may not know who it acts for. */
const NEVER_TOLD: ReadonlySet<Failure['kind']> = new Set(['scope-missing', 'not-permitted']);

/** `GET myself`: Atlassian's id of who we act as; `null` where the token may not know (scope `read:jira-user`). */
export async function readOwnAccountId(gateway: Gateway, site: SiteRef): Promise<Outcome<string | null>> {
  const own = known.get(gateway) ?? new Map<string, string>();
  known.set(gateway, own);
  const there = own.get(site.accountId);
  if (there !== undefined) return succeed(there);
  const what = 'the own account';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/myself',
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
    priority: 'outbox',
  });
  const read = readAnswer(wireMyself, answer, what);
  if (!read.ok) return NEVER_TOLD.has(read.failure.kind) ? succeed(null) : read;
  own.set(site.accountId, read.value.accountId);
  return succeed(read.value.accountId);
}
