import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../bridge';

/** Asks Atlassian anew which sites an account reaches; the accounts are then read again, also where it failed. */
export function useReadSitesAgain(accountId: string): {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly readAgain: () => Promise<void>;
} {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy,
    failure,
    async readAgain() {
      setBusy(true);
      const outcome = await call('accounts.refreshSites', { accountId });
      setBusy(false);
      setFailure(outcome.ok ? null : outcome.failure);
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  };
}
