import { fold } from '../fold';
import type { ParentRef } from './parents';
import type { Problem } from './problem';
import type { RowDraft } from './row-draft';

/** An issue that exists already, as far as duplicates are told by it. */
export interface KnownIssue {
  readonly key: string;
  readonly summary: string;
  readonly issueTypeId: string;
  readonly parentKey: string | null;
}

/** The keys of issues by what would double them. */
export type KnownIndex = ReadonlyMap<string, string>;

const INDEXES = new WeakMap<readonly KnownIssue[], KnownIndex>();

export function indexKnown(known: readonly KnownIssue[]): KnownIndex {
  const before = INDEXES.get(known);
  if (before !== undefined) return before;
  const index = new Map(
    known.map(({ key, summary, issueTypeId, parentKey }) => {
      const parent: ParentRef | null = parentKey === null ? null : { kind: 'issue', key: parentKey };
      return [keyOf(fold(summary).replace(/\s+/g, ' ').trim(), issueTypeId, parent), key] as const;
    }),
  );
  INDEXES.set(known, index);
  return index;
}

/** Same words, type and parent: most likely the same issue, twice. `null` for a row that can be no duplicate. */
export function twinKey({ form, folded }: RowDraft, parent: ParentRef | null): string | null {
  return form === null || folded === '' ? null : keyOf(folded, form.issueType.id, parent);
}

function keyOf(folded: string, issueTypeId: string, parent: ParentRef | null): string {
  const above = parent === null ? '' : parent.kind === 'issue' ? parent.key : `#${String(parent.number)}`;
  return `${issueTypeId} ${above} ${folded}`;
}

const NONE: readonly Problem[] = [];

/** The warnings of a row that was there before. Two issues may be meant, so that it is no problem. `first` is the first row of its kind. */
export function twinWarnings(
  { number, summary }: RowDraft,
  first: number | undefined,
  issue: string | undefined,
  column: number | null,
): readonly Problem[] {
  const isFirst = first === undefined || first === number;
  if (isFirst && issue === undefined) return NONE;
  const about = { column, fieldId: 'summary', fieldName: 'Summary', wrong: summary, closest: [] };
  const warnings: Problem[] = [];
  if (!isFirst) {
    const sentence = `Row ${String(first)} has the same summary, type and parent. Remove one of the two if one issue is meant.`;
    warnings.push({ ...about, code: 'duplicate-row', sentence });
  }
  if (issue !== undefined) {
    const sentence = `${issue} has the same summary, type and parent. Remove the row if that issue is meant.`;
    warnings.push({ ...about, code: 'duplicate-issue', sentence });
  }
  return warnings;
}
