import type { JournalledChange } from './journalled-change';

/** So many creates of a run leave, or are looked for, together: as many as Jira takes in one request (contract 8.2). */
export const MOST_TOGETHER = 50;

/** What leaves as one request, or is looked for by one look. Never empty. */
export type Lot = readonly [JournalledChange, ...JournalledChange[]];

export const alone = (change: JournalledChange): Lot => [change];

/** Whether it is one of many creates that were made at once. */
export function isOfRun({ kind, groupId }: Pick<JournalledChange, 'kind' | 'groupId'>): boolean {
  return kind === 'create' && groupId !== null;
}

/**
 * What leaves together: the creates of one run that have said nothing else before. Of each run one lot, so that no two of its requests are
 * on their way at once: its issues are numbered in its order, and a child finds its parent known. Pure.
 *
 * @param ready in the order in which they are to leave
 * @param busyGroups runs of which something is being sent
 */
export function lotsToSend(ready: readonly JournalledChange[], busyGroups: ReadonlySet<string>): readonly Lot[] {
  const runs = new Set(busyGroups);
  const lots: Lot[] = [];
  for (const change of ready) {
    const { groupId } = change;
    if (!isOfRun(change) || groupId === null) {
      lots.push([change]);
      continue;
    }
    if (runs.has(groupId)) continue;
    runs.add(groupId);
    const others = ready.filter((one) => one !== change && one.groupId === groupId && goesTogether(one));
    lots.push(goesTogether(change) ? [change, ...others.slice(0, MOST_TOGETHER - 1)] : [change]);
  }
  return lots;
}

/** Whether it may leave with others. What was mended after it may have left is looked for as it was before: it goes by itself. */
export function goesTogether(change: JournalledChange): boolean {
  return isOfRun(change) && change.former.length === 0;
}

/** What was lost together is looked for together: creates of one run whose last send began at the same moment. Pure. */
export function lotsToLookFor(lost: readonly JournalledChange[]): readonly Lot[] {
  const lots = new Map<string, Lot>();
  for (const change of lost) {
    const { id, projectKey, groupId, beganAt } = change;
    const together = beganAt !== null && goesTogether(change);
    const key = JSON.stringify(together ? [projectKey, groupId, beganAt] : [id]);
    const lot = lots.get(key);
    if (lot === undefined) lots.set(key, [change]);
    else if (lot.length < MOST_TOGETHER) lots.set(key, [...lot, change]);
  }
  return [...lots.values()];
}
