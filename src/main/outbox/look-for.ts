import { succeed, type Outcome } from '@shared/ipc/outcome';
import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { fetchByKeys } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import { searchIssues } from '../gateway/search';
import { NOTHING_SEEN, type Sighting } from './decide';
import type { JournalledChange } from './journalled-change';
import { markerOf, mayBeThereSince } from './former';
import { olderNumber } from './known-older';
import { SeenMarkers } from './seen-markers';
import { MARGIN_MS, Sieve } from './sieve';
import { splitKey } from './split-key';

const BLOCK = 100;
const MOST_BLOCKS = 20;

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
  seen = new SeenMarkers(),
): Promise<Outcome<Sighting>> {
  const [sighting] = await lookForCreates(gateway, [change], now, seen);
  return sighting ?? succeed(NOTHING_SEEN);
}

/**
 * The same for several of one account and site, a sighting for each: those that may be there since the same moment, as those are that left
 * in one request, are looked for in one range.
 */
export async function lookForCreates(
  gateway: Gateway,
  changes: readonly JournalledChange[],
  now: number,
  seen = new SeenMarkers(),
): Promise<readonly Outcome<Sighting>[]> {
  const ranges = new Map<string, JournalledChange[]>();
  for (const change of changes) {
    const range = JSON.stringify([change.projectKey, mayBeThereSince(change)]);
    ranges.set(range, [...(ranges.get(range) ?? []), change]);
  }
  const sightings = new Map<string, Outcome<Sighting>>();
  for (const together of ranges.values()) {
    const sighted = await lookThroughRange(gateway, together, now, seen);
    for (const { id } of together)
      sightings.set(id, sighted.ok ? succeed(sighted.value.get(id) ?? NOTHING_SEEN) : sighted);
  }
  return changes.map(({ id }) => sightings.get(id) ?? succeed(NOTHING_SEEN));
}

/** By the id of the change. */
async function lookThroughRange(
  gateway: Gateway,
  changes: readonly JournalledChange[],
  now: number,
  known: SeenMarkers,
): Promise<Outcome<ReadonlyMap<string, Sighting>>> {
  const [change] = changes;
  if (change === undefined) return succeed(new Map());
  const site = { accountId: change.accountId, cloudId: change.cloudId };
  const minutes = Math.max(1, Math.ceil((now - mayBeThereSince(change) + MARGIN_MS) / 60_000));
  const search = (moment: string, most: number): ReturnType<typeof searchIssues> =>
    searchIssues(
      gateway,
      site,
      `project = "${change.projectKey}" AND created ${moment} ORDER BY key DESC`,
      null,
      [],
      most,
    );
  const before = await search(`<= "-${minutes}m"`, 1);
  if (!before.ok) return before;
  const since = await search(`>= "-${minutes}m"`, 1);
  if (!since.ok) return since;
  const [newestBefore] = before.value.rows;
  const [newest] = since.value.rows;
  // The project's key may have been changed since: its issues tell the present one.
  const { projectKey } = splitKey(newestBefore?.key ?? newest?.key ?? `${change.projectKey}-0`);
  const older = newestBefore === undefined ? 0 : splitKey(newestBefore.key).number;
  const start = Math.max(older, olderNumber(changes, projectKey));

  const ofOthers = othersIn(known.of(site, projectKey, now), changes, start);
  const newestKnown = Math.max(start, ...ofOthers);
  const reach = Math.max(newestKnown, newest === undefined ? start : splitKey(newest.key).number);
  const sieve = new Sieve(changes, projectKey, start, ofOthers);
  async function fetch(numbers: readonly number[]): Promise<Outcome<number>> {
    const keys = numbers.map((number) => `${projectKey}-${number}`);
    const fetched = await fetchByKeys(gateway, site, keys, CHANGE_PROPERTY);
    if (!fetched.ok) return fetched;
    known.note(site, projectKey, sieve.sift(fetched.value), now);
    return succeed(fetched.value.length);
  }
  let whole = false;
  let next = start + 1;
  for (let block = 0; block < MOST_BLOCKS && !whole; block++) {
    const numbers: number[] = [];
    for (; numbers.length < BLOCK; next++) if (!ofOthers.has(next)) numbers.push(next);
    const visible = await fetch(numbers);
    if (!visible.ok) return visible;
    if (sieve.allFound) return succeed(sieve.sightings(true));
    whole = visible.value === 0 && (numbers[0] ?? next) > reach;
  }
  // Of what lies further away than all those blocks, the newest.
  if (!whole && reach >= next) {
    const far = await search(`>= "-${minutes}m"`, BLOCK);
    if (!far.ok) return far;
    const beyond = far.value.rows.map(({ key }) => splitKey(key).number).filter((number) => number >= next);
    const fetched = beyond.length === 0 ? succeed(0) : await fetch(beyond);
    if (!fetched.ok) return fetched;
  }
  // A run goes on while some of it is looked for: what was not there yet at the end of one block is there before the next.
  const gaps = sieve.gaps.slice(0, BLOCK);
  if (gaps.length > 0) {
    const fetched = await fetch(gaps);
    if (!fetched.ok) return fetched;
  }
  // Who may create here and see nothing does not see the own issue either: nothing seen is no proof then.
  return succeed(sieve.sightings(whole && (newestBefore !== undefined || sieve.sawAny)));
}

/** Numbers of issues that are known to be of changes which are not looked for. Pure. */
function othersIn(
  known: ReadonlyMap<number, string>,
  changes: readonly JournalledChange[],
  start: number,
): ReadonlySet<number> {
  const wanted = new Set(changes.map(markerOf));
  return new Set(
    [...known].filter(([number, marker]) => number > start && !wanted.has(marker)).map(([number]) => number),
  );
}
