import type { FieldEdit } from '@shared/ipc/change-input';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject } from '@shared/json';
import { pickNamed } from './pick-named';
import { readSettings } from './read-settings';

/**
 * `--set FIELD=VALUE` and `--clear FIELD` as edits of what the issue holds now. Fails with `invalid-input`, keyed by field id or by what
 * was typed. Pure.
 */
export function editsFromSettings(
  { set, clear }: { readonly set: readonly string[]; readonly clear: readonly string[] },
  fields: readonly CreateField[],
  held: JsonObject,
): Outcome<readonly FieldEdit[]> {
  const values = readSettings(set, fields);
  if (!values.ok) return values;
  const wanted = new Map(Object.entries(values.value));
  for (const name of clear) {
    const field = pickNamed(
      name,
      fields,
      ({ fieldId, name: called }) => ({ id: fieldId, name: called }),
      'field called',
    );
    if (!field.ok) return field;
    const { fieldId } = field.value;
    if (wanted.has(fieldId)) return wrong(fieldId, 'Set and cleared at once.');
    wanted.set(fieldId, null);
  }
  return succeed(
    fields
      .filter(({ fieldId }) => wanted.has(fieldId))
      .map(({ fieldId, name, schema, operations }) => ({
        fieldId,
        name,
        schema,
        operations,
        base: held[fieldId] ?? null,
        mine: wanted.get(fieldId) ?? null,
      })),
  );
}

function wrong(fieldId: string, message: string): Outcome<never> {
  return fail({ kind: 'invalid-input', message, fields: { [fieldId]: message } });
}

export function namesOfFields(fields: readonly CreateField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ fieldId, name }) => [fieldId, name]));
}
