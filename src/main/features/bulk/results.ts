import { assertNever } from '@shared/assert-never';
import { isInJira, type Plan, type RowPlan } from '@shared/bulk/row-plan';
import type { JournalledChange } from '../../outbox/journalled-change';
import type { MadeBefore } from './made-before';
import { reasonOf, type FieldNames } from './reason-of';
import { followerId, rowChangeId } from './run-id';

/**
 * What became of a row. `refused`: Jira said no. `given-up`: not sent, since its parent was refused or the run was stopped. `kept-back`: it is
 * in no run. `on-its-way`: it goes on by itself. `waits-for-parent`: it goes on once somebody has mended or decided the row that is its parent.
 * `unsure`: somebody has to look.
 */
export type RowEnd = 'created' | 'refused' | 'given-up' | 'kept-back' | 'on-its-way' | 'waits-for-parent' | 'unsure';

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
  /** It waits for a parent that Jira may have: what becomes of that is to be decided first. */
  readonly mayGoOn?: true;
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
      const ended = endOf(change);
      const links = linksOf(id, row.number, byId).map((link) => ({ title: link.title, ...endOf(link) }));
      const key = change.status.state === 'applied' ? change.status.issueKey : null;
      return { row: row.number, ...ended, changeId: change.id, key, links };
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
  readonly mayGoOn?: true;
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
      const behind = change.kind === 'create' ? behindOf(change, byId) : null;
      if (behind !== null) return behind;
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

/** Where a change stands that waits for one that does not go on by itself, over any number of others; `null` for all others. Pure. */
function behindOf({ after }: JournalledChange, byId: ReadonlyMap<string, JournalledChange>): Ended | null {
  const above = newestOf(after, byId);
  switch (above?.status.state) {
    case 'rejected':
      return { end: 'waits-for-parent', reason: `It waits for “${above.title}”, which Jira refused.` };
    case 'discarded':
      return { end: 'waits-for-parent', reason: `It waits for “${above.title}”, which was given up.` };
    case 'unsure':
    case 'conflict': {
      const reason = `It waits for “${above.title}”, of which it cannot be told whether Jira has it.`;
      return { end: 'waits-for-parent', reason, mayGoOn: true };
    }
    case 'queued':
      return behindOf(above, byId);
    default:
      return null;
  }
}

/** The change of this id, or the one that was sent in its place. */
function newestOf(id: string | null, byId: ReadonlyMap<string, JournalledChange>): JournalledChange | undefined {
  const change = id === null ? undefined : byId.get(id);
  if (change?.status.state !== 'discarded' || change.status.replacedBy === undefined) return change;
  return newestOf(change.status.replacedBy, byId);
}

/** The changes that these wait for and that are not among them, by id. Pure. */
export function awaitedElsewhere(changes: readonly JournalledChange[]): readonly string[] {
  const there = new Set(changes.map(({ id }) => id));
  const named = changes.flatMap(({ after, status }) => [
    ...(status.state === 'queued' && after !== null ? [after] : []),
    ...(status.state === 'discarded' && status.replacedBy !== undefined ? [status.replacedBy] : []),
  ]);
  return [...new Set(named)].filter((id) => !there.has(id));
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
  switch (state) {
    case 'held':
      return 'The row that is its parent is not ready.';
    case 'asking':
      return 'Something that it names is not looked up yet.';
    case 'ready':
      return 'It is ready, and was not when the run began.';
    case 'problem':
    case 'blank':
      return 'It is in no run.';
    default:
      return assertNever(state);
  }
}

/** Whether a row can be created again without a double: Jira has it not, and nothing of it may arrive. */
export function isFailed({ end, mayGoOn }: Pick<RowResult, 'end' | 'mayGoOn'>): boolean {
  if (end === 'waits-for-parent') return mayGoOn !== true;
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
