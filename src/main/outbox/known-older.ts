import { isJsonObject, type JsonObject } from '@shared/json';
import { wasLookedFor } from './former';
import type { JournalledChange } from './journalled-change';
import { splitKey } from './split-key';

const OLDER = 'older';

/**
 * The memo of a create with the newest issues that were there before it is sent for the first time: Jira counts up, so its own number lies
 * above theirs, and a look need not begin before a run of thousands. Pure.
 *
 * @param older keys of issues that are known to be there
 */
export function withOlder(change: Pick<JournalledChange, 'memo'>, older: readonly string[]): JsonObject | null {
  // A former send may have made it before these.
  if (older.length === 0 || wasLookedFor(change)) return change.memo;
  const newest: Record<string, number> = {};
  for (const key of older) {
    const { projectKey, number } = splitKey(key);
    if (Number.isInteger(number)) newest[projectKey] = Math.max(newest[projectKey] ?? 0, number);
  }
  return { ...change.memo, [OLDER]: newest };
}

/** A number that is below those of all these creates, where one is known; else 0. Pure. */
export function olderNumber(changes: readonly Pick<JournalledChange, 'memo'>[], projectKey: string): number {
  const numbers = changes.map(({ memo }) => {
    const older = memo?.[OLDER];
    const number = isJsonObject(older) ? older[projectKey] : undefined;
    return typeof number === 'number' ? number : 0;
  });
  return numbers.length === 0 ? 0 : Math.min(...numbers);
}
