import type { Problem } from '@shared/bulk/problem';
import type { SheetRow } from '@shared/bulk/sheet';
import type { RunRowState } from '@shared/ipc/bulk';
import type { RowTrouble, ShownPlan } from '../engine/messages';

export const FILTERS = ['all', 'problems', 'waiting', 'created'] as const;
export type Filter = (typeof FILTERS)[number];

/** What a row is called in its State cell. */
export type Standing =
  | 'created'
  | 'sending'
  | 'waiting'
  | 'looking'
  | 'unsure'
  | 'refused'
  | 'held'
  | 'parent-held'
  | 'in-jira'
  | 'asking'
  | 'ready'
  | 'stopped'
  | 'joins'
  | 'unread'
  | 'blank';

/** Where a row stands: what became of it counts before what it could become. Pure. */
export function standingOf(row: number, plan: ShownPlan | null, run: RunRowState | undefined): Standing {
  switch (run?.state) {
    case 'applied':
      return 'created';
    case 'sending':
      return 'sending';
    case 'queued':
      return run.stands === true ? 'parent-held' : 'waiting';
    case 'unknown':
      return 'looking';
    case 'unsure':
    case 'conflict':
      return 'unsure';
    case 'rejected':
      return 'refused';
    default:
  }
  if (plan?.troubles.get(row)?.warnings.some(({ code }) => code === 'in-jira') === true) return 'in-jira';
  switch (plan?.states.get(row)) {
    case 'ready':
      return run?.state === 'discarded' ? 'stopped' : 'ready';
    case 'problem':
      return 'held';
    case 'held':
      return 'parent-held';
    case 'asking':
      return 'asking';
    case 'blank':
      return 'blank';
    default:
      return 'unread';
  }
}

/** The filter that lets a row through by where it stands, beside `all`. */
const UNDER: Readonly<Partial<Record<Standing, Exclude<Filter, 'all'>>>> = {
  held: 'problems',
  'parent-held': 'problems',
  refused: 'problems',
  unsure: 'problems',
  waiting: 'waiting',
  sending: 'waiting',
  looking: 'waiting',
  ready: 'waiting',
  stopped: 'waiting',
  asking: 'waiting',
  created: 'created',
  'in-jira': 'created',
};

export interface Filtered {
  readonly rows: readonly SheetRow[];
  readonly counts: Readonly<Record<Filter, number>>;
}

/** The rows that a filter lets through, and how many each would. Warned rows count with the problems only where nothing else is shown of them. Pure. */
export function filterRows(
  rows: readonly SheetRow[],
  filter: Filter,
  plan: ShownPlan | null,
  runs: ReadonlyMap<number, RunRowState>,
): Filtered {
  const counts = { all: rows.length, problems: 0, waiting: 0, created: 0 };
  const through: SheetRow[] = [];
  for (const row of rows) {
    const under = UNDER[standingOf(row.number, plan, runs.get(row.number))];
    if (under === undefined) continue;
    counts[under] += 1;
    if (under === filter) through.push(row);
  }
  return { rows: filter === 'all' ? rows : through, counts };
}

/** The problems and warnings of one cell, problems first. What the sheet has no column for stands at the first one. Pure. */
export function troubleAt(trouble: RowTrouble | undefined, column: number): readonly Problem[] {
  if (trouble === undefined) return NONE;
  const here = [...trouble.problems, ...trouble.warnings].filter((problem) => (problem.column ?? 0) === column);
  return here.length === 0 ? NONE : here;
}

const NONE: readonly Problem[] = [];

const NO_REFUSED: ReadonlyMap<number, number> = new Map();

/**
 * The next cell with a problem after a place, with `back` the one before it, in reading order and around the end; cells of rows that are in
 * `locked` are passed by, as nothing there can be mended. What no column of a row can mend stands at its first cell. Pure.
 *
 * @param refused rows that somebody has to mend or decide since Jira was asked, each with the column that is blamed
 */
export function nextProblem(
  rows: readonly SheetRow[],
  troubles: ReadonlyMap<number, RowTrouble>,
  from: { readonly row: number; readonly column: number },
  locked: (row: number) => boolean,
  back = false,
  refused: ReadonlyMap<number, number> = NO_REFUSED,
): { readonly row: number; readonly column: number } | null {
  for (let step = 0; step <= rows.length; step += 1) {
    const index = (from.row + (back ? rows.length - step : step)) % rows.length;
    const number = rows[index]?.number;
    if (number === undefined) continue;
    const problems = locked(number) ? [] : (troubles.get(number)?.problems ?? []);
    const blamed = refused.get(number);
    const found = [...problems.map(({ column }) => column ?? 0), ...(blamed === undefined ? [] : [blamed])];
    if (found.length === 0) continue;
    const columns = [...new Set(found)].sort((a, b) => a - b);
    if (back) columns.reverse();
    const beyond = (column: number): boolean => (back ? column < from.column : column > from.column);
    const next = step === 0 ? columns.find(beyond) : columns[0];
    if (next !== undefined) return { row: index, column: next };
  }
  return null;
}
