import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import type { Failure } from '@shared/ipc/failure';
import { ask, call } from '../../bridge';
import { EMPTY_DRAFT, draftFromJson, draftToJson, isUntouched, type Draft } from './draft';

const SAVED_AFTER_MS = 500;

export interface KeptDraft {
  /** `null` until it was read. */
  readonly draft: Draft | null;
  /** When it was last written to the disk, epoch milliseconds; `null` when there is nothing to keep. */
  readonly savedAt: number | null;
  readonly failure: Failure | null;
  change(next: (draft: Draft) => Draft): void;
}

/** The draft of a site's create form: kept on disk while it is typed, found again after a crash. */
export function useDraft(site: SiteRef): KeptDraft {
  const { accountId, cloudId } = site;
  const client = useQueryClient();
  const queryKey = ['draft', accountId, cloudId];
  const stored = useQuery({
    queryKey,
    queryFn: async () => draftFromJson(await ask('create.loadDraft', { accountId, cloudId })),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const draft = stored.data ?? (stored.isError ? EMPTY_DRAFT : null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unsaved = useRef<Draft | null>(null);

  const save = useCallback(async () => {
    const next = unsaved.current;
    if (next === null) return;
    unsaved.current = null;
    const json = isUntouched(next) ? null : draftToJson(next);
    const outcome = await call('create.saveDraft', { site: { accountId, cloudId }, draft: json });
    setFailure(outcome.ok ? null : outcome.failure);
    setSavedAt(outcome.ok && json !== null ? outcome.value : null);
  }, [accountId, cloudId]);

  useEffect(() => {
    const timer = setTimeout(() => void save(), SAVED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, save]);

  // Leaving the form must not lose the last half second.
  useEffect(() => () => void save(), [save]);

  return {
    draft,
    savedAt,
    failure,
    change(next) {
      const changed = next(client.getQueryData<Draft>(queryKey) ?? EMPTY_DRAFT);
      unsaved.current = changed;
      client.setQueryData(queryKey, changed);
    },
  };
}
