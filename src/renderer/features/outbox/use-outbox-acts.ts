import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { outboxQuery, readLinesAnew } from '../../queries/outbox';
import { useSite } from '../../ui/session/site-context';

export interface OutboxActs {
  /** Why the last one could not be done. */
  readonly failure: Failure | null;
  /** Answers whether it is done; the list is read again whatever came of it. */
  readonly act: (acting: Promise<Outcome<unknown>>) => Promise<boolean>;
  /** The same, for what tells its failure itself. */
  readonly attempt: (acting: Promise<Outcome<unknown>>) => Promise<Failure | null>;
}

/** Does what a person asks for, and has the outbox read again. */
export function useOutboxActs(): OutboxActs {
  const { ref } = useSite();
  const client = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function attempt(acting: Promise<Outcome<unknown>>): Promise<Failure | null> {
    const outcome = await acting;
    readLinesAnew(client, ref);
    await client.invalidateQueries({ queryKey: outboxQuery(ref).queryKey });
    return outcome.ok ? null : outcome.failure;
  }

  async function act(acting: Promise<Outcome<unknown>>): Promise<boolean> {
    const failed = await attempt(acting);
    setFailure(failed);
    return failed === null;
  }

  return { failure, act, attempt };
}
