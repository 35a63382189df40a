import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import { isEmptyField, type FieldValues } from './form';
import { isIssueChoice } from './value-guards';

/** Values with what the old fields of the parent say in `parent` itself. */
export interface WithParent {
  readonly values: FieldValues;
  /** Ids of the fields that `parent` speaks for: they are not sent. */
  readonly spokenFor: ReadonlySet<string>;
  /** By field id: the same question answered in two ways. */
  readonly problems: Readonly<Record<string, string>>;
}

/**
 * Epic Link and Parent Link are deprecated, and `parent` is to be used (contract 7.2): where the form has it, it says the same for them,
 * and Jira fills them in from it (contract 11). One that is required is sent by itself all the same, since Jira looks for it. Pure.
 */
export function sentAsParent(fields: readonly CreateField[], values: FieldValues): WithParent {
  const parent = fields.find(({ fieldId, operations }) => fieldId === 'parent' && operations.includes('set'));
  let said: JsonValue | null = parent === undefined || isEmptyField(parent, values) ? null : (values['parent'] ?? null);
  const spokenFor = new Set<string>();
  const problems: Record<string, string> = {};
  for (const field of parent === undefined ? [] : fields) {
    const value = values[field.fieldId];
    const type = fieldTypeFor(field.schema);
    if (!type.meansParent || field.required || isEmptyField(field, values) || value === undefined) continue;
    // What is no key yet has its own problem, on its own field.
    if (!type.toWire(value, field).ok) continue;
    if (said !== null && keyOf(said) !== keyOf(value))
      problems[field.fieldId] =
        `${parent?.name ?? 'Parent'} says ${keyOf(said)}, and an issue has one parent: fill in one of the two.`;
    said ??= value;
    spokenFor.add(field.fieldId);
  }
  return { values: said === null ? values : { ...values, parent: said }, spokenFor, problems };
}

/** The field whose value was sent as `parent`, if it was not filled in itself: what Jira says of the parent is said there. Pure. */
export function fieldBehindParent(fields: readonly CreateField[], values: FieldValues): CreateField | null {
  const parent = fields.find(({ fieldId }) => fieldId === 'parent');
  if (parent === undefined || !isEmptyField(parent, values)) return null;
  const { spokenFor } = sentAsParent(fields, values);
  return fields.find(({ fieldId }) => spokenFor.has(fieldId)) ?? null;
}

function keyOf(value: JsonValue): string {
  return isIssueChoice(value) ? value.key.trim().toUpperCase() : '';
}
