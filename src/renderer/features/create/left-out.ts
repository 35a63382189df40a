import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import type { Draft } from './draft';

/** The ids of what was typed into fields of this form. Pure. */
export function filledIds(draft: Draft, fields: readonly CreateField[]): readonly string[] {
  return typedIds(draft).filter((fieldId) => fields.some((field) => field.fieldId === fieldId));
}

/**
 * The names of what was typed and has no field in this form: another project or type was chosen, or Jira has taken the
 * field away meanwhile. It stays in the draft and is not sent, which a person has to be told. Pure.
 */
export function leftOutNames(draft: Draft, fields: readonly CreateField[]): readonly string[] {
  return typedIds(draft)
    .filter((fieldId) => !fields.some((field) => field.fieldId === fieldId))
    .map((fieldId) => draft.names[fieldId] ?? fieldId);
}

function typedIds({ values }: Draft): readonly string[] {
  return Object.keys(values).filter((fieldId) => !isNothing(values[fieldId]));
}

/** As the controls tell that they were emptied; a field that is gone has no type left to ask. */
function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
