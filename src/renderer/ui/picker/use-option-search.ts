import { useEffect, useMemo, useState } from 'react';
import { matchOptions } from './match-options';
import type { Option, OptionSource } from './option';

export type OptionSearch =
  | { readonly state: 'ready'; readonly options: readonly Option[]; readonly total: number }
  /** Meanwhile what was found before stays. */
  | { readonly state: 'loading'; readonly options: readonly Option[]; readonly total: number }
  | { readonly state: 'failed'; readonly options: readonly Option[]; readonly total: number; readonly reason: string };

const DEBOUNCE_MS = 150;

/** More rows than these are found by typing on. */
const MOST_ROWS = 100;

const NOTHING: readonly Option[] = [];

/**
 * What a picker shows for a query. A search waits 150 ms for the typing to pause, and is aborted by the next one.
 * @param active the popup is open; nothing is asked before
 */
export function useOptionSearch(
  source: OptionSource,
  query: string,
  active: boolean,
): OptionSearch & { readonly retry: () => void } {
  const [answer, setAnswer] = useState<{
    readonly query: string;
    readonly options: readonly Option[];
    readonly reason: string | null;
  } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const search = typeof source === 'function' ? source : null;

  useEffect(() => {
    if (!search || !active) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(
      () => {
        search(query, controller.signal).then(
          (options) => {
            if (!controller.signal.aborted) setAnswer({ query, options, reason: null });
          },
          (reason: unknown) => {
            if (!controller.signal.aborted) setAnswer({ query, options: NOTHING, reason: sentence(reason) });
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

  const fixed = useMemo(() => (typeof source === 'function' ? null : matchOptions(source, query)), [source, query]);

  function retry() {
    setAnswer(null);
    setAttempt((before) => before + 1);
  }

  if (fixed) return { state: 'ready', options: fixed.slice(0, MOST_ROWS), total: fixed.length, retry };
  const options = answer?.options ?? NOTHING;
  const found = { options, total: options.length, retry };
  if (answer === null || answer.query !== query) return { state: 'loading', ...found };
  if (answer.reason !== null) return { state: 'failed', reason: answer.reason, ...found };
  return { state: 'ready', ...found };
}

function sentence(reason: unknown): string {
  return reason instanceof Error && reason.message !== '' ? reason.message : 'The search was not answered.';
}
