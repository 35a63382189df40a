import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from './request';
import { wireUser } from './wire/common';
import { readAnswer } from './wire/read-answer';

/** `GET user?accountId=`: somebody by their account id; `null` for an id that is nobody's, or nobody's that this account may see. */
export async function readUser(
  gateway: Gateway,
  site: SiteRef,
  accountId: string,
  signal?: AbortSignal,
): Promise<Outcome<User | null>> {
  const what = 'the person';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/user',
    query: { accountId },
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok && answer.failure.kind === 'not-found') return succeed(null);
  return readAnswer(wireUser, answer, what);
}
