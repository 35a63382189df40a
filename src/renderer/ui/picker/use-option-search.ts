import { useEffect, useMemo, useState } from 'react';
import type { Found } from '@shared/ipc/pickers';
import { matchOptions } from './match-options';
import type { Option, OptionSource } from './option';

/** What a picker shows for a query. While a search is under way, what was found before stays. */
export type OptionSearch = {
  readonly options: readonly Option[];
  /** How many there are to choose from, the query aside; `null` where only Jira knows. */
  readonly of: number | null;
  /** Whether the options are all that match. */
  readonly complete: boolean;
  /** Jira could not be asked: these are what this computer has seen before. */
  readonly fromHere: boolean;
  /** The account lacks the right to look people and groups up, or may; asked when nobody was found. */
  readonly mayBrowse: boolean | null;
} & (
  { readonly state: 'ready' } | { readonly state: 'loading' } | { readonly state: 'failed'; readonly reason: string }
);

interface Answer {
  readonly query: string;
  readonly found: Found<Option>;
  readonly reason: string | null;
}

const DEBOUNCE_MS = 150;
const NOTHING: readonly Option[] = [];
const NOTHING_FOUND: Found<Option> = { items: NOTHING, complete: true, from: 'jira', mayBrowse: null };

/**
 * What a picker shows for a query. A search waits 150 ms for the typing to pause, and is aborted by the next one.
 * @param active the popup is open; nothing is asked or made before
 */
export function useOptionSearch(
  source: OptionSource,
  query: string,
  active: boolean,
): OptionSearch & { readonly retry: () => void } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  /** How many an empty query found, when these were all. */
  const [of, setOf] = useState<number | null>(null);
  const [attempt, setAttempt] = useState(0);
  const search = typeof source === 'function' ? source : null;

  useEffect(() => {
    if (!search || !active) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(
      () => {
        search(query, controller.signal).then(
          (found) => {
            if (controller.signal.aborted) return;
            setAnswer({ query, found, reason: null });
            if (query === '') setOf(found.complete ? found.items.length : null);
          },
          (reason: unknown) => {
            if (!controller.signal.aborted) setAnswer({ query, found: NOTHING_FOUND, reason: sentence(reason) });
          },
        );
      },
      query === '' ? 0 : DEBOUNCE_MS,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [search, query, active, attempt]);

  const all = useMemo(() => {
    if (typeof source === 'function' || !active) return null;
    return 'all' in source ? source.all() : source;
  }, [source, active]);
  const fixed = useMemo(() => (all === null ? NOTHING : matchOptions(all, query)), [all, query]);

  function retry() {
    setAnswer(null);
    setAttempt((before) => before + 1);
  }

  if (search === null) {
    const here = { complete: true, fromHere: false, mayBrowse: null, retry };
    return { state: 'ready', options: fixed, of: all?.length ?? 0, ...here };
  }
  const { items, complete, from, mayBrowse } = answer?.found ?? NOTHING_FOUND;
  const found = { options: items, of, complete, fromHere: from === 'computer', mayBrowse, retry };
  if (answer === null || answer.query !== query) return { state: 'loading', ...found };
  if (answer.reason !== null) return { state: 'failed', reason: answer.reason, ...found };
  return { state: 'ready', ...found };
}

function sentence(reason: unknown): string {
  return reason instanceof Error && reason.message !== '' ? reason.message : 'The search was not answered.';
}
