import type { FoundGroup } from '@shared/ipc/pickers';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Matches } from './matches';
import type { Gateway } from './request';
import { wireGroups } from './wire/pickers';
import { readAnswer } from './wire/read-answer';

const MOST = 50;

/** `GET groups/picker`: groups whose name holds the text. Without *Browse users and groups* it finds none (contract §9). */
export async function pickGroups(
  gateway: Gateway,
  site: SiteRef,
  { query, signal }: { readonly query: string; readonly signal?: AbortSignal },
): Promise<Outcome<Matches<FoundGroup>>> {
  const what = 'the groups';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: '/rest/api/3/groups/picker',
    query: { query, maxResults: MOST },
    intent: 'read',
    what,
    scopes: ['read:jira-user'],
    ...(signal === undefined ? {} : { signal }),
  });
  const read = readAnswer(wireGroups, answer, what);
  if (!read.ok) return read;
  const { groups, total } = read.value;
  const items = groups.map(({ name, groupId }) => ({ groupId: groupId ?? null, name }));
  return succeed({ items, complete: typeof total === 'number' ? groups.length >= total : groups.length < MOST });
}
