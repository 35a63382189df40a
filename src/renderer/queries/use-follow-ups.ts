import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { call } from '../bridge';
import { outboxQuery } from './outbox';
import { usePickers } from './use-pickers';

/** Journals what is to follow a create: each is sent once the issue is in Jira. A create that has landed meanwhile takes them at once. */
export function useFollowUps({ id, accountId, cloudId }: Change) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const pickers = usePickers({ accountId, cloudId }, '', '');

  const told = useCallback(
    async (outcome: Outcome<unknown>): Promise<boolean> => {
      setFailure(outcome.ok || outcome.failure.kind === 'cancelled' ? null : outcome.failure);
      await client.invalidateQueries({ queryKey: outboxQuery({ accountId, cloudId }).queryKey });
      return outcome.ok;
    },
    [accountId, client, cloudId],
  );
  const add = useCallback(
    async (inputs: readonly ChangeInput[]): Promise<boolean> => {
      const site = { accountId, cloudId };
      for (const input of inputs)
        if (!(await told(await call('changes.add', { site, issue: null, input, after: id })))) return false;
      return true;
    },
    [accountId, cloudId, id, told],
  );
  const attach = useCallback(async (): Promise<void> => {
    await told(await call('changes.attach', { site: { accountId, cloudId }, issue: null, after: id }));
  }, [accountId, cloudId, id, told]);

  return { pickers, add, attach, failure };
}
