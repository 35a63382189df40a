import { useContext, useState, type KeyboardEvent } from 'react';
import { FieldContext } from '../field/field-context';
import type { Option } from './option';
import type { OptionSearch } from './use-option-search';

export interface UntakenText {
  /** What was typed, left, and taken for nothing; `null` where there is no such text, and outside a field. */
  readonly text: string | null;
  /** The person is at it again, or has chosen. */
  readonly forget: () => void;
  /** To be asked about each key: Tab takes the one row that can be meant, and leaves a word about a text that means none. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * What becomes of a text that is typed into a picker and left with Tab: where a single row matches, or one is called exactly that,
 * it is chosen; else the text goes with a word about it, since a field takes rows and no text.
 */
export function useUntakenText(query: string, search: OptionSearch, take: (option: Option) => void): UntakenText {
  const inField = useContext(FieldContext) !== null;
  const [text, setText] = useState<string | null>(null);
  return {
    text: inField ? text : null,
    forget: () => setText(null),
    onKeyDown({ key, shiftKey }) {
      const typed = query.trim();
      if (key !== 'Tab' || shiftKey || typed === '') return;
      const meant = search.state === 'ready' ? meantBy(typed, search.options) : null;
      if (meant === null) setText(typed);
      else take(meant);
    },
  };
}

function meantBy(typed: string, options: readonly Option[]): Option | null {
  const [only] = options;
  if (options.length === 1 && only !== undefined) return only;
  const wanted = typed.toLocaleLowerCase();
  const same = options.filter(({ label }) => label.toLocaleLowerCase() === wanted);
  return same.length === 1 ? (same[0] ?? null) : null;
}
