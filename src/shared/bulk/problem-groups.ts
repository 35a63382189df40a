import { quoteEntry, splitList } from '../fields/list-text';
import { fold } from '../fold';
import { fieldTypeFor } from '../fields/catalogue';
import { type BulkSite, fieldsOf } from './bulk-site';
import { separatorsIn, separatorsOf } from './column-values';
import type { Plan, RowPlan } from './row-plan';
import type { Closest, Problem, ProblemCode } from './problem';
import type { Sheet } from './sheet';
import { type CellEdit, editCells } from './sheet-edits';
import type { SheetStep } from './sheet-step';

/** Problems of the same kind about the same text, which one answer mends. */
export interface ProblemGroup {
  /** The same for the same group, plan after plan. */
  readonly key: string;
  readonly code: ProblemCode;
  readonly fieldId: string | null;
  /** As people call the field. */
  readonly fieldName: string;
  readonly column: number | null;
  /** `Components “Checkot”`, `Summary is empty`. */
  readonly title: string;
  /** Of the first row. */
  readonly sentence: string;
  readonly wrong: string;
  readonly closest: readonly Closest[];
  /** The rows' numbers, in the order of the sheet. */
  readonly rows: readonly number[];
  /** Whether it keeps rows back, or only warns. */
  readonly isWarning: boolean;
  /** Whether one text can take the place of what is wrong in all of them. */
  readonly oneAnswer: boolean;
}

/** Each text is another one in these: what mends one of them is no answer for the next. */
const EACH_BY_ITSELF: ReadonlySet<ProblemCode> = new Set([
  'too-long',
  'line-break',
  'day-number',
  'time-missing',
  'time-too-much',
  'in-jira',
  'said-twice',
  'duplicate-row',
  'duplicate-issue',
  'formula',
]);

/** Many rows share a problem. */
const KEYS = new WeakMap<Problem, string>();

function alikeBy(problem: Problem): string {
  const known = KEYS.get(problem);
  if (known !== undefined) return known;
  const what = EACH_BY_ITSELF.has(problem.code) ? '' : fold(problem.wrong);
  const key = JSON.stringify([problem.code, problem.fieldId, problem.column, what]);
  KEYS.set(problem, key);
  return key;
}

/** The groups of alike problems, those with most rows first, problems before warnings. Pure. */
export function problemGroups(plan: Pick<Plan, 'rows'>): readonly ProblemGroup[] {
  const groups = new Map<string, { problem: Problem; isWarning: boolean; rows: number[] }>();
  const add = ({ number }: RowPlan, problem: Problem, isWarning: boolean): void => {
    const key = alikeBy(problem);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { problem, isWarning, rows: [number] });
    else if (group.rows.at(-1) !== number) group.rows.push(number);
  };
  for (const row of plan.rows) {
    for (const problem of row.problems) add(row, problem, false);
    for (const warning of row.warnings) add(row, warning, true);
  }
  const listed = [...groups].map(([key, { problem, isWarning, rows }]): ProblemGroup => {
    const { code, fieldId, fieldName, column, sentence, wrong, closest } = problem;
    const oneAnswer = !EACH_BY_ITSELF.has(code);
    return {
      key,
      code,
      fieldId,
      fieldName,
      column,
      title: titleOf(problem),
      sentence,
      wrong,
      closest,
      rows,
      isWarning,
      oneAnswer,
    };
  });
  return listed.sort((a, b) => Number(a.isWarning) - Number(b.isWarning) || b.rows.length - a.rows.length);
}

const TITLES: Readonly<Partial<Record<ProblemCode, (field: string) => string>>> = {
  required: (field) => `${field} is empty`,
  'no-type': () => 'No issue type',
  'too-long': (field) => `${field} is too long`,
  'line-break': (field) => `${field} has several lines`,
  formula: (field) => `Formula in ${field}`,
  'day-number': (field) => `Day numbers in ${field}`,
  'time-missing': (field) => `${field} without a time`,
  'time-too-much': (field) => `${field} with a time`,
  'said-twice': (field) => `${field} from two columns`,
  'in-jira': () => 'In Jira already',
  'duplicate-row': () => 'The same row twice',
  'duplicate-issue': () => 'Perhaps in Jira already',
  'parent-cycle': () => 'Parents in a circle',
};

function titleOf({ code, fieldName, wrong }: Problem): string {
  const title = TITLES[code];
  if (title !== undefined) return title(fieldName);
  return `${fieldName} “${wrong.length > 40 ? `${wrong.slice(0, 40)}…` : wrong}”`;
}

/** How a group is mended: cells of the sheet, or, where it has no column for the field, the mapping's default. */
export type Fix =
  | { readonly kind: 'cells'; readonly edits: readonly CellEdit[] }
  | { readonly kind: 'default'; readonly fieldId: string; readonly text: string };

/**
 * One text in the place of what is wrong, in all cells of a group; with `null` each cell gets its own closest, and those that have none stay.
 * In a list the wrong entry alone is replaced. Pure.
 */
export function fixAll(
  site: BulkSite,
  plan: Pick<Plan, 'rows'>,
  sheet: Sheet,
  group: ProblemGroup,
  text: string | null,
): Fix {
  if (group.column === null) {
    return { kind: 'default', fieldId: group.fieldId ?? '', text: text ?? group.closest[0]?.text ?? '' };
  }
  const wanted = new Set(group.rows);
  const cellsOf = new Map(sheet.rows.map(({ number, cells }) => [number, cells]));
  const separators = separatorsAt(site, group.fieldId);
  const edits: CellEdit[] = [];
  for (const row of plan.rows) {
    if (!wanted.has(row.number)) continue;
    const texts = new Map<number, string>();
    // The same list may stand in several columns of one row.
    for (const problem of [...row.problems, ...row.warnings]) {
      if (alikeBy(problem) !== group.key || problem.column === null) continue;
      const replacement = text ?? problem.closest[0]?.text;
      const cell = texts.get(problem.column) ?? cellsOf.get(row.number)?.[problem.column];
      if (replacement === undefined || cell === undefined) continue;
      const mended = replaceIn(cell, problem.wrong, replacement, separators);
      texts.set(problem.column, mended);
      edits.push({ row: row.number, column: problem.column, text: mended });
    }
  }
  return { kind: 'cells', edits };
}

/** As `fixAll`, as a step of the sheet; `null` where no cell changes. Pure. */
export function fixAllStep(
  site: BulkSite,
  plan: Pick<Plan, 'rows'>,
  sheet: Sheet,
  group: ProblemGroup,
  text: string | null,
): SheetStep | null {
  const fix = fixAll(site, plan, sheet, group, text);
  return fix.kind === 'cells'
    ? editCells(sheet, fix.edits, `Fix ${group.title} in ${String(group.rows.length)}`)
    : null;
}

/** A cell with one entry replaced; the whole of it where it is no list or holds nothing else. An entry that becomes nothing is taken out. Pure. */
export function replaceIn(cell: string, wrong: string, replacement: string, separators: string | null): string {
  const entries = separators === null ? [] : splitList(cell, separatorsIn(cell, separators));
  if (separators === null || entries.length < 2 || !entries.some((entry) => fold(entry) === fold(wrong)))
    return replacement;
  const replaced = entries
    .map((entry) => (fold(entry) === fold(wrong) ? replacement : entry))
    .filter((entry) => entry !== '');
  return [...new Set(replaced)].map((entry) => quoteEntry(entry, separators)).join(', ');
}

function separatorsAt(site: BulkSite, fieldId: string | null): string | null {
  const field = fieldsOf(site).find((each) => each.fieldId === fieldId);
  return field === undefined || fieldTypeFor(field.schema).control === 'read-only' ? null : separatorsOf(field);
}
