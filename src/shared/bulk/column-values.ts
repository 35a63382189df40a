import { fieldTypeFor } from '../fields/catalogue';
import { choicesOf } from '../fields/choices';
import { splitList } from '../fields/list-text';
import { BETWEEN_PEOPLE, signsBetweenPeople } from '../fields/people-text';
import type { Choice } from '../fields/values';
import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { Sheet } from './sheet';

/** A text of a column with the rows that have it. */
export interface ColumnValue {
  readonly text: string;
  readonly rows: number;
  /** The first row that has it. */
  readonly row: number;
}

/** Controls that hold several values in one cell, and the signs between them. */
const LISTS: Readonly<Record<string, string>> = {
  'multi-select': ',;\n',
  'multi-user': BETWEEN_PEOPLE,
  'multi-group': ',;\n',
  'issue-links': ',;\n',
  labels: ',; \t\r\n\u00a0',
  objects: ',;\n',
};

/** The signs between the entries of a cell of this field; null where it holds one value. */
export function separatorsOf(field: Pick<CreateField, 'schema'>): string | null {
  return LISTS[fieldTypeFor(field.schema).control] ?? null;
}

/**
 * The signs that part the entries of one text. Labels stand between blanks; where another sign parts them, a blank is a part of one:
 * `needs review, backend`. A comma may be a part of a person's name: `Lind, Mara; Voss, Oda`. Pure.
 */
export function separatorsIn(text: string, separators: string): string {
  if (separators === BETWEEN_PEOPLE) return signsBetweenPeople(text);
  return separators.includes(' ') && /[,;\n]/.test(text) ? ',;\r\n' : separators;
}

/** The values of a select, as Jira lists them; null for fields of another kind. */
export function listedChoices(field: CreateField): readonly Choice[] | null {
  const { control } = fieldTypeFor(field.schema);
  return control === 'select' || control === 'multi-select' ? choicesOf(field) : null;
}

/** What a column holds, each text once (case and accents apart from another), without empty cells; entries of lists by themselves. Pure. */
export function columnValues(sheet: Pick<Sheet, 'rows'>, column: number, separators: string | null): ColumnValue[] {
  const counted = new Map<string, { text: string; rows: number; row: number }>();
  for (const { number, cells } of sheet.rows) {
    const cell = (cells[column] ?? '').trim();
    if (cell === '') continue;
    for (const text of separators === null ? [cell] : splitList(cell, separatorsIn(cell, separators))) {
      const known = counted.get(text);
      if (known === undefined) counted.set(text, { text, rows: 1, row: number });
      else known.rows += 1;
    }
  }
  return [...counted.values()];
}

/** The entries of texts that are lists, as `columnValues` would count them. Pure. */
export function entriesOf(values: readonly ColumnValue[], separators: string): ColumnValue[] {
  const counted = new Map<string, { text: string; rows: number; row: number }>();
  for (const { text: whole, rows, row } of values) {
    for (const text of splitList(whole, separatorsIn(whole, separators))) {
      const known = counted.get(text);
      if (known === undefined) counted.set(text, { text, rows, row });
      else known.rows += rows;
    }
  }
  return [...counted.values()];
}

/** The labels and ids of choices as a cell may name them. */
export function namesOfChoices(choices: readonly Choice[]): ReadonlySet<string> {
  return new Set(choices.flatMap(({ id, label }) => [fold(label.trim()), fold(id)]));
}
