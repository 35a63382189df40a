import { queryOptions } from '@tanstack/react-query';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';

/** How many changes of an open group are read: it shows those that need somebody first, and counts the rest. */
const MOST_OF_GROUP = 500;

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

export const groupQuery = ({ accountId, cloudId }: SiteRef, groupId: string) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'group', groupId],
    queryFn: () => ask('outbox.group', { site: { accountId, cloudId }, groupId, offset: 0, limit: MOST_OF_GROUP }),
  });

/** Whether a person holds back everything of the site. */
export const outboxPausedQuery = ({ accountId, cloudId }: SiteRef) =>
  queryOptions({
    queryKey: ['outbox', accountId, cloudId, 'paused'],
    queryFn: () => ask('outbox.paused', { accountId, cloudId }),
  });
