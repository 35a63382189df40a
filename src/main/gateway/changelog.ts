import { momentToEpoch, readMoment } from '@shared/fields/date-time-text';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { User } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { jsonObject, z } from '@shared/schema';
import type { Gateway } from './request';
import { id, wireUser } from './wire/common';
import { readAnswer } from './wire/read-answer';

/** One field's line in a change of an issue. Ids are in `from` and `to`, words in `fromText` and `toText` (contract §8.7). */
export interface ChangelogItem {
  /** A name in Jira's own words, not always that of the field; `fieldId` is often missing. */
  readonly field: string;
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

export interface ChangelogEntry {
  /** Grows with time: whatever the clocks say, the order of ids is the order of changes. */
  readonly id: string;
  readonly author: User | null;
  readonly created: string;
  readonly items: readonly ChangelogItem[];
}

/** An issue as it is at this moment: the fields asked for, and its latest changes. */
export interface IssueNow {
  readonly id: string;
  readonly key: string;
  readonly fields: JsonObject;
  /** Newest first; perhaps not all. */
  readonly latest: readonly ChangelogEntry[];
  /** Whether `latest` goes back to the beginning. */
  readonly whole: boolean;
  /** Id of the latest change that the fields hold for certain; `0` before any. */
  readonly head: string;
}

const text = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null));

const wireItem: z.ZodType<ChangelogItem> = z
  .object({
    field: z.string(),
    fieldId: text.optional(),
    from: text.optional(),
    fromString: text.optional(),
    to: text.optional(),
    // Every object has a `toString` of its own; only a string is Jira's.
    toString: text,
  })
  .transform((item) => ({
    field: item.field,
    fieldId: item.fieldId ?? null,
    from: item.from ?? null,
    fromText: item.fromString ?? null,
    to: item.to ?? null,
    toText: item.toString,
  }));

const wireEntry: z.ZodType<ChangelogEntry> = z
  .object({ id, author: wireUser.nullish().catch(null), created: z.string(), items: z.array(wireItem) })
  .transform((entry) => ({ ...entry, author: entry.author ?? null }));

const wireNow = z.object({
  id,
  key: z.string(),
  fields: jsonObject.default({}),
  changelog: z.object({ total: z.number(), histories: z.array(wireEntry) }).optional(),
});

const wirePage = z.object({ values: z.array(wireEntry), startAt: z.number(), total: z.number() });

const READ = ['read:jira-work'];
const PAGE = 100;
/** Jira's own times of one change differ by less. */
const SAME_MOMENT_MS = 1_000;

/** `GET issue/{idOrKey}?fields=…&expand=changelog`: fields and latest changes in one answer. */
export async function readIssueNow(
  gateway: Gateway,
  site: SiteRef,
  issueIdOrKey: string,
  fieldIds: readonly string[],
): Promise<Outcome<IssueNow>> {
  const what = `the issue ${issueIdOrKey}`;
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey)}`,
    query: { fields: ['updated', ...fieldIds].join(','), expand: 'changelog' },
    intent: 'read',
    what,
    scopes: READ,
    priority: 'outbox',
  });
  const read = readAnswer(wireNow, answer, what);
  if (!read.ok) return read;
  const { changelog, fields, key } = read.value;
  const latest = changelog === undefined ? await readNewest(gateway, site, read.value.id, 0) : succeed(changelog);
  if (!latest.ok) return latest;
  const histories = latest.value.histories.toSorted(newestFirst);
  return succeed({
    id: read.value.id,
    key,
    fields,
    latest: histories,
    whole: histories.length >= latest.value.total,
    head: headOf(histories, fields['updated']),
  });
}

/** All changes after one of them, newest first, whether or not `now` goes back so far. */
export async function changesSince(
  gateway: Gateway,
  site: SiteRef,
  now: Pick<IssueNow, 'id' | 'latest' | 'whole'>,
  after: string,
): Promise<Outcome<readonly ChangelogEntry[]>> {
  let known = now.latest;
  let whole = now.whole;
  while (!whole && known.every((entry) => isAfter(entry.id, after))) {
    const older = await readNewest(gateway, site, now.id, known.length);
    if (!older.ok) return older;
    const seen = new Set(known.map((entry) => entry.id));
    const news = older.value.histories.filter((entry) => !seen.has(entry.id));
    known = [...known, ...news].toSorted(newestFirst);
    whole = news.length === 0 || known.length >= older.value.total;
  }
  return succeed(known.filter((entry) => isAfter(entry.id, after)));
}

interface Histories {
  readonly histories: readonly ChangelogEntry[];
  readonly total: number;
}

/**
 * The newest changes but for those that are known already, of `GET issue/{id}/changelog`, which is oldest first: read from so far before
 * its end, by as many at a time as Jira gives (contract §3.3).
 */
async function readNewest(
  gateway: Gateway,
  site: SiteRef,
  issueId: string,
  known: number,
): Promise<Outcome<Histories>> {
  const first = await readPage(gateway, site, issueId, 0);
  if (!first.ok) return first;
  const { total } = first.value;
  const from = Math.max(0, total - known - PAGE);
  const histories = from === 0 ? [...first.value.values] : [];
  for (let at = from + histories.length; at < total - known;) {
    const page = await readPage(gateway, site, issueId, at);
    if (!page.ok) return page;
    if (page.value.values.length === 0) break;
    histories.push(...page.value.values);
    at += page.value.values.length;
  }
  return succeed({ histories, total });
}

async function readPage(
  gateway: Gateway,
  site: SiteRef,
  issueId: string,
  startAt: number,
): Promise<Outcome<z.output<typeof wirePage>>> {
  const what = 'the history of the issue';
  const answer = await gateway.request({
    site,
    method: 'GET',
    path: `/rest/api/3/issue/${encodeURIComponent(issueId)}/changelog`,
    query: { startAt, maxResults: PAGE },
    intent: 'read',
    what,
    scopes: READ,
    priority: 'outbox',
  });
  return readAnswer(wirePage, answer, what);
}

/** By id, not by time: ids are numbers of any length. */
function isAfter(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}

function newestFirst(one: ChangelogEntry, other: ChangelogEntry): number {
  if (one.id === other.id) return 0;
  return isAfter(one.id, other.id) ? -1 : 1;
}

/**
 * The latest change that the fields of the same answer hold. Jira may have read the fields a moment before the history; a change that is
 * later than `updated` among them is taken for one that they do not hold yet. Both times are Jira's, so that no clock of ours counts.
 */
function headOf(histories: readonly ChangelogEntry[], updated: unknown): string {
  const at = epochOf(updated);
  const held = histories.find((entry) => {
    const made = epochOf(entry.created);
    return at === null || made === null || made <= at + SAME_MOMENT_MS;
  });
  return held?.id ?? '0';
}

function epochOf(value: unknown): number | null {
  const read = typeof value === 'string' ? readMoment(value) : null;
  return read?.ok === true ? momentToEpoch(read.value) : null;
}
