import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Issue } from '@shared/jira/issue';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { useFollow } from './followed-changes';
import { pendingOf, type Pending } from './pending';
import { readGiven } from './read-given';
import { useTakeBack } from './use-take-back';

export interface IssueChanges {
  readonly pending: Pending;
  /** Journals what the person wants done. Answers whether it is on the disk: only then may a form forget what was typed. */
  add(input: ChangeInput): Promise<boolean>;
  /** Journals pictures and files that were handed over. `there`: what the issue has already, whose names are taken. */
  attach(files: readonly File[], there: readonly { readonly filename: string }[]): Promise<void>;
  /** Takes back one that has not been sent. */
  takeBack(change: Change): void;
  /** Takes back the newest change that has not been sent; `null` when there is none. */
  readonly undo: (() => void) | null;
}

/** What is changed of an issue goes through the outbox; what Jira does not have yet is shown with it. */
export function useIssueChanges(issue: Issue, fetchedAt: number): IssueChanges {
  const { ref, site } = useSite();
  const client = useQueryClient();
  const toasts = useToasts();
  const follow = useFollow();
  const takeBack = useTakeBack();
  const outbox = useQuery(outboxQuery(ref)).data;
  const pending = useMemo(() => pendingOf(outbox ?? [], issue.key, fetchedAt), [outbox, issue.key, fetchedAt]);
  const target = useMemo(() => ({ id: issue.id, key: issue.key }), [issue.id, issue.key]);
  const last = pending.changes.findLast(({ status }) => status.state === 'queued');

  async function add(input: ChangeInput): Promise<boolean> {
    if (site.gone === true) {
      toasts.show({ kind: 'refused', text: `No access to ${site.name} any more: it can be read, not changed.` });
      return false;
    }
    const added = await call('changes.add', { site: ref, issue: target, input, after: null });
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
    if (added.ok) follow(added.value, issue.id);
    else if (added.failure.kind !== 'cancelled')
      toasts.show({ kind: 'refused', text: describeFailure(added.failure).title });
    return added.ok;
  }

  async function attach(files: readonly File[], there: readonly { readonly filename: string }[]): Promise<void> {
    const given = await readGiven(files, [
      ...there.map(({ filename }) => filename),
      ...pending.attachments.map(({ name }) => name),
    ]);
    if ('refused' in given) return toasts.show({ kind: 'refused', text: given.refused });
    const attached = await call('changes.attachGiven', { site: ref, issue: target, files: [...given.files] });
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
    if (!attached.ok) return toasts.show({ kind: 'refused', text: describeFailure(attached.failure).title });
    for (const change of attached.value) follow(change, issue.id);
  }

  return {
    pending,
    add,
    attach,
    takeBack: (change) => void takeBack(change, issue.id),
    undo: last === undefined ? null : () => void takeBack(last, issue.id),
  };
}
