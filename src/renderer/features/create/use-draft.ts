import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import type { Failure } from '@shared/ipc/failure';
import { ask, call, failureOf } from '../../bridge';
import { draftFromJson, draftToJson, isUntouched, withoutSent, type Draft } from './draft';

const SAVED_AFTER_MS = 500;

export interface KeptDraft {
  /** `null` until it was read; a form that is typed into before would overwrite what is kept. */
  readonly draft: Draft | null;
  /** When it was last written to the disk, epoch milliseconds; `null` when there is nothing to keep. */
  readonly savedAt: number | null;
  /** Why it could not be read or kept. */
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** The same function as long as the site is the same. */
  readonly change: (next: (draft: Draft) => Draft) => void;
  /**
   * Begins an empty form of the same project and type: what was sent goes, what was typed since or was not sent stays. The
   * journal knows what becomes of the draft that was sent.
   */
  beginAnew(sent: Draft): void;
  /** Writes what is not written yet; to be awaited before the form is sent, so that the journal knows the draft as sent. */
  flush(): Promise<void>;
}

/** The draft of a site's create form: kept on disk while it is typed, found again after a crash. */
export function useDraft(site: SiteRef): KeptDraft {
  const { accountId, cloudId } = site;
  const client = useQueryClient();
  const queryKey = useMemo(() => ['draft', accountId, cloudId], [accountId, cloudId]);
  const stored = useQuery({
    queryKey,
    queryFn: async () => draftFromJson(await ask('create.loadDraft', { accountId, cloudId })),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const draft = stored.data ?? null;
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unsaved = useRef<Draft | null>(null);

  const flush = useCallback(async () => {
    const next = unsaved.current;
    if (next === null) return;
    unsaved.current = null;
    const json = isUntouched(next) ? null : draftToJson(next);
    const outcome = await call('create.saveDraft', { site: { accountId, cloudId }, draft: json });
    // What could not be written stays to be written, unless something newer has taken its place.
    if (!outcome.ok) unsaved.current ??= next;
    setFailure(outcome.ok ? null : outcome.failure);
    setSavedAt(outcome.ok && json !== null ? outcome.value : null);
  }, [accountId, cloudId]);

  useEffect(() => {
    const timer = setTimeout(() => void flush(), SAVED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, flush]);

  // Leaving the form must not lose the last half second.
  useEffect(() => () => void flush(), [flush]);

  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      const now = client.getQueryData<Draft>(queryKey);
      if (now === undefined) return;
      const changed = next(now);
      unsaved.current = changed;
      client.setQueryData(queryKey, changed);
    },
    [client, queryKey],
  );

  return {
    draft,
    savedAt,
    failure: stored.error === null ? failure : failureOf(stored.error),
    retry: () => void (stored.error === null ? flush() : stored.refetch()),
    flush,
    change,
    beginAnew(sent) {
      const now = client.getQueryData<Draft>(queryKey);
      if (now === undefined) return;
      const rest = withoutSent(now, sent);
      unsaved.current = isUntouched(rest) ? null : rest;
      client.setQueryData(queryKey, rest);
      // The screen may be gone by now, and its timer with it.
      void flush();
    },
  };
}
