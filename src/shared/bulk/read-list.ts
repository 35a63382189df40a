import { fieldTypeFor } from '../fields/catalogue';
import { quoteEntry, splitList } from '../fields/list-text';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { separatorsIn, separatorsOf } from './column-values';

/** What the cell of a list comes to, entry by entry. */
export interface ListRead {
  /** The entries that could be read, as the form's control keeps them; `null` where none could. */
  readonly value: JsonValue | null;
  /** The others, with a sentence each. */
  readonly wrong: readonly { readonly entry: string; readonly problem: string }[];
}

/** Reads a list through the field's own `fromText`: one bad entry does not take the others with it. `null` for a field of one value. Pure. */
export function readList(text: string, field: CreateField): ListRead | null {
  const separators = separatorsOf(field);
  if (separators === null) return null;
  const type = fieldTypeFor(field.schema);
  const entries = splitList(text, separatorsIn(text, separators));
  const quoted = (entry: string): string => quoteEntry(entry, separators);
  // The field itself would part at the blank of an entry, and make two labels of one.
  const isWhole = !(separators.includes(' ') && entries.some((entry) => /\s/.test(entry)));
  const whole = isWhole ? type.fromText(text, field) : null;
  if (whole?.ok === true) return { value: whole.value, wrong: [] };
  const good: string[] = [];
  const wrong: { entry: string; problem: string }[] = [];
  for (const entry of entries) {
    const read = type.fromText(quoted(entry), field);
    if (read.ok) good.push(entry);
    else wrong.push({ entry, problem: read.problem });
  }
  const read = good.length === 0 ? null : type.fromText(good.map(quoted).join(','), field);
  return { value: read?.ok === true ? read.value : null, wrong };
}
