import { assertNever } from '@shared/assert-never';
import type { Change, ChangeGroup, ChangeLine } from '@shared/ipc/change';
import { needsPerson } from '../../ui/change/change-state';
import { progressOf } from './group-progress';

/** A line of the outbox: a group, one of its changes, or a change by itself. */
export type OutboxRow =
  | { readonly type: 'group'; readonly id: string; readonly group: ChangeGroup; readonly open: boolean }
  | { readonly type: 'line'; readonly id: string; readonly line: ChangeLine }
  | {
      readonly type: 'change';
      readonly id: string;
      readonly change: Change;
      /** Stands under what it belongs to: an attachment under its create. */
      readonly under: boolean;
    };

export interface Outgoing {
  /** Without those of groups, newest first. */
  readonly changes: readonly Change[];
  readonly groups: readonly ChangeGroup[];
  /** All lines of the open groups. */
  readonly ofGroup: ReadonlyMap<string, readonly ChangeLine[]>;
}

/**
 * Puts groups first, newest first, then single changes by what they ask of a person, each part of a create under it. Pure.
 *
 * @param kept where changes stood when a person began to look at the list: these stay there, whatever becomes of them
 */
export function arrange(
  outgoing: Outgoing,
  shown: (change: Pick<Change, 'status'>) => boolean,
  kept: ReadonlyMap<string, Rank> | null = null,
  showsGroup: (group: ChangeGroup) => boolean = () => true,
): readonly OutboxRow[] {
  const rows: OutboxRow[] = [];
  for (const group of outgoing.groups) {
    if (!showsGroup(group)) continue;
    const read = outgoing.ofGroup.get(group.id);
    rows.push({ type: 'group', id: `group:${group.id}`, group, open: read !== undefined });
    for (const line of inOrder(read?.filter(shown) ?? [], kept)) rows.push({ type: 'line', id: line.id, line });
  }
  return [...rows, ...singles(outgoing.changes, shown, kept ?? new Map())];
}

function singles(
  changes: readonly Change[],
  shown: (change: Pick<Change, 'status'>) => boolean,
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
export function ranksOf({ changes, ofGroup }: Pick<Outgoing, 'changes' | 'ofGroup'>): ReadonlyMap<string, Rank> {
  const all = [changes, ...ofGroup.values()].flat();
  return new Map(all.map(({ id, status }) => [id, ORDER[status.state]]));
}

function inOrder(lines: readonly ChangeLine[], kept: ReadonlyMap<string, Rank> | null): readonly ChangeLine[] {
  const rankOf = ({ id, status }: ChangeLine): Rank => kept?.get(id) ?? ORDER[status.state];
  return lines.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The next change after `currentId` that waits for a person, or closed group that holds one, round to the first; `null` when none does. Pure. */
export function nextThatNeedsYou(rows: readonly OutboxRow[], currentId: string | null): string | null {
  const at = rows.findIndex(({ id }) => id === currentId);
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return inTurn.find(asksForPerson)?.id ?? null;
}

function asksForPerson(row: OutboxRow): boolean {
  switch (row.type) {
    case 'change':
      return needsPerson(row.change.status);
    case 'line':
      return needsPerson(row.line.status);
    case 'group':
      return !row.open && progressOf(row.group).needsYou > 0;
    default:
      return assertNever(row);
  }
}
