import { fieldTypeFor } from '@shared/fields/catalogue';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** The filled-in fields of a transition's screen as edits, and why a field does not do yet. Pure. */
export function readEdits(
  fields: readonly CreateField[],
  values: Readonly<Record<string, JsonValue | null>>,
): { readonly edits: readonly FieldEdit[]; readonly problems: Readonly<Record<string, string>> } {
  const edits: FieldEdit[] = [];
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const type = fieldTypeFor(field.schema);
    const value = values[field.fieldId] ?? null;
    if (value === null || type.isEmpty(value)) {
      if (field.required && !field.hasDefaultValue) problems[field.fieldId] = `${field.name} is required.`;
      continue;
    }
    const wire = type.toWire(value, field);
    if (!wire.ok) problems[field.fieldId] = wire.problem;
    const { fieldId, name, schema, operations } = field;
    edits.push({ fieldId, name, schema, operations, base: null, mine: value });
  }
  return { edits, problems };
}
