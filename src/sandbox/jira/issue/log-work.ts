import { Refusal } from '../../http/route';
import { fieldById } from '../../world/find';
import type { HistoryItem, Issue, Worklog } from '../../world/model';
import { type JiraContext, isJsonObject } from '../context';
import { parseDuration } from '../duration';
import { timeSpent } from '../values/issue-values';
import { recordHistory } from './history';

/** What a worklog does to the remaining estimate. `by` is taken off when work is added, and put back when it is removed. */
export type Adjustment =
  { mode: 'auto' } | { mode: 'leave' } | { mode: 'new'; seconds: number } | { mode: 'manual'; seconds: number };

/**
 * `adjustEstimate` of the query with `newEstimate`, and `reduceBy` or `increaseBy` for `manual`. Throws Jira's 400.
 * @param manual the parameter that names the time of `manual`; none where the operation has no such mode
 */
export function readAdjustment(query: URLSearchParams, manual: 'reduceBy' | 'increaseBy' | undefined): Adjustment {
  const given = (name: string): number => {
    const seconds = parseDuration(query.get(name) ?? '');
    if (seconds === undefined) throw new Refusal(400, [], { [name]: `You must supply a valid time for '${name}'.` });
    return seconds;
  };
  const mode = query.get('adjustEstimate') ?? 'auto';
  if (mode === 'auto' || mode === 'leave') return { mode };
  if (mode === 'new') return { mode, seconds: given('newEstimate') };
  if (mode === 'manual' && manual !== undefined) return { mode, seconds: given(manual) };
  throw new Refusal(400, ["The 'adjustEstimate' parameter is one of new, leave, manual, auto."]);
}

export function logWork(context: JiraContext, issue: Issue, worklog: Worklog, adjustment: Adjustment): void {
  withTotals(context, issue, undefined, () => {
    issue.worklogs.push(worklog);
    adjust(issue, adjustment, worklog.timeSpentSeconds);
  });
}

/** Replaces what a worklog says; `auto` moves the estimate by the difference. */
export function changeWork(
  context: JiraContext,
  issue: Issue,
  worklog: Worklog,
  change: Partial<Worklog>,
  adjustment: Adjustment,
): void {
  const before = worklog.timeSpentSeconds;
  withTotals(context, issue, worklog.id, () => {
    Object.assign(worklog, change);
    adjust(issue, adjustment, worklog.timeSpentSeconds - before);
  });
}

export function removeWork(context: JiraContext, issue: Issue, worklog: Worklog, adjustment: Adjustment): void {
  withTotals(context, issue, worklog.id, () => {
    issue.worklogs = issue.worklogs.filter((one) => one !== worklog);
    adjust(issue, adjustment, -worklog.timeSpentSeconds);
  });
  const deleted = context.site.deletedWorklogs ?? [];
  deleted.push({ id: worklog.id, at: context.now });
  context.site.deletedWorklogs = deleted;
}

function remainingOf(issue: Issue): number | undefined {
  const held = issue.values['timetracking'];
  const seconds = isJsonObject(held) ? held['remainingEstimateSeconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
}

/** @param spent seconds more than before; less than zero when work went away */
function adjust(issue: Issue, adjustment: Adjustment, spent: number): void {
  const before = remainingOf(issue);
  const after = adjusted(adjustment, before, spent);
  if (after === undefined) return;
  const held = issue.values['timetracking'];
  issue.values['timetracking'] = { ...(isJsonObject(held) ? held : {}), remainingEstimateSeconds: Math.max(0, after) };
}

function adjusted(adjustment: Adjustment, before: number | undefined, spent: number): number | undefined {
  switch (adjustment.mode) {
    case 'leave':
      return undefined;
    case 'auto':
      return before === undefined ? undefined : before - spent;
    case 'new':
      return adjustment.seconds;
    case 'manual':
      return (before ?? 0) - Math.sign(spent) * adjustment.seconds;
  }
}

/** The totals move without the answer telling it; the changelog does (`timespent`, `timeestimate`). */
function withTotals(context: JiraContext, issue: Issue, worklogId: string | undefined, change: () => void): void {
  const totals = (): [spent: number, remaining: number | undefined] => [timeSpent(issue), remainingOf(issue)];
  const [spentBefore, remainingBefore] = totals();
  change();
  const [spentAfter, remainingAfter] = totals();
  const items: HistoryItem[] = [
    ...moved('timeestimate', remainingBefore, remainingAfter),
    ...moved('timespent', spentBefore, spentAfter),
  ];
  if (worklogId !== undefined) {
    items.push({
      field: 'WorklogId',
      fieldtype: 'jira',
      from: worklogId,
      fromString: worklogId,
      to: null,
      toString_: null,
    });
  }
  // Without time tracking on the site there is nothing to tell.
  if (fieldById(context.site, 'timetracking'))
    recordHistory(context.site, issue, context.caller.accountId, context.now, items);
}

function moved(fieldId: string, before: number | undefined, after: number | undefined): HistoryItem[] {
  if (before === after) return [];
  const text = (seconds: number | undefined): string | null => (seconds === undefined ? null : String(seconds));
  return [
    {
      field: fieldId,
      fieldtype: 'jira',
      fieldId,
      from: text(before),
      fromString: text(before),
      to: text(after),
      toString_: text(after),
    },
  ];
}
