import type { JsonObject } from '../json';
import type { BulkSite } from './bulk-site';
import { previewBody } from './final-body';
import { isInJira, type Plan } from './row-plan';

/** What a run costs and how fast it goes: facts of Jira and of the gateway, given from outside. */
export interface RunTerms {
  /** `POST issue/bulk` takes at most 50. */
  readonly perRequest: number;
  /** Points of the hour for so many creates; one write each (contract §4, 8.2). */
  readonly pointsFor: (creates: number) => number;
  /** How many issues are made in a second. */
  readonly issuesPerSecond: number;
}

/** A run without a request: what it would do. */
export interface DryRun {
  readonly rows: number;
  /** Rows that would be created. */
  readonly ready: number;
  /** Rows that would not, for their own problem, something not looked up, or a parent that is not ready. */
  readonly keptBack: number;
  /** Requests that create: children wait for the answer that names their parent. */
  readonly calls: number;
  readonly points: number;
  readonly seconds: number;
  readonly problems: number;
  readonly warnings: number;
}

/** How many rows would not be created, those apart that an earlier run has created. Pure. */
export function keptBack({ rows, counts }: Plan): number {
  const { problem, asking, held } = counts;
  return problem + asking + (held === 0 ? 0 : rows.filter((row) => row.state === 'held' && !isInJira(row)).length);
}

/** Of how many rows something is wrong, with those whose parent is not ready: what is looked up still is not told. Pure. */
export function heldByProblems({ counts, dry }: { readonly counts: Plan['counts']; readonly dry: DryRun }): number {
  return Math.max(0, dry.keptBack - counts.asking);
}

/** What a plan would do. Pure. */
export function dryRun(plan: Plan, { perRequest, pointsFor, issuesPerSecond }: RunTerms): DryRun {
  const { ready, blank } = plan.counts;
  const atDepth: number[] = [];
  let [problems, warnings] = [0, 0];
  for (const row of plan.rows) {
    problems += row.problems.length;
    warnings += row.warnings.length;
    if (row.state === 'ready') atDepth[row.depth] = (atDepth[row.depth] ?? 0) + 1;
  }
  return {
    rows: plan.rows.length - blank,
    ready,
    keptBack: keptBack(plan),
    // Rows of one depth go together; those below wait for their answers.
    calls: atDepth.reduce((calls, rows) => calls + Math.ceil(rows / perRequest), 0),
    points: pointsFor(ready),
    seconds: issuesPerSecond > 0 ? Math.ceil(ready / issuesPerSecond) : 0,
    problems,
    warnings,
  };
}

/** The bodies that would be sent, in the order of sending, made one by one. A parent that is a row stands as `#12`. Pure. */
export function* bodiesOf(site: BulkSite, plan: Plan): Generator<{ readonly row: number; readonly body: JsonObject }> {
  const byNumber = new Map(plan.rows.map((row) => [row.number, row]));
  for (const number of plan.order) {
    const row = byNumber.get(number);
    if (row?.state !== 'ready') continue;
    const made = previewBody(site, row);
    if (made.ok) yield { row: number, body: made.body };
  }
}
