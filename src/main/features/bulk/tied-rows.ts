import type { Plan } from '@shared/bulk/row-plan';
import type { Sheet } from '@shared/bulk/sheet';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { JournalledChange } from '../../outbox/journalled-change';
import type { MadeBefore } from './made-before';

/** What became of the changes of an earlier run whose rows were saved as a file, mended there and read again. */
export interface TiedRows {
  /** Rows that take the place of a change which was refused, given up, or waits for one that was: by number, with its id. */
  readonly replaced: ReadonlyMap<number, string>;
  /** Rows whose change is in Jira by now, on its way there, or perhaps there. */
  readonly before: ReadonlyMap<number, MadeBefore>;
}

export interface TiedWanted {
  readonly sheet: Pick<Sheet, 'ties'>;
  readonly plan: Pick<Plan, 'rows'>;
  /** Rows that are to be created, by number; `null` for all that are ready. */
  readonly rows: ReadonlySet<number> | null;
  /** Changes that are those of other rows already. */
  readonly taken: ReadonlySet<string>;
  readonly several: (ids: readonly string[]) => Promise<Outcome<readonly JournalledChange[]>>;
  /** Runs, with their titles. */
  readonly groups: () => Promise<Outcome<readonly { readonly id: string; readonly title: string }[]>>;
}

const NOTHING: TiedRows = { replaced: new Map(), before: new Map() };

/** Reads what rows are tied to, see `Sheet.ties`. A change that this outbox does not know ties nothing: the file is of another program. */
export async function readTiedRows(wanted: TiedWanted): Promise<Outcome<TiedRows>> {
  const ties = Object.entries(wanted.sheet.ties ?? {});
  if (ties.length === 0) return succeed(NOTHING);
  const known = await withChains(
    ties.map(([, id]) => id),
    wanted.several,
  );
  if (!known.ok) return known;
  const groups = await wanted.groups();
  if (!groups.ok) return groups;
  const titles = new Map(groups.value.map(({ id, title }) => [id, title]));
  const replaced = new Map<number, string>();
  const before = new Map<number, MadeBefore>();
  const taken = new Set(wanted.taken);
  for (const { number, state } of wanted.plan.rows) {
    if (state !== 'ready' || wanted.rows?.has(number) === false) continue;
    const change = newest(wanted.sheet.ties?.[String(number)], known.value);
    // Of a row that somebody has copied the first is meant.
    if (change?.kind !== 'create' || taken.has(change.id)) continue;
    taken.add(change.id);
    if (takesItsPlace(change, known.value)) {
      replaced.set(number, change.id);
      continue;
    }
    const { status, groupId, createdAt, id } = change;
    const run = groupId === null ? null : { id: groupId, title: titles.get(groupId) ?? '' };
    before.set(number, { changeId: id, key: status.state === 'applied' ? status.issueKey : null, run, createdAt });
  }
  return succeed({ replaced, before });
}

/** Whether nothing of a change is in Jira, nor comes there by itself. Pure. */
function takesItsPlace(change: JournalledChange, known: ReadonlyMap<string, JournalledChange>): boolean {
  const { status, mayHaveLeft = false, after } = change;
  if (mayHaveLeft && status.state !== 'rejected') return false;
  switch (status.state) {
    case 'rejected':
    case 'discarded':
      return true;
    case 'queued': {
      const above = newest(after ?? undefined, known);
      return above !== undefined && above.status.state !== 'unsure' && takesItsPlace(above, known);
    }
    default:
      return false;
  }
}

/** The change of this id, or the one that was sent in its place. Pure. */
function newest(id: string | undefined, known: ReadonlyMap<string, JournalledChange>): JournalledChange | undefined {
  const change = id === undefined ? undefined : known.get(id);
  if (change?.status.state !== 'discarded' || change.status.replacedBy === undefined) return change;
  return newest(change.status.replacedBy, known);
}

/** These changes, those that were sent in their place, and those that they wait for. */
async function withChains(
  wanted: readonly string[],
  several: TiedWanted['several'],
): Promise<Outcome<ReadonlyMap<string, JournalledChange>>> {
  const known = new Map<string, JournalledChange>();
  for (let ids: readonly string[] = [...new Set(wanted)]; ids.length > 0;) {
    const found = await several(ids);
    if (!found.ok) return found;
    for (const change of found.value) known.set(change.id, change);
    const named = found.value.flatMap(({ status, after }) => [
      ...(status.state === 'discarded' && status.replacedBy !== undefined ? [status.replacedBy] : []),
      ...(status.state === 'queued' && after !== null ? [after] : []),
    ]);
    ids = [...new Set(named)].filter((id) => !known.has(id));
  }
  return succeed(known);
}
