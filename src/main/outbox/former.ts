import type { ChangeState } from '@shared/ipc/change';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { FormerWording } from './former-wording';
import type { JournalledChange } from './journalled-change';

const SINCE = 'lookedForSince';
const AMENDS = 'amends';

/** What of a change tells its marker. */
export type Marked = Pick<JournalledChange, 'id' | 'kind' | 'former'>;

/**
 * By what Jira names the change: its id, and from its second wording on the wording's number with it, so that two wordings that are both
 * there can be told apart. A create that is said anew is a change of its own, with a marker of its own in its body. Pure.
 */
export function markerOf({ id, kind, former }: Marked): string {
  return kind === 'create' || former.length === 0 ? id : `${id}~${former.length}`;
}

/** The memo of a change that was looked for in vain: should it be sent again, an earlier send may have arrived by then. */
export function withLookedFor(change: Pick<JournalledChange, 'memo' | 'beganAt' | 'createdAt'>): JsonObject {
  return { ...change.memo, [SINCE]: mayBeThereSince(change) };
}

/** A memo that a kind writes anew, with what was noted of earlier sends: that is forgotten by nobody. Pure. */
export function keepingLookedFor(former: JsonObject | null, memo: JsonObject): JsonObject {
  return former?.[SINCE] === undefined ? memo : { ...memo, [SINCE]: former[SINCE] };
}

/** Whether an earlier send of it was looked for in vain: it may still arrive. */
export function wasLookedFor({ memo }: { readonly memo: JsonObject | null }): boolean {
  return typeof memo?.[SINCE] === 'number';
}

/**
 * When the first send of it began that may have reached Jira, epoch milliseconds. Not the moment at which its answer was lost: a computer
 * that slept meanwhile notices that hours after Jira made the issue.
 */
export function mayBeThereSince({
  memo,
  beganAt,
  createdAt,
}: Pick<JournalledChange, 'memo' | 'beganAt' | 'createdAt'>): number {
  const since = memo?.[SINCE];
  return Math.min(beganAt ?? createdAt, typeof since === 'number' ? since : Infinity);
}

/** The change as it was when it said that: for its kind's own look. Pure. */
export function asWording(
  change: JournalledChange,
  { marker, projectKey, body, memo, since }: FormerWording,
): JournalledChange {
  return { ...change, id: marker, projectKey, body, memo, beganAt: since, former: [] };
}

/** Notes, before it is changed, that the wording with this marker, which is there under this id, is made to say what is said now. */
export function amending(marker: string, id: string): JsonObject {
  return { [AMENDS]: { marker, id } };
}

/** What `amending` noted. */
export function amended(memo: JsonObject | null): { readonly marker: string; readonly id: string } | null {
  const noted = memo?.[AMENDS];
  if (!isJsonObject(noted)) return null;
  const { marker, id } = noted;
  return typeof marker === 'string' && typeof id === 'string' ? { marker, id } : null;
}

/** The wording that a change has now, as it is looked for once another takes its place, or none does. Pure. */
function presentWording(change: JournalledChange): FormerWording {
  const { projectKey, body, memo } = change;
  return { marker: markerOf(change), projectKey, body, memo, since: mayBeThereSince(change) };
}

/** What took its place has to know: every wording that may have left, oldest first. Pure. */
export function formersOf(change: JournalledChange): readonly FormerWording[] {
  return wasLookedFor(change) ? [...change.former, presentWording(change)] : change.former;
}

/**
 * Wordings that may still arrive though the change is at rest: those that another one replaced, and what was given up. What the change
 * became by being amended is not one of them. Pure.
 */
export function stillOut(change: JournalledChange): readonly FormerWording[] {
  const { former, memo, kind, status } = change;
  const became = amended(memo)?.marker;
  const others = former.filter(({ marker, known }) => known !== true && marker !== became);
  const gaveUp = status.state === 'rejected' || (status.state === 'discarded' && status.replacedBy === undefined);
  const elsewhere = became !== undefined || (kind === 'create' && former.length > 0);
  const own = wasLookedFor(change) && (gaveUp || (status.state === 'applied' && elsewhere));
  return own && memo?.['known'] !== true ? [...others, presentWording(change)] : others;
}

/** After how long at rest it is looked again for what may still arrive, milliseconds. */
export const WATCH_AFTER_MS: readonly number[] = [30_000, 150_000, 750_000, 4_350_000];

/** What nothing goes on with by itself any more, and nobody is asked about. */
const AT_REST: ReadonlySet<ChangeState['state']> = new Set(['applied', 'rejected', 'discarded']);

/** Whether a change that has come to this state is watched for what may still arrive. Pure. */
export function isWatched(change: JournalledChange, to: ChangeState): boolean {
  return AT_REST.has(to.state) && stillOut({ ...change, status: to }).length > 0;
}
