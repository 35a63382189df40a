import { useMemo } from 'react';
import { fold } from '@shared/fold';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { CreateField } from '@shared/jira/field';
import type { SiteRef } from '@shared/jira/site';
import { ask, failureOf } from '../bridge';

/** What the pickers of a form ask main for. An aborted search is simply not waited for any more. */
export function usePickers(site: SiteRef, projectId: string, projectKey: string) {
  return useMemo(
    () => ({
      searchUsers: (field: CreateField, query: string) =>
        inWords(
          ask('create.searchUsers', { site, projectKey, fieldId: field.fieldId, query }).then((users) =>
            beginningFirst(users, query),
          ),
        ),
      searchIssues: (_field: CreateField, query: string) =>
        inWords(ask('create.searchIssues', { site, projectId, query })),
      suggestLabels: (field: CreateField, query: string) =>
        inWords(ask('create.suggestLabels', { site, fieldId: field.fieldId, fieldName: field.name, query })),
    }),
    [projectId, projectKey, site],
  );
}

/** Whoever's name begins with what was typed goes before those in whose name it stands somewhere. */
function beginningFirst<T extends { readonly displayName: string }>(users: readonly T[], query: string): readonly T[] {
  const begins = ({ displayName }: T): boolean => fold(displayName).startsWith(fold(query.trim()));
  return [...users.filter(begins), ...users.filter((user) => !begins(user))];
}

/** A picker shows the message of what it could not get: it has to be a sentence. */
async function inWords<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    throw new Error(describeFailure(failureOf(error)).title, { cause: error });
  }
}
