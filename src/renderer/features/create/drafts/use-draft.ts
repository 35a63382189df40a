import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import type { Failure } from '@shared/ipc/failure';
import { ask, call, failureOf } from '../../../bridge';
import { draftFromJson, draftToJson, EMPTY_DRAFT, isUntouched, withoutSent, type Draft } from './draft';
import { draftsQuery } from '../queries';

const SAVED_AFTER_MS = 500;

/** The draft that stands in the form. */
interface Shown {
  readonly id: string;
  readonly draft: Draft;
  /** When it was last written to the disk, epoch milliseconds; `null` when there is nothing to keep. */
  readonly savedAt: number | null;
}

export interface KeptDraft {
  /** `null` until it was read; a form that is typed into before would overwrite what is kept. */
  readonly draft: Draft | null;
  /** Of the draft that stands in the form; `null` until it was read. */
  readonly id: string | null;
  readonly savedAt: number | null;
  /** Why it could not be read or kept. */
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** What stands in the form at this moment, which may be newer than what was drawn. */
  readonly now: () => { readonly id: string; readonly draft: Draft } | null;
  /** The same function as long as the site is the same. */
  readonly change: (next: (draft: Draft) => Draft) => void;
  /** Changes a draft only while it is the one in the form. */
  readonly changeOf: (id: string | null, next: (draft: Draft) => Draft) => void;
  /** A way back: changes the draft, and puts it into the form again where another one stands there now (`null` is handed in then). */
  readonly bringBack: (id: string, next: (now: Draft | null) => Draft) => void;
  /** A draft of its own, in the form at once; what stood there stays kept. Answers its id. */
  readonly begin: (draft: Draft) => string;
  /** Puts a kept draft into the form. `false`: it is not there any more. */
  resume(id: string): Promise<boolean>;
  /** Answers what it held, for the way back; `null` when it was not there. */
  discard(id: string): Promise<Draft | null>;
  /**
   * Begins an empty form of the same project and type: what was sent goes, what was typed since or was not sent stays, as a draft of its
   * own. The journal knows what becomes of the draft that was sent.
   */
  beginAnew(id: string | null, sent: Draft): void;
  /** Writes what is not written yet; to be awaited before the form is sent, so that the journal knows the draft as sent. */
  flush(): Promise<void>;
}

/** The drafts of a site's create form, one of which is shown: kept on disk while it is typed, found again after a crash. */
export function useDraft(site: SiteRef): KeptDraft {
  const { accountId, cloudId } = site;
  const client = useQueryClient();
  const queryKey = useMemo(() => ['draft', accountId, cloudId], [accountId, cloudId]);
  const stored = useQuery({
    queryKey,
    queryFn: () => readShown({ accountId, cloudId }, null, EMPTY_DRAFT),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  /** By id: what is not on the disk yet. */
  const unsaved = useRef(new Map<string, Draft>());
  const saving = useRef<ReturnType<typeof setTimeout> | null>(null);
  // The cache tells its observers a moment later. A control that hears of its own key that late has lost the next one by then.
  const [, drawNow] = useReducer((times: number) => times + 1, 0);

  const acts = useMemo(() => {
    const of = { accountId, cloudId };
    const shown = (): Shown | undefined => client.getQueryData<Shown>(queryKey);
    const listChanged = (): void => void client.invalidateQueries({ queryKey: draftsQuery(of).queryKey });

    async function flush(): Promise<void> {
      // As they are now: what cannot be written is put back, and would be met again without end.
      const ids = [...unsaved.current.keys()];
      for (const id of ids) {
        const next = unsaved.current.get(id);
        if (next === undefined) continue;
        unsaved.current.delete(id);
        const json = isUntouched(next) ? null : draftToJson(next);
        const outcome = await call('create.saveDraft', { site: of, id, draft: json });
        // What could not be written stays to be written, unless something newer has taken its place.
        if (!outcome.ok && !unsaved.current.has(id)) unsaved.current.set(id, next);
        setFailure(outcome.ok ? null : outcome.failure);
        const savedAt = outcome.ok && json !== null ? outcome.value : null;
        const now = shown();
        if (now?.id === id) client.setQueryData(queryKey, { ...now, savedAt });
        if (now?.id !== id || (now.savedAt === null) !== (savedAt === null)) listChanged();
      }
    }

    function put(next: Shown): void {
      // What stood there is written first: it is out of sight from here on.
      void flush();
      client.setQueryData(queryKey, next);
      if (!isUntouched(next.draft) && next.savedAt === null) unsaved.current.set(next.id, next.draft);
    }

    function changeOf(id: string | null, next: (draft: Draft) => Draft): void {
      const now = shown();
      if (now === undefined || now.id !== id) return;
      const draft = next(now.draft);
      unsaved.current.set(id, draft);
      client.setQueryData(queryKey, { ...now, draft });
      drawNow();
    }

    async function resume(id: string): Promise<boolean> {
      await flush();
      const kept = await call('create.loadDraft', { site: of, id });
      if (!kept.ok) setFailure(kept.failure);
      if (!kept.ok || kept.value === null) return false;
      put({ id, draft: draftFromJson(kept.value.draft), savedAt: kept.value.savedAt });
      return true;
    }

    async function discard(id: string): Promise<Draft | null> {
      const now = shown();
      await flush();
      const kept = await call('create.loadDraft', { site: of, id });
      const held = kept.ok && kept.value !== null ? draftFromJson(kept.value.draft) : null;
      const gone = await call('create.saveDraft', { site: of, id, draft: null });
      if (!gone.ok) {
        setFailure(gone.failure);
        return null;
      }
      unsaved.current.delete(id);
      if (now?.id === id) {
        const { projectId, issueTypeId } = now.draft;
        client.setQueryData(queryKey, await readShown(of, null, { ...EMPTY_DRAFT, projectId, issueTypeId }));
      }
      listChanged();
      return held ?? (now?.id === id ? now.draft : null);
    }

    return {
      flush,
      changeOf,
      resume,
      discard,
      now: () => shown() ?? null,
      change: (next: (draft: Draft) => Draft) => changeOf(shown()?.id ?? null, next),
      bringBack(id: string, next: (now: Draft | null) => Draft) {
        if (shown()?.id === id) changeOf(id, next);
        else put({ id, draft: next(null), savedAt: null });
        // The one that made room for it is not the one on the screen any more.
        void flush();
      },
      begin(draft: Draft) {
        const id = crypto.randomUUID();
        put({ id, draft, savedAt: null });
        void flush();
        return id;
      },
      beginAnew(id: string | null, sent: Draft) {
        const now = shown();
        if (now === undefined || now.id !== id) return listChanged();
        unsaved.current.delete(id);
        put({ id: crypto.randomUUID(), draft: withoutSent(now.draft, sent), savedAt: null });
        // The screen may be gone by now, and its timer with it.
        void flush();
        listChanged();
      },
    };
  }, [accountId, client, cloudId, queryKey]);

  const { flush } = acts;
  const draft = stored.data?.draft ?? null;
  useEffect(() => {
    // Counted from the first change that is not written: who types on without a pause must not put it off.
    saving.current ??= setTimeout(() => {
      saving.current = null;
      void flush();
    }, SAVED_AFTER_MS);
  }, [draft, flush]);

  // Leaving the form must not lose the last half second. A window that is closed unmounts nothing.
  useEffect(() => {
    const leave = (): void => {
      if (saving.current !== null) clearTimeout(saving.current);
      saving.current = null;
      void flush();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      leave();
    };
  }, [flush]);

  return {
    ...acts,
    draft,
    id: stored.data?.id ?? null,
    savedAt: stored.data?.savedAt ?? null,
    failure: stored.error === null ? failure : failureOf(stored.error),
    retry: () => void (stored.error === null ? flush() : stored.refetch()),
  };
}

/** A kept draft, or a new one that holds `otherwise`. */
async function readShown(site: SiteRef, id: string | null, otherwise: Draft): Promise<Shown> {
  const kept = await ask('create.loadDraft', { site, id });
  if (kept === null) return { id: crypto.randomUUID(), draft: otherwise, savedAt: null };
  return { id: kept.id, draft: draftFromJson(kept.draft), savedAt: kept.savedAt };
}
