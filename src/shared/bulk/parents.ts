import { type BulkSite, levelOf } from './bulk-site';
import { notOne } from './look-up';
import type { Problem } from './problem';
import { answerTo, type Found, type Question } from './question';
import type { RowDraft } from './row-draft';

/** The parent of a row: an issue that exists, or one that another row is going to be. */
export type ParentRef =
  { readonly kind: 'issue'; readonly key: string } | { readonly kind: 'row'; readonly number: number };

export interface ParentRead {
  readonly parent: ParentRef | null;
  readonly problem: Problem | null;
  readonly asked: Question | null;
}

/** What rows are called, by number and by name. */
export interface RowIndex {
  readonly byNumber: ReadonlyMap<number, RowDraft>;
  readonly byName: ReadonlyMap<string, readonly RowDraft[]>;
  /** Rows by their folded summaries. */
  readonly bySummary: (folded: string) => readonly RowDraft[];
  readonly hasNames: boolean;
}

export const NO_PARENT: ParentRead = { parent: null, problem: null, asked: null };

/** Finds the parent that a row names, and says what is wrong with it. Pure. */
export function readParent(draft: RowDraft, site: BulkSite, index: RowIndex, found: Found): ParentRead {
  const { parent, form } = draft;
  if (parent === null || form === null) return NO_PARENT;
  const { typed, folded, row, bare, key } = parent.text;
  const problem = (code: Problem['code'], sentence: string, closest: Problem['closest'] = []): ParentRead => ({
    ...NO_PARENT,
    problem: { code, column: parent.column, fieldId: 'parent', fieldName: 'Parent', wrong: typed, sentence, closest },
  });

  const named = index.byName.get(folded) ?? [];
  if (named.length > 1) {
    const rows = named.map(({ number }) => String(number)).join(', ');
    return problem(
      'parent-several',
      `Rows ${rows} are all called “${typed}”. Name one by its number, like #${String(named[0]?.number ?? 0)}.`,
      named.map(asRow),
    );
  }
  const byNumber = row === null || (bare && index.hasNames) ? undefined : index.byNumber.get(row);
  const other = named[0] ?? byNumber;
  if (other !== undefined) {
    if (other.number === draft.number)
      return problem('parent-cycle', 'A row cannot be its own parent. Name another one, or empty the cell.');
    const wrongLevel =
      other.form === null
        ? null
        : levelProblem(
            form.issueType,
            levelOf(other.form.issueType),
            `Row ${String(other.number)} (${other.form.issueType.name})`,
            site,
          );
    // A parent of the wrong level is a parent all the same: rows that go round in a circle are told so.
    const parentRef: ParentRef =
      other.inJira === null ? { kind: 'row', number: other.number } : { kind: 'issue', key: other.inJira.key };
    return { ...(wrongLevel === null ? NO_PARENT : problem('parent-level', wrongLevel)), parent: parentRef };
  }
  if (key === null) {
    const alike = index.bySummary(folded).filter(({ number }) => number !== draft.number);
    const how =
      row === null
        ? 'neither an issue key nor the name of a row'
        : bare && index.hasNames
          ? 'not the name of a row'
          : 'not a row of this sheet';
    return problem(
      'parent-unknown',
      `“${typed}” is ${how}. Write a key like ${site.project.key}-12, or #12 for row 12.`,
      alike.slice(0, 5).map(asRow),
    );
  }
  const { elsewhere, question: asked } = parent;
  if (elsewhere !== null) return problem('parent-elsewhere', elsewhere);
  if (asked === null) return NO_PARENT;
  const answer = answerTo(asked, found);
  const fits = { ...NO_PARENT, asked, parent: { kind: 'issue', key } } as const;
  if (answer === undefined || answer.state === 'unchecked') return fits;
  if (answer.state !== 'exact') {
    const told = notOne(typed, 'issue', { fieldId: 'parent', name: 'Parent' }, answer);
    return { ...problem('parent-unknown', told.sentence, told.closest), asked };
  }
  const { hierarchyLevel } = answer.choice;
  const wrongLevel = hierarchyLevel === null ? null : levelProblem(form.issueType, hierarchyLevel, key, site);
  if (wrongLevel === null) return fits;
  // A parent for all rows is meant for those that can have it.
  return parent.column === null ? { ...NO_PARENT, asked } : { ...problem('parent-level', wrongLevel), asked };
}

/** A parent stands exactly one level above (contract §11). */
function levelProblem(
  type: Parameters<typeof levelOf>[0],
  parentLevel: number,
  what: string,
  site: BulkSite,
): string | null {
  const level = levelOf(type);
  if (parentLevel === level + 1) return null;
  const above = site.types.filter(({ issueType }) => levelOf(issueType) === level + 1);
  const names = above.map(({ issueType }) => issueType.name).join(' or ');
  return `${what} is not one level above ${type.name}. ${names === '' ? 'No type here stands above it.' : `It stands under: ${names}.`}`;
}

/** Rows by what they are called. Pure. */
export function rowsByName(drafts: readonly RowDraft[]): ReadonlyMap<string, readonly RowDraft[]> {
  const byName = new Map<string, RowDraft[]>();
  for (const draft of drafts) {
    if (draft.blank || draft.name === '') continue;
    const alike = byName.get(draft.name);
    if (alike === undefined) byName.set(draft.name, [draft]);
    else alike.push(draft);
  }
  return byName;
}

/** Rows by their summaries: sorted when somebody asks first. */
export function summaryIndex(drafts: readonly RowDraft[]): RowIndex['bySummary'] {
  let index: Map<string, RowDraft[]> | null = null;
  return (folded) => {
    if (index === null) {
      index = new Map();
      for (const draft of drafts) {
        const alike = index.get(draft.folded);
        if (alike === undefined) index.set(draft.folded, [draft]);
        else alike.push(draft);
      }
    }
    return index.get(folded) ?? [];
  };
}

function asRow({ number, summary }: RowDraft): { readonly text: string; readonly label: string } {
  return { text: `#${String(number)}`, label: `Row ${String(number)}: ${summary}` };
}

export function cycleProblem(draft: RowDraft, cycle: readonly number[]): Problem {
  const round = [...cycle, cycle[0] ?? draft.number].map((number) => `row ${String(number)}`).join(' → ');
  return {
    code: 'parent-cycle',
    column: draft.parent?.column ?? null,
    fieldId: 'parent',
    fieldName: 'Parent',
    wrong: draft.parent?.text.typed ?? '',
    sentence: `These rows are one another’s parent: ${round}. Empty the Parent of one of them.`,
    closest: [{ text: '', label: 'No parent' }],
  };
}
