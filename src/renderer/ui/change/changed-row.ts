import { readableText } from '@shared/fields/readable-text';
import type { Change } from '@shared/ipc/change';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { IssueRow } from '@shared/jira/issue';
import { statusCategoryOf } from '@shared/jira/status-category';
import { isJsonObject } from '@shared/json';
import type { PendingState } from '../marks/pending-mark';
import { inputOfChange, settledAt } from './input-of-change';
import { markOf } from './mark-of';

/** The parts of a row that a change can be seen in. */
export type RowPart = 'summary' | 'status' | 'priority' | 'assignee';

/** A row of a list with what is under way for its issue. */
export interface ChangedRow {
  readonly row: IssueRow;
  /** Of several changes, the one that a person has to know of first; `null`: Jira has everything. */
  readonly pending: PendingState | null;
  /** The parts that show a value which Jira does not have yet. */
  readonly changed: ReadonlySet<RowPart>;
}

const NONE: ReadonlySet<RowPart> = new Set();
const FIRST: readonly PendingState[] = ['refused', 'conflict', 'looking', 'waiting'];

/** The changes that a list has to know of, by the key of their issue, newest first as they come. Pure. */
export function changesByIssue(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const byIssue = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.issueKey === null || change.kind === 'create' || change.status.state === 'discarded') continue;
    const own = byIssue.get(change.issueKey);
    if (own === undefined) byIssue.set(change.issueKey, [change]);
    else own.push(change);
  }
  return byIssue;
}

/**
 * A row as it is to be: what waits, or is looked for, shows its new value at once. What Jira refused, or somebody has to decide, leaves
 * Jira's own value standing and is marked. What Jira has since `readAt`, when the list was read, keeps its new value until the row is
 * read back. Pure.
 *
 * @param changes those of this issue, newest first
 */
export function changedRow(row: IssueRow, changes: readonly Change[] | undefined, readAt: number): ChangedRow {
  if (changes === undefined) return { row, pending: null, changed: NONE };
  const marks = new Set<PendingState>();
  const changed = new Set<RowPart>();
  let shown = row;
  for (const change of changes.toReversed()) {
    const { state } = change.status;
    const landed = state === 'applied';
    if (landed ? isReadBack(row, change, readAt) : false) continue;
    const mark = markOf(change.status);
    if (!landed) marks.add(mark);
    if (mark !== 'waiting' && mark !== 'looking') continue;
    for (const [part, value] of partsOf(change)) {
      shown = { ...shown, ...value };
      if (landed) changed.delete(part);
      else changed.add(part);
    }
  }
  return { row: shown, pending: FIRST.find((mark) => marks.has(mark)) ?? null, changed };
}

/** By the moment at which the list was read or, where the mirror has learnt more since, by Jira's own date of the issue. */
function isReadBack({ updated }: IssueRow, change: Change, readAt: number): boolean {
  const at = settledAt(change);
  return at <= readAt || (updated !== null && Date.parse(updated) >= at);
}

function partsOf(change: Change): readonly (readonly [RowPart, Partial<IssueRow>])[] {
  const input = inputOfChange(change);
  switch (input?.kind) {
    case 'edit':
      return input.fields.flatMap(partOfEdit);
    case 'transition': {
      const { id, name, category } = input.to;
      return [
        ['status', { status: { id, name, category: statusCategoryOf(category) } }],
        ...input.fields.flatMap(partOfEdit),
      ];
    }
    case 'assign':
      return [['assignee', { assignee: input.mine && { ...input.mine, avatarUrl: null, active: true } }]];
    default:
      return [];
  }
}

function partOfEdit({ fieldId, schema, mine }: FieldEdit): readonly (readonly [RowPart, Partial<IssueRow>])[] {
  if (fieldId === 'summary') return [['summary', { summary: readableText(mine, schema) }]];
  if (fieldId !== 'priority') return [];
  const id = isJsonObject(mine) && typeof mine['id'] === 'string' ? mine['id'] : '';
  return [['priority', { priority: mine === null ? null : { id, name: readableText(mine, schema) } }]];
}
