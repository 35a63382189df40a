import { succeed, type Outcome } from '@shared/ipc/outcome';
import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import type { Candidate } from '@shared/ipc/change';
import { isJsonObject } from '@shared/json';
import { fetchByKeys, type FetchedIssue } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import { searchIssues } from '../gateway/search';
import type { Sighting } from './decide';
import type { JournalledChange } from './journalled-change';
import { markerOf, mayBeThereSince } from './former';
import { markedChange } from './marker';

const BLOCK = 100;
const MOST_BLOCKS = 20;
/** The clocks of Jira and of this computer may differ, the index has minutes only, and a send takes minutes at worst. */
const MARGIN_MS = 15 * 60_000;

/**
 * Looks for a create whose answer never came, by its marker property. The keys after the last one that is known to be older are fetched
 * by a hundred, up to the newest that a search or a block shows, and a hundred more: fetching by key does not lag as the index does, and
 * where the index is behind, the range only starts earlier. Of the search only a hit counts.
 *
 * `bulkfetch` tells no number that was never used from one that this account may not see. Numbers that lie before a visible one are
 * `hidden`; a hundred with nothing visible beyond them are taken for the end of the project. That is wrong only where a hundred issues
 * in a row, made since, are out of sight, and the index is behind as well.
 */
export async function lookForCreate(
  gateway: Gateway,
  change: JournalledChange,
  now: number,
): Promise<Outcome<Sighting>> {
  const site = { accountId: change.accountId, cloudId: change.cloudId };
  const minutes = Math.max(1, Math.ceil((now - mayBeThereSince(change) + MARGIN_MS) / 60_000));
  const search = (moment: string): ReturnType<typeof searchIssues> =>
    searchIssues(gateway, site, `project = "${change.projectKey}" AND created ${moment} ORDER BY key DESC`, null);
  const before = await search(`<= "-${minutes}m"`);
  if (!before.ok) return before;
  const since = await search(`>= "-${minutes}m"`);
  if (!since.ok) return since;
  const [newestBefore] = before.value.rows;
  const [newest] = since.value.rows;
  // The project's key may have been changed since: its issues tell the present one.
  const { projectKey } = splitKey(newestBefore?.key ?? newest?.key ?? `${change.projectKey}-0`);
  const start = newestBefore === undefined ? 0 : splitKey(newestBefore.key).number;
  const reach = newest === undefined ? start : splitKey(newest.key).number;

  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  const fetchOf = (numbers: readonly number[]): ReturnType<typeof fetchByKeys> =>
    fetchByKeys(
      gateway,
      site,
      numbers.map((number) => `${projectKey}-${number}`),
      CHANGE_PROPERTY,
    );
  /** Answers the issue that carries the marker, and takes the others into account. */
  function sift(issues: readonly FetchedIssue[]): FetchedIssue | null {
    for (const issue of issues) {
      const marked = markedChange(issue.properties?.[CHANGE_PROPERTY]);
      if (marked === markerOf(change)) return issue;
      if (marked === null && looksLike(change, issue)) candidates.push(asCandidate(issue));
      const named = splitKey(issue.key);
      // An issue that was moved answers under its new key, whose number says nothing about this range.
      if (named.projectKey === projectKey && named.number > start) seen.add(named.number);
    }
    return null;
  }

  let whole = false;
  let next = start + 1;
  for (let block = 0; block < MOST_BLOCKS && !whole; block++, next += BLOCK) {
    const fetched = await fetchOf(Array.from({ length: BLOCK }, (_, at) => next + at));
    if (!fetched.ok) return fetched;
    const found = sift(fetched.value);
    if (found !== null) return succeed({ found, candidates: [], hidden: 0, whole: true });
    whole = fetched.value.length === 0 && next > reach;
  }
  const beyond = since.value.rows.map(({ key }) => splitKey(key).number).filter((number) => number >= next);
  if (!whole && beyond.length > 0) {
    const fetched = await fetchOf(beyond);
    if (!fetched.ok) return fetched;
    const found = sift(fetched.value);
    if (found !== null) return succeed({ found, candidates: [], hidden: 0, whole: true });
  }
  const highest = Math.max(start, ...seen);
  const hidden = highest - start - seen.size;
  // Who may create here and see nothing does not see the own issue either: nothing seen is no proof then.
  const seesAnything = newestBefore !== undefined || seen.size > 0;
  return succeed({ found: null, candidates, hidden, whole: whole && seesAnything });
}

function splitKey(key: string): { projectKey: string; number: number } {
  const dash = key.lastIndexOf('-');
  return { projectKey: key.slice(0, dash), number: Number(key.slice(dash + 1)) };
}

function sentSummary(change: JournalledChange): string {
  const fields = change.body['fields'];
  const summary = isJsonObject(fields) ? fields['summary'] : undefined;
  return typeof summary === 'string' ? summary : '';
}

/** The issue as a person is asked about it. */
function asCandidate({ key, fields }: FetchedIssue): Candidate {
  const { summary, issuetype, creator, created } = fields ?? {};
  return {
    key,
    summary: summary ?? '',
    ...(issuetype === null || issuetype === undefined ? {} : { issueType: issuetype.name }),
    ...(typeof creator?.displayName === 'string' ? { creator: creator.displayName } : {}),
    ...(typeof created === 'string' ? { created } : {}),
  };
}

/** Whether an issue without a marker may be the one: Jira took the create and dropped the property. */
function looksLike(change: JournalledChange, { fields }: FetchedIssue): boolean {
  const summary = sentSummary(change).trim();
  if (summary === '' || fields?.summary?.trim() !== summary) return false;
  const created = Date.parse(fields.created ?? '');
  return Number.isNaN(created) || created >= mayBeThereSince(change) - MARGIN_MS;
}
