import type { SyncScope } from '@shared/ipc/sync';
import { NO_FILL, type Fill, type Progress, type Walk } from './progress';
import { scopeJql, scopeKey, joinedJql } from './scope-jql';
import { minuteNotAfter, minuteNotBefore } from './since';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far each look reaches back behind what was read: the index shows changes late, and not in their order. */
const OVERLAP_MS = 5 * MINUTE;
/**
 * Each change is looked for twice: within minutes, and again a day later from where the second look of before began, less this. No
 * change is missed that the index shows within it, in whatever order, and whatever the clock of this computer says.
 */
const LATEST_MS = 3 * HOUR;
/** Points of an hour that a census may cost: a tenth of the default tier's (contract §4). */
const CENSUS_POINTS_AN_HOUR = 6_500;

/** The row of a page, as far as it moves the cursor. */
export interface SeenRow {
  /** Epoch milliseconds; `null` for a row without. */
  readonly updated: number | null;
  /** The mirror did not have it so. */
  readonly news: boolean;
}

/** Drops what belongs to scopes that are no longer chosen. */
export function keepOnly(progress: Progress, scopes: readonly SyncScope[]): Progress {
  const keys = new Set(scopes.map(scopeKey));
  const chosen = <T>(byScope: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(byScope).filter(([key]) => keys.has(key)));
  const fills = chosen(progress.fills);
  const own = { ...progress, stopped: chosen(progress.stopped) };
  const same = Object.keys(fills).length === Object.keys(progress.fills).length;
  return same ? own : { ...own, fills, changes: null, census: null, settled: 0 };
}

/** The first scope that was not read whole yet, and may be. */
export function nextFill(progress: Progress, scopes: readonly SyncScope[]): SyncScope | null {
  const toFill = (key: string): boolean => progress.fills[key]?.full !== true && progress.stopped[key] === undefined;
  return scopes.find((scope) => toFill(scopeKey(scope))) ?? null;
}

export function fullScopes(progress: Progress, scopes: readonly SyncScope[]): SyncScope[] {
  return scopes.filter((scope) => progress.fills[scopeKey(scope)]?.full === true);
}

/** The next page of a fill: newest change first. Where there is no token to go on with, it goes on below what was read. */
export function fillWalk(fill: Fill, scope: SyncScope, timeZone: string): Walk {
  if (fill.walk !== null) return fill.walk;
  const below = fill.lowest === null ? '' : ` AND updated <= ${minuteNotBefore(fill.lowest, timeZone)}`;
  return { jql: `(${scopeJql(scope)})${below} ORDER BY updated DESC`, token: null, done: 0 };
}

/** A fill after one page of it. */
export function filled(fill: Fill, walk: Walk, rows: readonly SeenRow[], next: string | null): Fill {
  const moments = rows.flatMap(({ updated }) => (updated === null ? [] : [updated]));
  return {
    ...fill,
    // Only the first page of all knows what was newest when it began.
    from: fill.lowest === null && fill.from === null && moments.length > 0 ? Math.max(...moments) : fill.from,
    lowest: moments.length === 0 ? fill.lowest : Math.min(fill.lowest ?? Number.MAX_SAFE_INTEGER, ...moments),
    walk: next === null ? null : { ...walk, token: next, done: walk.done + rows.length },
    full: next === null,
  };
}

/** A scope that was read whole joins the others: changes are asked for from where the earlier of the two is. */
export function withFill(progress: Progress, scope: SyncScope, fill: Fill): Progress {
  const fills = { ...progress.fills, [scopeKey(scope)]: fill };
  if (!fill.full) return { ...progress, fills };
  const earlier = (at: number | null): number | null =>
    at === null || fill.from === null ? (at ?? fill.from) : Math.min(at, fill.from);
  return { ...progress, fills, cursor: earlier(progress.cursor), wideFrom: earlier(progress.wideFrom), changes: null };
}

export function fillOf(progress: Progress, scope: SyncScope): Fill {
  return progress.fills[scopeKey(scope)] ?? NO_FILL;
}

/** Whether this look should be the second one for the changes of a day. A clock that was set back does not put it off for long. */
export function isWideDue({ lastWideAt, wideFrom, cursor }: Progress, now: number): boolean {
  if (lastWideAt === null || now < lastWideAt || now - lastWideAt >= DAY) return true;
  return wideFrom !== null && cursor !== null && cursor - wideFrom >= DAY;
}

/** What changed since the cursor, oldest first, so that the cursor may follow each page. */
export function changesWalk(progress: Progress, scopes: readonly SyncScope[], timeZone: string, wide: boolean): Walk {
  if (progress.changes !== null) return progress.changes;
  const { cursor, wideFrom, late } = progress;
  const from = wide ? (wideFrom ?? cursor ?? 0) - LATEST_MS : (cursor ?? 0) - Math.max(OVERLAP_MS, 2 * late);
  const since = cursor === null ? '' : ` AND updated >= ${minuteNotAfter(from, timeZone)}`;
  return { jql: `(${joinedJql(scopes)})${since} ORDER BY updated ASC`, token: null, done: 0 };
}

/** The progress after one page of changes. A row that is news and older than the cursor came late into the index. */
export function changesSeen(progress: Progress, walk: Walk, rows: readonly SeenRow[], next: string | null): Progress {
  const { cursor } = progress;
  let latest = cursor;
  let late = 0;
  for (const { updated, news } of rows) {
    if (updated === null) continue;
    if (news && cursor !== null) late = Math.max(late, cursor - updated);
    // Changed again while the walk was under way, which may take days: others of before that are not read yet.
    const safe = Math.min(updated, walk.began ?? updated);
    latest = Math.max(latest ?? safe, safe);
  }
  return {
    ...progress,
    cursor: latest,
    late: Math.min(DAY, Math.max(late, progress.late)),
    changes: next === null ? null : { ...walk, token: next, done: walk.done + rows.length },
  };
}

/** The end of a look: what was late once counts for less each time. */
export function lookEnded(
  progress: Progress,
  wide: { readonly cursorBefore: number | null } | null,
  now: number,
): Progress {
  const late = progress.late < MINUTE ? 0 : progress.late * 0.9;
  if (wide === null) return { ...progress, late };
  return { ...progress, late, lastWideAt: now, wideFrom: wide.cursorBefore ?? progress.cursor };
}

/**
 * Whether to compare the ids now: when Jira's count is another than ours and than the difference that the last census left, at most as
 * often as a tenth of the points allows; and every week. A person who asks does not wait for the points.
 */
export function isCensusDue(
  progress: Progress,
  counts: { readonly jira: number; readonly ours: number },
  now: number,
  asked: boolean,
): boolean {
  if (progress.census !== null) return true;
  const since = progress.lastCensusAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(now - progress.lastCensusAt);
  if (progress.lastCensusAt !== null && since >= 7 * DAY) return true;
  if (counts.jira - counts.ours === progress.settled) return false;
  return asked || since >= (Math.max(counts.jira, counts.ours) / CENSUS_POINTS_AN_HOUR) * HOUR;
}

/** What is read ahead once a day; `lastAt` by this computer's clock, `null` when it never was. */
export function isDailyDue(lastAt: number | null, now: number): boolean {
  return lastAt === null || Math.abs(now - lastAt) >= DAY;
}
