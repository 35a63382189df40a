import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Change } from '@shared/ipc/change';
import { describeFailure } from '@shared/ipc/describe-failure';
import { isJsonObject } from '@shared/json';
import { call } from '../../../bridge';
import { outboxQuery } from '../../../queries/outbox';
import { inputOfChange } from '../../../ui/change/input-of-change';
import { useToasts } from '../../../ui/overlay/toasts';
import { giveBackComment } from '../comments/comment-drafts';
import { useFollowedChanges } from './followed-changes';
import { toastOfChange } from './toast-of-change';

/** Takes back a change that has not left: what was written as a comment goes back into its box. */
export function useTakeBack(): (change: Change, issueId: string) => Promise<void> {
  const client = useQueryClient();
  const toasts = useToasts();
  const leave = useFollowedChanges((followed) => followed.leave);
  return useCallback(
    async (change, issueId) => {
      const site = { accountId: change.accountId, cloudId: change.cloudId };
      const discarded = await call('outbox.discard', { site, changeId: change.id });
      await client.invalidateQueries({ queryKey: outboxQuery(site).queryKey });
      if (!discarded.ok) {
        if (discarded.failure.kind !== 'cancelled')
          toasts.show({ kind: 'refused', text: describeFailure(discarded.failure).title });
        return;
      }
      leave(change.id);
      const input = inputOfChange(change);
      // What was written is worth more than the wish to send it.
      if (input?.kind === 'comment' && isJsonObject(input.body))
        await giveBackComment({ site, issueId, commentId: null }, { body: input.body, base: null });
      if (input?.kind === 'edit-comment' && isJsonObject(input.mine))
        await giveBackComment({ site, issueId, commentId: input.commentId }, { body: input.mine, base: input.base });
      toasts.show({ ...toastOfChange({ ...change, status: { state: 'discarded' } }), id: change.id });
    },
    [client, leave, toasts],
  );
}
