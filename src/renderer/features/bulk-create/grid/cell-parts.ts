import { separatorsIn, separatorsOf } from '@shared/bulk/column-values';
import type { Found } from '@shared/bulk/question';
import { readCell, type Reading } from '@shared/bulk/read-cell';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { joinList, quoteEntry, splitList } from '@shared/fields/list-text';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** A cell as its control takes it, and what of it no control can hold. */
export interface CellParts {
  readonly value: JsonValue | null;
  /** What could not be read, as it is written; empty where nothing is left. */
  readonly unread: string;
  /** What is wrong with that, in a sentence; `null` where nothing is, or it is still looked up. */
  readonly problem: string | null;
}

/** What a control shows of a cell: the entries that can be read as values, and the rest of it as text. Nothing of it is dropped. Pure. */
export function cellParts(text: string, field: CreateField, reading: Reading, found: Found): CellParts {
  if (text.trim() === '') return { value: null, unread: '', problem: null };
  const whole = readCell(text, field, reading, found);
  if (whole.value !== null && whole.problems.length === 0) return { value: whole.value, unread: '', problem: null };
  const problem = whole.problems[0]?.sentence ?? null;
  const { control } = fieldTypeFor(field.schema);
  // A box of text holds whatever was typed so far.
  if (control === 'date' || control === 'date-time') return { value: text, unread: '', problem };
  const separators = separatorsOf(field);
  if (separators === null) return { value: null, unread: text, problem };
  const values: JsonValue[] = [];
  const unread: string[] = [];
  for (const entry of splitList(text, separatorsIn(text, separators))) {
    const { value } = readCell(quoteEntry(entry, separators), field, reading, found);
    if (Array.isArray(value)) values.push(...(value as readonly JsonValue[]));
    else unread.push(entry);
  }
  return { value: values.length === 0 ? null : values, unread: joinList(unread, separators, ', '), problem };
}

/** The cell that a value and what could not be read come to. One value takes the place of all. Pure. */
export function textOfParts(value: JsonValue | null, unread: string, field: CreateField): string {
  const said = value === null ? '' : fieldTypeFor(field.schema).toText(value);
  if (said === '' || unread.trim() === '') return said === '' ? unread : said;
  return separatorsOf(field) === null ? said : `${said}, ${unread}`;
}
