import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import type { Candidate } from '@shared/ipc/change';
import { isJsonObject } from '@shared/json';
import type { FetchedIssue } from '../gateway/issue';
import type { Sighting } from './decide';
import { markerOf, mayBeThereSince } from './former';
import type { JournalledChange } from './journalled-change';
import { markedChange } from './marker';
import { splitKey } from './split-key';

/** The clocks of Jira and of this computer may differ, the index has minutes only, and a send takes minutes at worst. */
export const MARGIN_MS = 15 * 60_000;

/** What a range holds of the changes that are looked for in it. */
export class Sieve {
  private readonly found = new Map<string, FetchedIssue>();
  private readonly candidates = new Map<string, Candidate[]>();
  private readonly seen: Set<number>;
  private readonly byMarker: ReadonlyMap<string, JournalledChange>;

  constructor(
    private readonly changes: readonly JournalledChange[],
    private readonly projectKey: string,
    private readonly start: number,
    /** Numbers that are visible and carry the markers of others: they need no fetching. */
    ofOthers: ReadonlySet<number> = new Set(),
  ) {
    this.seen = new Set(ofOthers);
    this.byMarker = new Map(changes.map((change) => [markerOf(change), change]));
  }

  get allFound(): boolean {
    return this.found.size === this.changes.length;
  }

  get sawAny(): boolean {
    return this.seen.size > 0;
  }

  /** Notes the issues that carry a marker, and takes the others into account. Answers the markers by the numbers that carry them. */
  sift(issues: readonly FetchedIssue[]): ReadonlyMap<number, string> {
    const markers = new Map<number, string>();
    for (const issue of issues) {
      const marked = markedChange(issue.properties?.[CHANGE_PROPERTY]);
      const change = marked === null ? undefined : this.byMarker.get(marked);
      if (change !== undefined) this.found.set(change.id, issue);
      if (marked === null) {
        for (const one of this.changes) if (looksLike(one, issue)) this.candidatesOf(one).push(asCandidate(issue));
      }
      const named = splitKey(issue.key);
      // An issue that was moved answers under its new key, whose number says nothing about this range.
      if (named.projectKey !== this.projectKey || named.number <= this.start) continue;
      this.seen.add(named.number);
      if (marked !== null) markers.set(named.number, marked);
    }
    return markers;
  }

  /** Numbers below the highest one that were not seen: out of sight, or not there yet when their block was fetched. */
  get gaps(): readonly number[] {
    const highest = Math.max(this.start, ...this.seen);
    const all = Array.from({ length: highest - this.start }, (_, at) => this.start + 1 + at);
    return all.filter((number) => !this.seen.has(number));
  }

  /** By the id of the change. */
  sightings(whole: boolean): ReadonlyMap<string, Sighting> {
    const hidden = this.gaps.length;
    const sightingOf = (change: JournalledChange): Sighting => {
      const found = this.found.get(change.id) ?? null;
      if (found !== null) return { found, candidates: [], hidden: 0, whole: true };
      return { found, candidates: this.candidatesOf(change), hidden, whole };
    };
    return new Map(this.changes.map((change) => [change.id, sightingOf(change)]));
  }

  private candidatesOf({ id }: JournalledChange): Candidate[] {
    const candidates = this.candidates.get(id) ?? [];
    this.candidates.set(id, candidates);
    return candidates;
  }
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
