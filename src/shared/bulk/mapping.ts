import { headerKey } from './header-words';
import type { DateOrder } from './date-order';
import type { DecimalSign } from './number-order';
import type { PlainUnit } from './plain-durations';

/** What a column is for. `name` is the field's name when it was mapped: custom fields have other ids on other sites. */
export type Target =
  | { readonly kind: 'field'; readonly fieldId: string; readonly name: string }
  | { readonly kind: 'issue-type' }
  /** The parent by key, by link, or by another row. */
  | { readonly kind: 'parent' }
  /** What the rows call themselves: *Parent* may name it. */
  | { readonly kind: 'row-name' }
  /** The project: only looked at, since a run creates into one. */
  | { readonly kind: 'project' }
  /** The issue that the row has become in an earlier run: it is not created again. */
  | { readonly kind: 'jira-key' }
  | { readonly kind: 'none' };

/** How the texts of a rich text column are read. `wiki`: Jira's own markup of old, which its exports have. */
export type TextForm = 'markdown' | 'wiki' | 'plain';

/** What is known of a column by its header. Plain JSON. */
export interface ColumnMapping {
  readonly header: string;
  /** Which of the columns with this header, counted from 1. */
  readonly nth: number;
  readonly target: Target;
  /** What a text stands for, whole or as an entry of a list: `P1` → `Highest`. An empty one leaves the field out. */
  readonly values: Readonly<Record<string, string>>;
  /** How `03/04/2026` is read; `null` where it was not said. */
  readonly dates: DateOrder | null;
  /** Whether `1.234` is a thousand; `null` where it was not said. */
  readonly numbers: DecimalSign | null;
  /** What durations without a unit are; `null` where it was not said. */
  readonly unit: PlainUnit | null;
  /** `null` where it was not said: as plain text, unless the texts themselves say otherwise. */
  readonly text: TextForm | null;
}

/** The text that a field gets in a row that says nothing about it. */
export interface FieldDefault {
  readonly fieldId: string;
  readonly name: string;
  readonly text: string;
}

/** How a sheet becomes issues. Plain JSON: it is remembered, and it is the command line's `--map`. */
export interface Mapping {
  readonly columns: readonly ColumnMapping[];
  readonly defaults: readonly FieldDefault[];
  /** The issue type, by name or id, of rows that do not say theirs. */
  readonly issueType: string | null;
  /** The parent, by key, of rows that do not say theirs. */
  readonly parent: string | null;
}

export const NO_MAPPING: Mapping = { columns: [], defaults: [], issueType: null, parent: null };

/** A column of a sheet with what its header is mapped to. */
export interface BoundColumn {
  /** Its position in the sheet, from 0. */
  readonly column: number;
  readonly mapping: ColumnMapping;
}

/** A column that nothing is known of. */
export function unmappedColumn(header: string, nth: number): ColumnMapping {
  return { header, nth, target: { kind: 'none' }, values: {}, dates: null, numbers: null, unit: null, text: null };
}

/** Which of the columns with the same header each one is, counted from 1. */
export function countHeaders(header: readonly string[]): readonly number[] {
  const seen = new Map<string, number>();
  return header.map((text) => {
    const nth = (seen.get(headerKey(text)) ?? 0) + 1;
    seen.set(headerKey(text), nth);
    return nth;
  });
}

/** The columns of a header in their order, each as the mapping has it. Case, accents and spaces of a header are no matter. Pure. */
export function bindMapping(mapping: Pick<Mapping, 'columns'>, header: readonly string[]): readonly BoundColumn[] {
  const byHeader = new Map(
    mapping.columns.map((column) => [`${headerKey(column.header)} ${String(column.nth)}`, column]),
  );
  const counts = countHeaders(header);
  return header.map((text, column) => {
    const nth = counts[column] ?? 1;
    return { column, mapping: byHeader.get(`${headerKey(text)} ${String(nth)}`) ?? unmappedColumn(text, nth) };
  });
}

/** What can be said anew of a column. */
export type ColumnChange = Partial<Omit<ColumnMapping, 'header' | 'nth'>>;

/** The mapping with one column of a header changed. Pure. */
export function changeColumn(
  mapping: Mapping,
  header: readonly string[],
  column: number,
  change: ColumnChange,
): Mapping {
  const columns = bindMapping(mapping, header).map((bound) =>
    bound.column === column ? { ...bound.mapping, ...change } : bound.mapping,
  );
  return { ...mapping, columns };
}
