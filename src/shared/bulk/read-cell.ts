import { markdownLater } from '../adf/later-document';
import { fieldTypeFor } from '../fields/catalogue';
import type { Control } from '../fields/field-type';
import { quoteEntry, splitList } from '../fields/list-text';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { separatorsIn, separatorsOf } from './column-values';
import { describe } from './describe-wrong';
import { looksLikeFormula, withoutApostrophe } from './formula-text';
import { lookUp } from './look-up';
import type { ColumnMapping } from './mapping';
import { readNumberCell } from './number-order';
import { withUnit } from './plain-durations';
import type { CellProblem } from './problem';
import type { Found, Question } from './question';
import { readDateCell } from './read-date';
import { readList } from './read-list';
import { LEAVE_EMPTY, saysNothing } from './says-nothing';
import { wikiToMarkdown } from './wiki-markup';

/** What a cell comes to: the value as the form's control keeps it, or what is wrong with it. Nothing of both: it is empty. */
export interface CellRead {
  /** Of a list with problems the entries that have none. */
  readonly value: JsonValue | null;
  readonly problems: readonly CellProblem[];
  /** What has to be looked up; it is looked up once it stands in `found`. */
  readonly asked: readonly Question[];
}

/** What reading needs to know of a column. */
export interface Reading extends Pick<ColumnMapping, 'values' | 'dates' | 'numbers' | 'unit' | 'text'> {
  /** Written by the form's own control: its numbers, dates and durations are as the form reads them. */
  readonly asInForm?: boolean;
  /** `2026-11-30`, for dates without a year. */
  readonly today?: string;
}

export const AS_WRITTEN: Reading = {
  values: {},
  dates: null,
  numbers: null,
  unit: null,
  text: 'plain',
  asInForm: true,
};

const NOTHING: CellRead = { value: null, problems: [], asked: [] };

/** Reads a cell through the field's own `fromText`. Pure. */
export function readCell(cell: string, field: CreateField, reading: Reading, found: Found): CellRead {
  const typed = cell.trim();
  if (typed === '') return NOTHING;
  const about = { fieldId: field.fieldId, fieldName: field.name };
  const formula = looksLikeFormula(typed);
  if (formula !== null) {
    const closest = saysNothing(typed, field) ? [LEAVE_EMPTY] : formula.closest;
    return { ...NOTHING, problems: [{ ...about, ...formula, closest, wrong: typed }] };
  }
  const type = fieldTypeFor(field.schema);
  const text = mapped(withoutApostrophe(typed), field, reading);
  if (text === '') return NOTHING;
  if (type.control === 'paragraph' && reading.text !== null && reading.text !== 'plain') {
    return { ...NOTHING, value: markdownLater(reading.text === 'wiki' ? wikiToMarkdown(text) : text) };
  }
  const inColumn = readAsInColumn(text, type.control, reading);
  if (!inColumn.ok) {
    const { code, sentence, closest } = inColumn;
    return withWayOut({ ...NOTHING, problems: [{ ...about, code, sentence, closest, wrong: typed }] }, field);
  }
  const looked = lookUp(inColumn.text, field, type.control, found);
  if (looked.waits) return { ...NOTHING, problems: looked.problems, asked: looked.asked };
  const list = readList(looked.text, field);
  if (looked.problems.length > 0) {
    // A name that was not found may look like an id.
    const value = list === null || looked.problems.length > list.wrong.length ? null : list.value;
    return withWayOut({ value, problems: looked.problems, asked: looked.asked }, field);
  }
  const { value = null, wrong = [] } = list ?? {};
  if (value !== null && wrong.length === 0) return { value, problems: [], asked: looked.asked };
  const read = wrong.length === 0 ? type.fromText(looked.text, field) : null;
  if (read?.ok === true) return { value: read.value, problems: [], asked: looked.asked };
  const separators = separatorsOf(field);
  const problems =
    wrong.length === 0
      ? [{ ...about, ...describe(text, read?.problem ?? '', field, type), wrong: typed }]
      : wrong.map(({ entry, problem }) => ({
          ...about,
          ...describe(entry, problem, field, type),
          // What a value map has changed is shown as it stands in the cell.
          wrong: unmapped(entry, typed, separators),
        }));
  return withWayOut({ value, problems, asked: looked.asked }, field);
}

type InColumn =
  | { readonly ok: true; readonly text: string }
  | ({ readonly ok: false } & Pick<CellProblem, 'code' | 'sentence' | 'closest'>);

/** A text as the column has its dates, numbers and durations, in the words of the field. */
function readAsInColumn(text: string, control: Control, { dates, numbers, unit, asInForm, today }: Reading): InColumn {
  if (asInForm === true) return { ok: true, text };
  switch (control) {
    case 'date':
      return readDateCell(text, dates, false, today);
    case 'date-time':
      return readDateCell(text, dates, true, today);
    case 'number':
      return readNumberCell(text, numbers);
    case 'time-tracking':
      return { ok: true, text: withUnit(text, unit) };
    default:
      return { ok: true, text };
  }
}

/** `N/A` in a field that may be empty: it is offered to leave it so. */
function withWayOut(read: CellRead, field: CreateField): CellRead {
  if (!read.problems.some(({ wrong }) => saysNothing(wrong, field))) return read;
  const problems = read.problems.map((problem): CellProblem => {
    const { wrong, closest } = problem;
    if (!saysNothing(wrong, field)) return problem;
    const sentence = `“${wrong}” is no value of ${field.name}, which may stay empty.`;
    return { ...problem, code: 'says-nothing', sentence, closest: [LEAVE_EMPTY, ...closest] };
  });
  return { ...read, problems };
}

/** What a text stands for: the whole of it, or entry by entry. Pure. */
export function mapped(text: string, field: CreateField, { values }: Reading): string {
  const map = mapOf(values);
  if (map === null) return text;
  const whole = map.get(fold(text));
  if (whole !== undefined) return whole.trim();
  const separators = separatorsOf(field);
  if (separators === null) return text;
  const entries = splitList(text, separatorsIn(text, separators));
  if (!entries.some((entry) => map.has(fold(entry)))) return text;
  return entries
    .map((entry) => map.get(fold(entry)) ?? entry)
    .filter((entry) => entry.trim() !== '')
    .map((entry) => quoteEntry(entry, separators))
    .join(',');
}

const MAPS = new WeakMap<Reading['values'], ReadonlyMap<string, string>>();

function mapOf(values: Reading['values']): ReadonlyMap<string, string> | null {
  const known = MAPS.get(values);
  if (known !== undefined) return known.size === 0 ? null : known;
  const map = new Map(Object.entries(values).map(([from, to]) => [fold(from.trim()), to]));
  MAPS.set(values, map);
  return map.size === 0 ? null : map;
}

/** The entry of the cell; the whole cell where the value map has made the entry. */
function unmapped(entry: string, typed: string, separators: string | null): string {
  return separators !== null && splitList(typed, separatorsIn(typed, separators)).includes(entry) ? entry : typed;
}
