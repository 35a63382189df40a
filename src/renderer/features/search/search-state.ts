import { create } from 'zustand';
import type { SiteRef } from '@shared/jira/site';

/** What a search looked like when the person left it. */
interface SearchState {
  /** As it is typed. */
  readonly text: string;
  /** As it was last run. */
  readonly jql: string;
  readonly currentKey: string | null;
}

interface Searches {
  readonly bySite: Readonly<Record<string, SearchState>>;
  change(site: SiteRef, part: Partial<SearchState>): void;
}

const FIRST_JQL = 'created >= -90d ORDER BY updated DESC';
const FIRST: SearchState = { text: FIRST_JQL, jql: FIRST_JQL, currentKey: null };

const keyOf = ({ accountId, cloudId }: SiteRef): string => `${accountId} ${cloudId}`;

const useSearches = create<Searches>((set) => ({
  bySite: {},
  change: (site, part) =>
    set(({ bySite }) => ({ bySite: { ...bySite, [keyOf(site)]: { ...(bySite[keyOf(site)] ?? FIRST), ...part } } })),
}));

/** The search of a site outlives its screen: going to an issue and back finds it as it was. */
export function useSearch(site: SiteRef): SearchState & { change(part: Partial<SearchState>): void } {
  const state = useSearches(({ bySite }) => bySite[keyOf(site)]) ?? FIRST;
  const change = useSearches((searches) => searches.change);
  return { ...state, change: (part) => change(site, part) };
}
