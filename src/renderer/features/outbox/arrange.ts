import type { Change, ChangeGroup } from '@shared/ipc/change';
import { needsPerson } from '../../ui/change/change-state';

/** A line of the outbox: a group, a change, or the rest of an open group in one line of counts. */
export type OutboxRow =
  | { readonly type: 'group'; readonly id: string; readonly group: ChangeGroup; readonly open: boolean }
  | {
      readonly type: 'change';
      readonly id: string;
      readonly change: Change;
      /** Stands under what it belongs to: a row of a group, an attachment under its create. */
      readonly under: boolean;
    }
  | { readonly type: 'rest'; readonly id: string; readonly groupId: string; readonly hidden: number };

export interface Outgoing {
  /** Without those of groups, newest first. */
  readonly changes: readonly Change[];
  readonly groups: readonly ChangeGroup[];
  /** What was read of the open groups. */
  readonly ofGroup: ReadonlyMap<string, readonly Change[]>;
}

/**
 * Puts groups first, newest first, then single changes by what they ask of a person, each part of a create under it. Pure.
 *
 * @param kept where changes stood when a person began to look at the list: these stay there, whatever becomes of them
 */
export function arrange(
  outgoing: Outgoing,
  shown: (change: Change) => boolean,
  kept: ReadonlyMap<string, Rank> | null = null,
): readonly OutboxRow[] {
  const rows: OutboxRow[] = [];
  for (const group of outgoing.groups) {
    const read = outgoing.ofGroup.get(group.id);
    const visible = read?.filter(shown) ?? [];
    if (read !== undefined && visible.length === 0 && read.length === group.total) continue;
    rows.push({ type: 'group', id: `group:${group.id}`, group, open: read !== undefined });
    for (const change of inOrder(visible)) rows.push({ type: 'change', id: change.id, change, under: true });
    if (read !== undefined && read.length < group.total)
      rows.push({ type: 'rest', id: `rest:${group.id}`, groupId: group.id, hidden: group.total - read.length });
  }
  return [...rows, ...singles(outgoing.changes, shown, kept ?? new Map())];
}

function singles(
  changes: readonly Change[],
  shown: (change: Change) => boolean,
  kept: ReadonlyMap<string, Rank>,
): readonly OutboxRow[] {
  const there = new Set(changes.map(({ id }) => id));
  const parts = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.after === null || !there.has(change.after)) continue;
    // Newest first, as they come: parts read better in the order in which they were made.
    parts.set(change.after, [change, ...(parts.get(change.after) ?? [])]);
  }
  const rows: OutboxRow[] = [];
  const add = (change: Change, under: boolean): void => {
    if (shown(change)) rows.push({ type: 'change', id: change.id, change, under });
    for (const part of parts.get(change.id) ?? []) add(part, true);
  };
  // Whatever of a create asks for a person takes it along.
  const rankOf = (change: Change): Rank =>
    Math.min(kept.get(change.id) ?? ORDER[change.status.state], ...(parts.get(change.id) ?? []).map(rankOf));
  const heads = changes.filter(({ after }) => after === null || !there.has(after));
  for (const { change } of heads
    .map((each) => ({ change: each, rank: rankOf(each) }))
    .toSorted((one, other) => one.rank - other.rank))
    add(change, false);
  return rows;
}

/** How far down a change stands. */
export type Rank = number;

/** Needs you, refused, looking, sending, next one; then what is done, by time. */
const ORDER: Readonly<Record<Change['status']['state'], Rank>> = {
  conflict: 0,
  unsure: 0,
  rejected: 1,
  unknown: 2,
  sending: 3,
  queued: 4,
  applied: 5,
  discarded: 5,
};

/** Where each change stands by its state. Pure. */
export function ranksOf(changes: readonly Change[]): ReadonlyMap<string, Rank> {
  return new Map(changes.map(({ id, status }) => [id, ORDER[status.state]]));
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((a, b) => ORDER[a.status.state] - ORDER[b.status.state]);
}

/** The next change after `currentId` that waits for a person, round to the first; `null` when none does. Pure. */
export function nextThatNeedsYou(rows: readonly OutboxRow[], currentId: string | null): string | null {
  const at = rows.findIndex(({ id }) => id === currentId);
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return inTurn.find((row) => row.type === 'change' && needsPerson(row.change.status))?.id ?? null;
}
