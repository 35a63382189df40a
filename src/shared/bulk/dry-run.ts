import type { JsonObject } from '../json';
import type { BulkSite } from './bulk-site';
import { previewBody } from './final-body';
import { isInJira, type Plan, type RowPlan } from './row-plan';

/** What a run costs and how fast it goes: facts of Jira and of the gateway, given from outside. */
export interface RunTerms {
  /** `POST issue/bulk` takes at most 50. */
  readonly perRequest: number;
  /** Points of the hour for so many creates; one write each (contract §4, 8.2). */
  readonly pointsFor: (creates: number) => number;
  /** How many issues are made in a second. */
  readonly issuesPerSecond: number;
}

/** Rows that are sent at once: none waits for another of them. */
export interface DryRequest {
  /** The rows' numbers. */
  readonly rows: readonly number[];
  readonly depth: number;
}

/** A run without a request: what it would do. */
export interface DryRun {
  readonly rows: number;
  /** Rows that would be created. */
  readonly ready: number;
  /** Rows that would not, for their own problem, something not looked up, or a parent that is not ready. */
  readonly keptBack: number;
  readonly requests: readonly DryRequest[];
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

/** What a plan would do, parents first: children wait for the answer that names their parent. Pure. */
export function dryRun(plan: Plan, { perRequest, pointsFor, issuesPerSecond }: RunTerms): DryRun {
  const byNumber = new Map(plan.rows.map((row) => [row.number, row]));
  const levels: number[][] = [];
  for (const number of plan.order) {
    const row = byNumber.get(number);
    if (row?.state === 'ready') (levels[row.depth] ??= []).push(number);
  }
  const requests: DryRequest[] = [];
  for (const [depth, numbers = []] of levels.entries()) {
    for (let at = 0; at < numbers.length; at += perRequest)
      requests.push({ rows: numbers.slice(at, at + perRequest), depth });
  }
  const ready = plan.counts.ready;
  const rows = plan.rows.length - plan.counts.blank;
  return {
    rows,
    ready,
    keptBack: keptBack(plan),
    requests,
    calls: requests.length,
    points: pointsFor(ready),
    seconds: issuesPerSecond > 0 ? Math.ceil(ready / issuesPerSecond) : 0,
    problems: sum(plan.rows, ({ problems }) => problems.length),
    warnings: sum(plan.rows, ({ warnings }) => warnings.length),
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

function sum(rows: readonly RowPlan[], of: (row: RowPlan) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
