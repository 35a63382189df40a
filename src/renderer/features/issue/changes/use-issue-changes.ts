import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { adfToText } from '@shared/adf/to-text';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Outcome } from '@shared/ipc/outcome';
import type { Issue } from '@shared/jira/issue';
import { isJsonObject } from '@shared/json';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';
import { useToasts } from '../../../ui/overlay/toasts';
import { useSite } from '../../../ui/session/site-context';
import { commentPlace, useCommentDrafts } from './comment-drafts';
import { pendingOf, type Pending } from './pending';

export interface IssueChanges {
  readonly pending: Pending;
  /** Journals what the person wants done. Answers whether it is on the disk: only then may a form forget what was typed. */
  add(input: ChangeInput): Promise<boolean>;
  /** Takes back the newest change that has not been sent; `null` when there is none. */
  readonly undo: (() => void) | null;
}

/** What is changed of an issue goes through the outbox; what Jira does not have yet is shown with it. */
export function useIssueChanges(issue: Issue, fetchedAt: number): IssueChanges {
  const { ref } = useSite();
  const client = useQueryClient();
  const toasts = useToasts();
  const keepText = useCommentDrafts(({ giveBack }) => giveBack);
  const outbox = useQuery(outboxQuery(ref)).data;
  const pending = useMemo(() => pendingOf(outbox ?? [], issue.key, fetchedAt), [outbox, issue.key, fetchedAt]);
  const target = useMemo(() => ({ id: issue.id, key: issue.key }), [issue.id, issue.key]);

  const settled = useCallback(
    async (outcome: Outcome<unknown>): Promise<boolean> => {
      await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
      if (!outcome.ok && outcome.failure.kind !== 'cancelled')
        toasts.show({ kind: 'refused', text: describeFailure(outcome.failure).title });
      return outcome.ok;
    },
    [client, ref, toasts],
  );
  const last = pending.changes.findLast(({ status }) => status.state === 'queued');
  return {
    pending,
    add: async (input) => settled(await call('changes.add', { site: ref, issue: target, input, after: null })),
    undo: last === undefined ? null : () => void discard(last),
  };

  async function discard({ id, title }: Change): Promise<void> {
    if (!(await settled(await call('outbox.discard', { changeId: id })))) return;
    const said = pending.comments.find(({ change }) => change.id === id)?.body;
    // What was written is worth more than the wish to send it.
    if (isJsonObject(said)) keepText(commentPlace(ref, issue.key), adfToText(said));
    toasts.show({ kind: 'undone', text: `${title}: not sent` });
  }
}
