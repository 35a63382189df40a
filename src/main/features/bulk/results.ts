import { assertNever } from '@shared/assert-never';
import { isInJira, type Plan, type RowPlan } from '@shared/bulk/row-plan';
import type { JournalledChange } from '../../outbox/journalled-change';
import type { MadeBefore } from './made-before';
import { reasonOf, type FieldNames } from './reason-of';
import { followerId, rowChangeId } from './run-id';

/**
 * What became of a row. `refused`: Jira said no. `given-up`: not sent, since its parent was refused or the run was stopped. `kept-back`: it is
 * in no run. `on-its-way`: it goes on by itself. `unsure`: somebody has to look.
 */
export type RowEnd = 'created' | 'refused' | 'given-up' | 'kept-back' | 'on-its-way' | 'unsure';

export interface RowResult {
  /** The row's number in the sheet. */
  readonly row: number;
  readonly end: RowEnd;
  /** `null` for a row that is in no run, or was created by an earlier one whose results the sheet holds. */
  readonly changeId: string | null;
  readonly key: string | null;
  /** Why it is not there, or what of it is not: in sentences, empty where there is nothing to say. */
  readonly reason: string;
  readonly links: readonly LinkResult[];
}

/** A link that follows a row. */
export interface LinkResult {
  readonly title: string;
  readonly end: Exclude<RowEnd, 'kept-back'>;
  readonly reason: string;
}

export interface ResultsInput {
  readonly plan: Pick<Plan, 'rows'>;
  /** The runs of the sheet, the newest first, with all their changes. */
  readonly runs: readonly { readonly id: string; readonly changes: readonly JournalledChange[] }[];
  readonly fieldNames: FieldNames;
  /** Rows that creates of earlier runs have made, which are in no run of the sheet; their changes are among those of `runs`, or `others`. */
  readonly before?: ReadonlyMap<number, Pick<MadeBefore, 'changeId'>>;
  readonly others?: readonly JournalledChange[];
}

/** What became of each row that is not blank, in the order of the sheet. Pure. */
export function resultsOf(input: ResultsInput): readonly RowResult[] {
  const steps = resultSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Rows that are looked at before others have their turn. */
const ROWS_AT_ONCE = 500;

/** As `resultsOf`, in steps that hold nobody up. */
export function* resultSteps(input: ResultsInput): Generator<undefined, readonly RowResult[], undefined> {
  const { plan, runs, fieldNames, before, others = [] } = input;
  const all = [...others, ...runs.flatMap(({ changes }) => changes)];
  const byId = new Map(all.map((change) => [change.id, change] as const));
  const endOf = (change: JournalledChange): Ended => endedAs(change, byId, fieldNames);
  const resultOf = (row: RowPlan): RowResult | null => {
    if (row.state === 'blank') return null;
    const made = byId.get(before?.get(row.number)?.changeId ?? '');
    for (const { id } of runs) {
      const change = byId.get(rowChangeId(id, row.number));
      if (change === undefined) continue;
      // Given up here, and made by an earlier run as it turned out later.
      if (isGivenUp(change) && made !== undefined && made.id !== change.id) continue;
      const { end, reason } = endOf(change);
      const links = linksOf(id, row.number, byId).map((link) => ({ title: link.title, ...endOf(link) }));
      const key = change.status.state === 'applied' ? change.status.issueKey : null;
      return { row: row.number, end, changeId: change.id, key, reason, links };
    }
    if (made !== undefined) {
      const key = made.status.state === 'applied' ? made.status.issueKey : null;
      return { row: row.number, ...endOf(made), changeId: made.id, key, links: [] };
    }
    const [inJira] = isInJira(row) ? row.warnings : [];
    if (inJira !== undefined) {
      return { row: row.number, end: 'created', changeId: null, key: inJira.wrong, reason: '', links: [] };
    }
    return { row: row.number, end: 'kept-back', changeId: null, key: null, reason: whyKeptBack(row), links: [] };
  };
  const results: RowResult[] = [];
  for (const [at, row] of plan.rows.entries()) {
    if (at % ROWS_AT_ONCE === 0) yield;
    const result = resultOf(row);
    if (result !== null) results.push(result);
  }
  return results;
}

function isGivenUp({ status }: JournalledChange): boolean {
  return status.state === 'discarded' && status.replacedBy === undefined;
}

interface Ended {
  readonly end: Exclude<RowEnd, 'kept-back'>;
  readonly reason: string;
}

/** What became of one change. Pure. */
function endedAs(change: JournalledChange, byId: ReadonlyMap<string, JournalledChange>, fieldNames: FieldNames): Ended {
  const { status, mayHaveLeft = false } = change;
  switch (status.state) {
    case 'applied':
      return { end: 'created', reason: '' };
    case 'rejected':
      return { end: 'refused', reason: reasonOf(status.failure, fieldNames) };
    case 'discarded': {
      const other = status.replacedBy === undefined ? undefined : byId.get(status.replacedBy);
      if (other !== undefined) return endedAs(other, byId, fieldNames);
      if (status.replacedBy !== undefined)
        return { end: 'on-its-way', reason: 'It was mended in the form and sent anew.' };
      // To create it again could double it.
      if (mayHaveLeft)
        return { end: 'unsure', reason: 'It was given up after it was sent, and may still arrive in Jira.' };
      return { end: 'given-up', reason: whyGivenUp(change, byId) };
    }
    case 'unsure':
      return { end: 'unsure', reason: 'It cannot be told whether Jira has it.' };
    case 'conflict':
      return { end: 'unsure', reason: 'Somebody else changed the same meanwhile.' };
    case 'queued': {
      const reason = status.reason === null ? '' : reasonOf(status.reason, fieldNames);
      return { end: 'on-its-way', reason: reason === '' ? 'It was not sent yet.' : reason };
    }
    case 'sending':
      return { end: 'on-its-way', reason: 'It is being sent.' };
    case 'unknown':
      return { end: 'on-its-way', reason: 'It was sent, no answer came, and it has not been found so far.' };
    default:
      return assertNever(status);
  }
}

function whyGivenUp({ after }: JournalledChange, byId: ReadonlyMap<string, JournalledChange>): string {
  const awaited = after === null ? undefined : byId.get(after);
  if (awaited?.status.state === 'rejected') return `Jira refused “${awaited.title}”, which it needs.`;
  if (awaited?.status.state === 'discarded') return `“${awaited.title}”, which it needs, was given up.`;
  return 'The run was stopped before it was sent.';
}

function linksOf(runId: string, row: number, byId: ReadonlyMap<string, JournalledChange>): readonly JournalledChange[] {
  const links: JournalledChange[] = [];
  for (;;) {
    const link = byId.get(followerId(runId, row, links.length));
    if (link === undefined) return links;
    links.push(link);
  }
}

function whyKeptBack({ problems, state }: RowPlan): string {
  if (problems.length > 0) return problems.map(({ sentence }) => sentence).join(' ');
  if (state === 'held') return 'The row that is its parent is not ready.';
  return 'It is in no run.';
}

/** Whether a row can be created again without a double: Jira has it not, and nothing of it may arrive. */
export function isFailed({ end }: RowResult): boolean {
  return end === 'refused' || end === 'given-up' || end === 'kept-back';
}

/** All changes of a run, read in pieces. */
export async function changesOfGroup(
  read: (offset: number, limit: number) => Promise<readonly JournalledChange[]>,
): Promise<readonly JournalledChange[]> {
  const PIECE = 500;
  const all: JournalledChange[] = [];
  for (;;) {
    const piece = await read(all.length, PIECE);
    all.push(...piece);
    if (piece.length < PIECE) return all;
  }
}
