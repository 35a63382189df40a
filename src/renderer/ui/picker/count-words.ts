import type { Counted } from './option';
import type { OptionSearch } from './use-option-search';

/** How many match, in words: "4 of 61 people match". Told below the list, and to a screen reader as it changes. Pure. */
export function countWords(search: OptionSearch, query: string, counted: Counted | null): string {
  if (search.state === 'loading') return 'Searching';
  const shown = search.options.length;
  const things = (count: number): string =>
    counted === null ? numeral(count) : `${numeral(count)} ${count === 1 ? counted.one : counted.many}`;
  // Where they come from stands beside it.
  if (search.fromHere) return things(shown);
  if (!search.complete) return `${things(shown)} shown. Type to ${query === '' ? 'search' : 'narrow'}`;
  if (query === '') return things(shown);
  if (search.of !== null && search.of >= shown) {
    return `${numeral(shown)} of ${things(search.of)} ${shown === 1 ? 'matches' : 'match'}`;
  }
  // Without a name for what is counted, the matches themselves are: "1 match", "4 matches".
  if (counted === null) return `${things(shown)} ${shown === 1 ? 'match' : 'matches'}`;
  return `${things(shown)} ${shown === 1 ? 'matches' : 'match'}`;
}

function numeral(count: number): string {
  return count.toLocaleString('en');
}

/** Why the list is empty, in words. `nothing` is what the picker says when there is no better reason. Pure. */
export function emptyWords(search: OptionSearch, nothing: string): string {
  if (search.fromHere) return 'Offline, and this computer has seen none that match';
  if (search.mayBrowse === false)
    return 'None found: this account lacks the permission Browse users and groups. A Jira admin can give it.';
  return nothing;
}
