import type { ChangeState } from '@shared/ipc/change';
import type { Connection } from '../storage/connection';
import type { WaitedFor } from './waits-for';

/** A change as far as who waits for whom goes. */
export interface Waiter extends WaitedFor {
  /** In the order in which they were made. */
  readonly sequence: number;
  /** The issue that it touches, with its account and site; `null` for a create. */
  readonly subject: string | null;
  /** What of it. */
  readonly parts: readonly string[];
  /** The change that has to be in Jira first. */
  readonly after: string | null;
}

const STANDS: ReadonlySet<ChangeState['state']> = new Set(['rejected', 'discarded', 'unsure', 'conflict']);

function stands({ state, paused }: Waiter): boolean {
  return STANDS.has(state) || (state === 'queued' && paused);
}

/**
 * For each queued change the one, over any number that just wait themselves, that is no longer on its way by itself: what it names, or
 * what was to be done to the same of its issue before it. Pure.
 *
 * @param known these changes, and all that they may wait for
 */
export function blockersOf(ids: readonly string[], known: ReadonlyMap<string, Waiter>): ReadonlyMap<string, WaitedFor> {
  const before = neighbours([...known.values()]);
  const found = new Map<string, Waiter | null>();
  // Those that were made first are looked at first: a chain of thousands takes no stack. A follower may be older than what it waits for.
  const inOrder = [...known.values()].toSorted((one, other) => one.sequence - other.sequence);
  for (const change of inOrder) find(change);

  function find(change: Waiter): Waiter | null {
    const there = found.get(change.id);
    if (there !== undefined) return there;
    // For a circle, which the journal does not make.
    found.set(change.id, null);
    const blocker = change.state === 'queued' ? blockerOf(change) : null;
    found.set(change.id, blocker);
    return blocker;
  }

  function blockerOf({ id, after }: Waiter): Waiter | null {
    for (const other of [...(after === null ? [] : [known.get(after)]), ...(before.get(id) ?? [])]) {
      if (other === undefined) continue;
      const blocker = stands(other) ? other : find(other);
      if (blocker !== null) return blocker;
    }
    return null;
  }

  return new Map(
    ids.flatMap((id) => {
      const blocker = found.get(id) ?? null;
      return blocker === null ? [] : [[id, blocker] as const];
    }),
  );
}

/** For each change the nearest earlier one of its issue for each of its parts: that one waits for those before it. */
function neighbours(changes: readonly Waiter[]): ReadonlyMap<string, readonly Waiter[]> {
  const last = new Map<string, Waiter>();
  const before = new Map<string, Waiter[]>();
  for (const change of changes.toSorted((one, other) => one.sequence - other.sequence)) {
    // What Jira refused, or has, is in nobody's way.
    if (change.subject === null || !['queued', 'unsure', 'conflict'].includes(change.state)) continue;
    const keys = change.parts.map((part) => JSON.stringify([change.subject, part]));
    before.set(
      change.id,
      keys.flatMap((key) => last.get(key) ?? []),
    );
    for (const key of keys) last.set(key, change);
  }
  return before;
}

const COLUMNS = `x.id, x.sequence, x.state, x.title, x.account, x.cloud_id, x.subject, x.parts, x.after_id,
  x.paused <> 0 OR EXISTS (SELECT 1 FROM change_group g WHERE g.id = x.group_id AND g.paused = 1)`;

/** Reads who waits for whom from the journal, inside the database process. */
export class Blockers {
  constructor(private readonly connection: Connection) {}

  /** By their ids, not by their state (`+`): of thousands that are queued a few are asked about. See `blockersOf`. One statement for what they name and one for their issues, and as many again for each change up a chain. */
  of(ids: readonly string[]): ReadonlyMap<string, WaitedFor> {
    const known = new Map<string, Waiter>();
    let news = this.read("WHERE +x.state = 'queued' AND x.id IN (SELECT value FROM json_each(?))", ids);
    for (const change of news) known.set(change.id, change);
    while (news.length > 0) {
      const waiting = news.filter(({ state }) => state === 'queued');
      const named = waiting.flatMap(({ after }) => (after === null || known.has(after) ? [] : [after]));
      const touching = waiting.filter(({ subject }) => subject !== null).map(({ id }) => id);
      const found = [
        ...(named.length === 0 ? [] : this.read('WHERE x.id IN (SELECT value FROM json_each(?))', named)),
        ...(touching.length === 0 ? [] : this.read(OF_THE_SAME_ISSUES, touching)),
      ];
      news = found.filter(({ id }) => !known.has(id));
      for (const change of news) known.set(change.id, change);
    }
    return blockersOf(ids, known);
  }

  private read(rest: string, ids: readonly string[]): readonly Waiter[] {
    const rows = this.connection.rows(`SELECT ${COLUMNS} FROM change x ${rest}`, JSON.stringify(ids));
    return rows.map(([id, sequence, state, title, account, cloudId, subject, parts, after, paused]) => ({
      id: String(id),
      sequence: Number(sequence),
      state: String(state) as ChangeState['state'],
      title: String(title),
      paused: Number(paused) === 1,
      subject: subject === null || subject === undefined ? null : JSON.stringify([account, cloudId, subject]),
      parts: JSON.parse(String(parts)) as string[],
      after: after === null || after === undefined ? null : String(after),
    }));
  }
}

const OF_THE_SAME_ISSUES = `
  WHERE x.state IN ('queued', 'unsure', 'conflict') AND (x.account, x.cloud_id, x.subject) IN
    (SELECT c.account, c.cloud_id, c.subject FROM change c WHERE c.id IN (SELECT value FROM json_each(?)))`;
