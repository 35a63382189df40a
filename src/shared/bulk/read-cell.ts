import { markdownToAdf } from '../adf/from-markdown';
import { fieldTypeFor } from '../fields/catalogue';
import { choicesOf } from '../fields/choices';
import type { FieldType } from '../fields/field-type';
import { quoteEntry, splitList } from '../fields/list-text';
import { nearestBy } from '../fields/nearest';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { separatorsOf } from './column-values';
import { inOrder, inOtherOrder } from './date-order';
import { looksLikeFormula, withoutApostrophe } from './formula-text';
import { lookUp } from './look-up';
import type { ColumnMapping } from './mapping';
import type { CellProblem, Closest, ProblemCode } from './problem';
import type { Found, Question } from './question';

/** What a cell comes to: the value as the form's control keeps it, or what is wrong with it. Nothing of both: it is empty. */
export interface CellRead {
  readonly value: JsonValue | null;
  readonly problems: readonly CellProblem[];
  /** What has to be looked up; it is looked up once it stands in `found`. */
  readonly asked: readonly Question[];
}

/** What reading needs to know of a column; constants are read as if they stood in one. */
export type Reading = Pick<ColumnMapping, 'values' | 'dates' | 'text'>;

export const AS_WRITTEN: Reading = { values: {}, dates: null, text: 'plain' };

const NOTHING: CellRead = { value: null, problems: [], asked: [] };

/** Reads a cell through the field's own `fromText`. Pure. */
export function readCell(cell: string, field: CreateField, reading: Reading, found: Found): CellRead {
  const typed = cell.trim();
  if (typed === '') return NOTHING;
  const about = { fieldId: field.fieldId, fieldName: field.name };
  const formula = looksLikeFormula(typed);
  if (formula !== null) return { ...NOTHING, problems: [{ ...about, ...formula, wrong: typed }] };
  const type = fieldTypeFor(field.schema);
  const text = mapped(withoutApostrophe(typed), field, reading);
  if (text === '') return NOTHING;
  if (type.control === 'paragraph' && reading.text === 'markdown') {
    return { ...NOTHING, value: markdownToAdf(text) };
  }
  const separators = separatorsOf(field);
  const isDate = type.control === 'date' || type.control === 'date-time';
  const dated = isDate && reading.dates !== null ? inOrder(text, reading.dates) : null;
  if (dated !== null && !dated.ok) {
    const other = reading.dates === null ? null : inOtherOrder(text, reading.dates);
    const closest = other === null ? [] : [{ text: other, label: other }];
    return { ...NOTHING, problems: [{ ...about, code: 'date-order', wrong: typed, sentence: dated.problem, closest }] };
  }
  const looked = lookUp(dated?.value ?? text, field, type.control, found);
  if (looked.problems.length > 0 || looked.waits) {
    return { value: null, problems: looked.problems, asked: looked.asked };
  }
  const read = type.fromText(looked.text, field);
  if (read.ok) return { value: read.value, problems: [], asked: looked.asked };
  const wrong = separators === null ? [] : wrongEntries(text, field, type, separators);
  const problems = (wrong.length === 0 ? [{ entry: text, problem: read.problem }] : wrong).map(
    ({ entry, problem }) => ({
      ...about,
      ...describe(entry, problem, field, type),
      // What a value map has changed is shown as it stands in the cell.
      wrong: wrong.length === 0 ? typed : unmapped(entry, typed, separators),
    }),
  );
  return { value: null, problems, asked: looked.asked };
}

/** What a text stands for: the whole of it, or entry by entry. */
function mapped(text: string, field: CreateField, { values }: Reading): string {
  const map = mapOf(values);
  if (map === null) return text;
  const whole = map.get(fold(text));
  if (whole !== undefined) return whole.trim();
  const separators = separatorsOf(field);
  if (separators === null) return text;
  const entries = splitList(text, separators);
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

function wrongEntries(
  text: string,
  field: CreateField,
  type: FieldType,
  separators: string,
): { readonly entry: string; readonly problem: string }[] {
  return splitList(text, separators).flatMap((entry) => {
    const read = type.fromText(quoteEntry(entry, separators), field);
    return read.ok ? [] : [{ entry, problem: read.problem }];
  });
}

/** The entry of the cell; the whole cell where the value map has made the entry. */
function unmapped(entry: string, typed: string, separators: string | null): string {
  return separators !== null && splitList(typed, separators).includes(entry) ? entry : typed;
}

const BY_TYPE: Readonly<Record<string, ProblemCode>> = {
  number: 'not-a-number',
  date: 'not-a-date',
  'date-time': 'not-a-date',
  'time-tracking': 'not-a-duration',
  worklog: 'not-a-duration',
  url: 'not-an-address',
  parent: 'not-an-issue',
  'epic-link': 'not-an-issue',
  'issue-links': 'not-an-issue',
  json: 'not-json',
};

const MOST_CLOSEST = 5;

/** Why a text is none of this field's, and what could be written instead. */
export function describe(
  text: string,
  problem: string,
  field: CreateField,
  type: FieldType,
): Pick<CellProblem, 'code' | 'sentence' | 'closest'> {
  const choices = choicesOf(field);
  if (choices !== null && choices.length > 0 && type.control !== 'cascading') {
    const closest = nearestBy(text, choices, ({ label }) => label).slice(0, MOST_CLOSEST);
    return { code: 'not-accepted', sentence: problem, closest: closest.map((choice) => asClosest(choice, choices)) };
  }
  const limit = type.limit(field.schema);
  const short = limit !== null && text.length > limit && !/[\r\n]/.test(text) ? cut(text, limit) : null;
  if (short !== null)
    return { code: 'too-long', sentence: problem, closest: [{ text: short, label: `Cut: ${short.slice(0, 40)}…` }] };
  if (type.control === 'text' && /[\r\n]/.test(text)) {
    const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
    return { code: 'line-break', sentence: problem, closest: [{ text: line, label: line }] };
  }
  if (type.name === 'cascading') return { code: 'not-accepted', sentence: problem, closest: [] };
  const days = type.control === 'date' ? (problem.match(/\d{4}-\d{2}-\d{2}/g) ?? []) : [];
  if (days.length === 2) {
    return { code: 'two-days', sentence: problem, closest: days.map((day) => ({ text: day, label: day })) };
  }
  return { code: BY_TYPE[type.name] ?? 'unreadable', sentence: problem, closest: [] };
}

/** By its label, or by its id where several are called so. */
function asClosest(choice: { id: string; label: string }, all: readonly { id: string; label: string }[]): Closest {
  const alone = all.filter(({ label }) => label === choice.label).length === 1;
  return { text: alone ? choice.label : choice.id, label: choice.label };
}

/** Cut between two words where one ends near the limit. */
function cut(text: string, limit: number): string {
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  return `${(space > limit * 0.8 ? room.slice(0, space) : room).trimEnd()}…`;
}
