import { quoteEntry, splitList } from '../fields/list-text';
import { fold } from '../fold';
import { fieldTypeFor } from '../fields/catalogue';
import { alikeBy, hasOneAnswer, titleOf } from './alike-problems';
import { type BulkSite, fieldsOf, type TypeForm } from './bulk-site';
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
  /** Whether some of the rows need a value there: empty is no answer. */
  readonly isRequired: boolean;
}

/** The groups of alike problems, those with most rows first, problems before warnings. Pure. */
export function problemGroups(plan: Pick<Plan, 'rows'>): readonly ProblemGroup[] {
  return new ProblemGrouper().of(plan);
}

/** A problem in a row. */
interface Told {
  readonly problem: Problem;
  readonly isWarning: boolean;
  /** Which of the row's. */
  readonly nth: number;
}

interface Member {
  /** The positions of its rows, upwards. */
  readonly at: readonly number[];
  /** In the first of them. */
  readonly told: Told;
  readonly group: ProblemGroup;
}

/**
 * Groups the problems of plan after plan of a sheet: rows that are the same objects as in the plan before are not looked at again, and groups in
 * which nothing changes stay the same objects, as does the list of them. The same plan gives the same groups, whatever was grouped before.
 */
export class ProblemGrouper {
  private rows: readonly RowPlan[] = [];
  private readonly members = new Map<string, Member>();
  private groups: readonly ProblemGroup[] = [];

  /** As `problemGroups`. */
  of({ rows }: Pick<Plan, 'rows'>): readonly ProblemGroup[] {
    const before = this.rows;
    this.rows = rows;
    const differs = isOfSameRows(before, rows) ? this.takeChanges(before, rows) : this.takeAll(rows);
    if (differs) {
      const listed = [...this.members.values()].sort(byWeight);
      this.groups = listed.map(({ group }) => group);
    }
    return this.groups;
  }

  private takeAll(rows: readonly RowPlan[]): boolean {
    const positions = new Map<string, number[]>();
    const add = (problem: Problem, at: number): void => {
      const key = alikeBy(problem);
      const of = positions.get(key);
      if (of === undefined) positions.set(key, [at]);
      else if (of.at(-1) !== at) of.push(at);
    };
    for (const [at, row] of rows.entries()) {
      for (const problem of row.problems) add(problem, at);
      for (const warning of row.warnings) add(warning, at);
    }
    this.members.clear();
    for (const [key, at] of positions) this.put(key, at, rows);
    return true;
  }

  /** Whether some group is another one now. */
  private takeChanges(before: readonly RowPlan[], rows: readonly RowPlan[]): boolean {
    const changed = new Set<number>();
    /** Where each problem of these rows stands now. */
    const now = new Map<string, number[]>();
    for (let at = 0; at < rows.length; at += 1) {
      const [was, row] = [before[at], rows[at]];
      if (was === undefined || row === undefined || row === was) continue;
      changed.add(at);
      for (const key of toldBy(was).keys()) if (!now.has(key)) now.set(key, []);
      for (const key of toldBy(row).keys()) now.set(key, [...(now.get(key) ?? []), at]);
    }
    let differs = false;
    for (const [key, added] of now) {
      const stayed = (this.members.get(key)?.at ?? []).filter((at) => !changed.has(at));
      const at = [...stayed, ...added].sort((one, other) => one - other);
      differs = this.put(key, at, rows) || differs;
    }
    return differs;
  }

  /** Whether the group is another one now. */
  private put(key: string, at: readonly number[], rows: readonly RowPlan[]): boolean {
    const was = this.members.get(key);
    const first = rows[at[0] ?? -1];
    const told = first === undefined ? undefined : toldBy(first).get(key);
    if (told === undefined) return this.members.delete(key);
    const isRequired = isRequiredIn(told.problem.fieldId, at, rows);
    const isAlike = was?.told.problem === told.problem && was.told.nth === told.nth;
    const same = isAlike && was.group.isRequired === isRequired && isSameList(was.at, at);
    if (same) return false;
    const numbers = at.flatMap((each) => rows[each]?.number ?? []);
    this.members.set(key, { at, told, group: { ...groupOf(key, told, numbers), isRequired } });
    return true;
  }
}

/** What is wrong with a row, each kind of problem once. */
function toldBy({ problems, warnings }: RowPlan): ReadonlyMap<string, Told> {
  if (problems.length === 0 && warnings.length === 0) return NOTHING_TOLD;
  const told = new Map<string, Told>();
  for (const [nth, problem] of [...problems, ...warnings].entries()) {
    const key = alikeBy(problem);
    if (!told.has(key)) told.set(key, { problem, isWarning: nth >= problems.length, nth });
  }
  return told;
}

const NOTHING_TOLD: ReadonlyMap<string, Told> = new Map();

/** Whether a type of some of the rows requires the field and Jira fills in nothing. */
function isRequiredIn(fieldId: string | null, at: readonly number[], rows: readonly RowPlan[]): boolean {
  if (fieldId === null) return false;
  const forms = new Set<TypeForm>();
  for (const each of at) {
    const form = rows[each]?.form ?? null;
    if (form !== null) forms.add(form);
  }
  return [...forms].some(({ fields }) =>
    fields.some((field) => field.fieldId === fieldId && field.required && !field.hasDefaultValue),
  );
}

function groupOf(key: string, { problem, isWarning }: Told, rows: readonly number[]): Omit<ProblemGroup, 'isRequired'> {
  const { code, fieldId, fieldName, column, sentence, wrong, closest } = problem;
  const told = { key, code, fieldId, fieldName, column, title: titleOf(problem), sentence, wrong, closest };
  return { ...told, rows, isWarning, oneAnswer: hasOneAnswer(problem) };
}

/** Problems before warnings, then those with most rows, then those that come first in the sheet. */
function byWeight(a: Member, b: Member): number {
  return (
    Number(a.told.isWarning) - Number(b.told.isWarning) ||
    b.at.length - a.at.length ||
    (a.at[0] ?? 0) - (b.at[0] ?? 0) ||
    a.told.nth - b.told.nth
  );
}

function isOfSameRows(before: readonly RowPlan[], now: readonly RowPlan[]): boolean {
  return before.length === now.length && before.every(({ number }, at) => number === now[at]?.number);
}

function isSameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
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
  return fix.kind === 'cells' ? editCells(sheet, fix.edits, `Fix ${group.title}`) : null;
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
