import type { FieldConflict } from '@shared/ipc/change';
import type { JsonValue } from '@shared/json';

/** What a person chose for one field of a conflict. */
export type FieldChoice =
  { readonly of: 'mine' } | { readonly of: 'theirs' } | { readonly of: 'other'; readonly value: JsonValue };

export type Choices = Readonly<Record<string, FieldChoice>>;

/** The values to send, by field id; `null` as long as a field has no choice. Pure. */
export function chosenValues(
  fields: readonly FieldConflict[],
  choices: Choices,
): Readonly<Record<string, JsonValue>> | null {
  const values: Record<string, JsonValue> = {};
  for (const field of fields) {
    const choice = choices[field.fieldId];
    if (choice === undefined) return null;
    values[field.fieldId] = choice.of === 'mine' ? field.mine : choice.of === 'theirs' ? field.theirs : choice.value;
  }
  return values;
}

/** How many fields are still open, in words: `1 choice left: Priority`. */
export function leftWords(fields: readonly FieldConflict[], choices: Choices): string {
  const open = fields.filter(({ fieldId }) => choices[fieldId] === undefined).map(({ name }) => name);
  if (open.length === 0) return 'Every field is decided';
  return open.length === 1 ? `1 choice left: ${open[0] ?? ''}` : `${open.length} choices left`;
}
