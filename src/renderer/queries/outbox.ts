import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { GroupLines } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** The changes of one account and site that are in no group, newest first. */
export const outboxQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId],
    queryFn: () => ask('outbox.list', { accountId, cloudId }),
  });

/** Many changes made at once, newest first, with how far they are. */
export const groupsQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'groups'],
    queryFn: () => ask('outbox.groups', { accountId, cloudId }),
  });

/** The lines of a group. A thousand of them move many times a minute: only what has moved is asked for again. */
export const groupLinesQuery = ({ accountId, cloudId }: SiteRef, groupId: string) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'lines', groupId],
    queryFn: async ({ client, queryKey }): Promise<GroupLines> => {
      const former = client.getQueryData<GroupLines>(queryKey);
      const site = { accountId, cloudId };
      const news = await ask('outbox.groupLines', { site, groupId, since: former?.since ?? 0 });
      return former === undefined || former.since === 0 ? news : withMoved(former, news);
    },
    // What did not move is the same object already.
    structuralSharing: false,
  });

/** What is known of a group with what has moved since. Pure. */
export function withMoved(former: GroupLines, news: GroupLines): GroupLines {
  if (news.lines.length === 0) return { ...news, lines: former.lines };
  const moved = new Map(news.lines.map((line) => [line.id, line]));
  const lines = former.lines.map((line) => moved.get(line.id) ?? line);
  const known = new Set(former.lines.map(({ id }) => id));
  return { ...news, lines: [...lines, ...news.lines.filter(({ id }) => !known.has(id))] };
}

/** Has whoever shows groups read all of their lines again: a hold that is put on or taken off moves none of them. */
export function readLinesAnew(client: QueryClient, { accountId, cloudId }: SiteRef): void {
  client.setQueriesData<GroupLines>({ queryKey: ['outbox', accountId, cloudId, 'lines'] }, (known) =>
    known === undefined ? undefined : { ...known, since: 0 },
  );
}

/** One change with all that is known of it; `null` where it is not there. */
export const changeQuery = ({ accountId, cloudId }: SiteRef, changeId: string) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'change', changeId],
    queryFn: () => ask('outbox.change', { site: { accountId, cloudId }, changeId }),
  });

/** Whether a person holds back everything of the site. */
export const outboxPausedQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'paused'],
    queryFn: () => ask('outbox.paused', { accountId, cloudId }),
  });
