import type { Plan } from '@shared/bulk/row-plan';
import { succeed } from '@shared/ipc/outcome';
import { findMadeBefore, type MadeBefore, type OwnCreate } from '../../../main/features/bulk/made-before';
import { changesOfGroup } from '../../../main/features/bulk/results';
import { rowChangeId } from '../../../main/features/bulk/run-id';
import { readTiedRows } from '../../../main/features/bulk/tied-rows';
import type { Journal } from '../../../main/outbox/journal';
import type { Remote } from '../../../main/storage/remote';
import type { Prepared } from './prepare';

export const NO_ROWS: ReadonlyMap<number, never> = new Map<number, never>();

/** What other runs, or the create form, have of the rows of a sheet. */
export interface EarlierOfRows {
  /** Those that are made in the project, or on their way. */
  readonly before: ReadonlyMap<number, MadeBefore>;
  /** Those that take the place of a change that is not, see `readTiedRows`. */
  readonly replaced: ReadonlyMap<number, string>;
}

export const NOTHING_EARLIER: EarlierOfRows = { before: NO_ROWS, replaced: NO_ROWS };

/** Rows that other runs, or the create form, have made in the project, or have on their way, or did not get there. */
export async function earlierRows(
  journal: Remote<Journal>,
  { connected: { ref }, project, site, sheet }: Prepared,
  id: string,
  plan: Plan,
  own: ReadonlyMap<number, OwnCreate>,
): Promise<EarlierOfRows> {
  const earlier = async (summaries: readonly string[]) => {
    const creates = await journal.earlierCreates(ref, project.key, summaries);
    return succeed(creates.filter(({ run }) => run?.id !== id));
  };
  const found = await findMadeBefore({ site, plan, rows: null, own, earlier });
  const before = found.ok ? found.value : NO_ROWS;
  const tied = await readTiedRows({
    sheet,
    plan,
    rows: new Set(plan.rows.flatMap(({ number }) => (own.has(number) || before.has(number) ? [] : [number]))),
    taken: new Set([...own.values(), ...before.values()].map(({ changeId }) => changeId)),
    several: async (ids) => succeed(await journal.several(ref, ids)),
    groups: async () => succeed(await journal.groups(ref.accountId, ref.cloudId)),
  });
  if (!tied.ok) return { before, replaced: NO_ROWS };
  return { before: new Map([...before, ...tied.value.before]), replaced: tied.value.replaced };
}

/** What the run itself has of the rows. */
export async function ownCreates(
  journal: Remote<Journal>,
  { connected: { ref } }: Prepared,
  id: string,
  { rows }: Plan,
): Promise<ReadonlyMap<number, OwnCreate>> {
  const changes = await changesOfGroup((offset, limit) => journal.ofGroup(ref, id, offset, limit));
  const byId = new Map(changes.map((change) => [change.id, change.status]));
  return new Map(
    rows.flatMap(({ number }) => {
      const changeId = rowChangeId(id, number);
      const status = byId.get(changeId);
      if (status === undefined) return [];
      return [[number, { changeId, key: status.state === 'applied' ? status.issueKey : null }] as const];
    }),
  );
}

/** Which rows are not created again, and whose they are. Pure. */
export function notAgain(before: ReadonlyMap<number, MadeBefore>): string {
  const keys = [...before.values()].flatMap(({ key }) => (key === null ? [] : [key]));
  const some = keys.slice(0, 3).join(', ') + (keys.length > 3 ? ' …' : '');
  const where =
    keys.length === 0 ? 'the outbox' : keys.length === before.size ? `Jira (${some})` : `Jira (${some}) or the outbox`;
  const rows = before.size === 1 ? '1 row is' : `${String(before.size)} rows are`;
  return `${rows} in ${where} already, made by ${makersOf(before)}, and not created again. --as NAME would create all rows once more.`;
}

const MOST_NAMED = 3;

/** The runs that have made rows, each with the moment of its beginning. Pure. */
function makersOf(before: ReadonlyMap<number, MadeBefore>): string {
  const makers = new Set(
    [...before.values()].map(({ run, createdAt }) =>
      run === null ? 'the create form' : `the run "${run.title}" of ${new Date(createdAt).toISOString()}`,
    ),
  );
  const more = makers.size - MOST_NAMED;
  return `${[...makers].slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
