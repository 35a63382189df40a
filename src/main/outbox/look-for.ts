import { succeed, type Outcome } from '@shared/ipc/outcome';
import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { isJsonObject } from '@shared/json';
import { fetchByKeys, type FetchedIssue } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import { searchIssues } from '../gateway/search';
import type { Sighting } from './decide';
import type { JournalledChange } from './journalled-change';
import { markedChange } from './marker';

const BLOCK = 100;
const MOST_BLOCKS = 20;
/** The clocks of Jira and of this computer may differ, the index has minutes only, and a send takes minutes at worst. */
const MARGIN_MS = 15 * 60_000;

/**
 * Looks for a create whose answer never came: the keys after the last one that is known to be older are fetched by a
 * hundred, with the marker property. Fetching by key does not lag as the search index does; where the index is behind,
 * the range only starts earlier. A hundred numbers in a row of which none is visible are taken for its end.
 */
export async function lookForCreate(
  gateway: Gateway,
  change: JournalledChange,
  now: number,
): Promise<Outcome<Sighting>> {
  const site = { accountId: change.accountId, cloudId: change.cloudId };
  const minutes = Math.max(1, Math.ceil((now - beganAt(change) + MARGIN_MS) / 60_000));
  const jql = `project = "${change.projectKey}" AND created <= "-${minutes}m" ORDER BY key DESC`;
  const before = await searchIssues(gateway, site, jql, null);
  if (!before.ok) return before;
  const [newestBefore] = before.value.rows;
  // The project's key may have been changed since: its issues tell the present one.
  const { projectKey, number: start } = splitKey(newestBefore?.key ?? `${change.projectKey}-0`);

  const candidates: { key: string; summary: string }[] = [];
  const seen = new Set<number>();
  let whole = false;
  for (let block = 0; block < MOST_BLOCKS && !whole; block++) {
    const first = start + 1 + block * BLOCK;
    const keys = Array.from({ length: BLOCK }, (_, at) => `${projectKey}-${first + at}`);
    const fetched = await fetchByKeys(gateway, site, keys, CHANGE_PROPERTY);
    if (!fetched.ok) return fetched;
    for (const issue of fetched.value) {
      const marked = markedChange(issue.properties?.[CHANGE_PROPERTY]);
      if (marked === change.id) return succeed({ found: issue, candidates: [], hidden: 0, whole: true });
      if (marked === null && looksLike(change, issue))
        candidates.push({ key: issue.key, summary: sentSummary(change) });
      const named = splitKey(issue.key);
      // An issue that was moved answers under its new key, whose number says nothing about this range.
      if (named.projectKey === projectKey && named.number > start) seen.add(named.number);
    }
    whole = fetched.value.length === 0;
  }
  const highest = Math.max(start, ...seen);
  const hidden = highest - start - seen.size;
  // Who may create here and see nothing does not see the own issue either: nothing seen is no proof then.
  const seesAnything = newestBefore !== undefined || seen.size > 0;
  return succeed({ found: null, candidates, hidden, whole: whole && seesAnything });
}

/** Not the moment at which its answer was lost: a computer that slept meanwhile notices that hours after Jira made the issue. */
function beganAt(change: JournalledChange): number {
  return change.beganAt ?? change.createdAt;
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

/** Whether an issue without a marker may be the one: Jira took the create and dropped the property. */
function looksLike(change: JournalledChange, { fields }: FetchedIssue): boolean {
  const summary = sentSummary(change).trim();
  if (summary === '' || fields?.summary?.trim() !== summary) return false;
  const created = Date.parse(fields.created ?? '');
  return Number.isNaN(created) || created >= beganAt(change) - MARGIN_MS;
}
