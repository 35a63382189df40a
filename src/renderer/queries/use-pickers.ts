import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import { beginningFirst } from '@shared/match-words';
import { ask, call, failureOf } from '../bridge';

/** What is known of the issue that a form is of. */
export interface FormPlace {
  /** The type that it has or will have: says which issues may be its parent. */
  readonly issueTypeId?: string | null;
  /** The issue that is edited; none on create. */
  readonly issueKey?: string | null;
}

/** The same text typed again within this time is not asked for again. */
const FRESH_MS = 60_000;

let tickets = 0;

/**
 * What the pickers of a form ask main for: cached by field and text, and given up as soon as another text is typed. Stable for as long as
 * the place is the same.
 */
export function usePickers(ref: SiteRef, projectId: string, projectKey: string, place: FormPlace = {}) {
  const client = useQueryClient();
  const { accountId, cloudId } = ref;
  const { issueTypeId = null, issueKey = null } = place;
  return useMemo(() => {
    const site: SiteRef = { accountId, cloudId };
    const cached = <T>(key: readonly unknown[], asking: () => Promise<T>): Promise<T> =>
      inWords(client.fetchQuery({ queryKey: ['pickers', accountId, cloudId, ...key], queryFn: asking }));
    const search = <T>(
      key: readonly unknown[],
      signal: AbortSignal,
      asking: (ticket: string) => Promise<T>,
    ): Promise<T> => askOnce(client, ['pickers', accountId, cloudId, ...key], signal, asking);

    return {
      searchUsers: async ({ fieldId }: CreateField, query: string, signal: AbortSignal) => {
        const found = await search(['users', fieldId, projectKey, issueKey, query], signal, (ticket) =>
          ask('pickers.users', { site, ticket, fieldId, projectKey, issueKey, query }),
        );
        const items = beginningFirst(found.items, query, ({ displayName }) => displayName);
        return { ...found, items: items.map((user) => withPicture(site, user)) };
      },
      searchIssues: (field: CreateField, query: string, signal: AbortSignal) => {
        const purpose = purposeOf(field);
        return search(['issues', purpose, projectId, issueTypeId, issueKey, query], signal, (ticket) =>
          ask('pickers.issues', { site, ticket, purpose, projectId, issueTypeId, issueKey, query }),
        );
      },
      /** The other end of a link: any issue. */
      searchLinked: (query: string, signal: AbortSignal) =>
        search(['issues', 'link', projectId, issueTypeId, issueKey, query], signal, (ticket) =>
          ask('pickers.issues', { site, ticket, purpose: 'link', projectId, issueTypeId, issueKey, query }),
        ),
      searchGroups: (_field: CreateField, query: string, signal: AbortSignal) =>
        search(['groups', query], signal, (ticket) => ask('pickers.groups', { site, ticket, query })),
      searchSprints: ({ fieldId, name }: CreateField, query: string, signal: AbortSignal) =>
        search(['sprints', fieldId, projectId, query], signal, (ticket) =>
          ask('pickers.sprints', { site, ticket, fieldId, fieldName: name, projectId, query }),
        ),
      searchTeams: ({ fieldId, name }: CreateField, query: string, signal: AbortSignal) =>
        search(['teams', fieldId, query], signal, (ticket) =>
          ask('pickers.teams', { site, ticket, fieldId, fieldName: name, query }),
        ),
      suggestLabels: ({ fieldId, name }: CreateField, query: string, signal: AbortSignal) =>
        search(['labels', fieldId, query], signal, (ticket) =>
          ask('pickers.labels', { site, ticket, fieldId, fieldName: name, query }),
        ),
      linkTypes: async () => (await cached(['link-types'], () => ask('changes.linkTypes', site))).value,
      lastAccepted: ({ fieldId }: CreateField) =>
        projectId === ''
          ? Promise.resolve(null)
          : inWords(
              client.fetchQuery({
                queryKey: ['pickers', accountId, cloudId, 'last-accepted', projectId, issueTypeId, fieldId],
                queryFn: () => ask('pickers.lastAccepted', { site, projectId, issueTypeId, fieldId }),
                // What nothing was found for may be there with the next issue that is made.
                staleTime: ({ state }) => (state.data === null ? 0 : FRESH_MS),
              }),
            ),
    };
  }, [accountId, client, cloudId, issueKey, issueTypeId, projectId, projectKey]);
}

/** Links may lead to any issue; a parent, or an epic, is one level above. */
function purposeOf(field: CreateField): 'parent' | 'link' {
  return fieldTypeFor(field.schema).control === 'issue' ? 'parent' : 'link';
}

/** Main fetches the picture: no page of ours loads anything from elsewhere. */
function withPicture({ accountId, cloudId }: SiteRef, user: User): User {
  if (user.avatarUrl === null) return user;
  const path = [accountId, cloudId, user.accountId].map(encodeURIComponent).join('/');
  return { ...user, avatarUrl: `app-media://person/${path}` };
}

/** Asks under a ticket of its own, which is handed back when the signal is aborted first. */
async function askOnce<T>(
  client: QueryClient,
  queryKey: readonly unknown[],
  signal: AbortSignal,
  asking: (ticket: string) => Promise<T>,
): Promise<T> {
  // Nobody else waits for the answer to this text in this field: a picker is open in one place at a time.
  const giveUp = (): void => void client.cancelQueries({ queryKey, exact: true });
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await inWords(
      client.fetchQuery({
        queryKey,
        staleTime: FRESH_MS,
        queryFn: ({ signal: unwanted }) => {
          const ticket = `search-${++tickets}`;
          unwanted.addEventListener('abort', () => void call('pickers.abandon', { ticket }), { once: true });
          return asking(ticket);
        },
      }),
    );
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A picker shows the message of what it could not get: it has to be a sentence. */
async function inWords<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    throw new Error(pickerWords(failureOf(error)), { cause: error });
  }
}

/** Of a right that is missing, also which one and who can give it: the list has no other place to say so. */
function pickerWords(failure: Failure): string {
  const { title, whoCanMend } = describeFailure(failure);
  if (failure.kind !== 'not-permitted' || failure.permission === undefined || whoCanMend === undefined) return title;
  return `${title} It needs the permission ${failure.permission}. ${whoCanMend}`;
}
