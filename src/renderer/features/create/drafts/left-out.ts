import { whyNotSet } from '@shared/fields/why-not-set';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import type { Draft } from './draft';
import { takesFiles, withFiles } from '../files/form-files';

/** The draft without what has no field in this form, or one that is only shown: what goes to Jira. Pure. */
export function onlyFitting(draft: Draft, fields: readonly CreateField[]): Draft {
  const ids = new Set(fields.filter((field) => whyNotSet(field) === null).map(({ fieldId }) => fieldId));
  const values = Object.fromEntries(Object.entries(draft.values).filter(([fieldId]) => ids.has(fieldId)));
  return withFiles({ ...draft, values }, takesFiles(fields) ? (draft.files ?? []) : []);
}

/** The ids of what was typed. Pure. */
export function filledIds({ values }: Draft): string[] {
  return Object.keys(values).filter((fieldId) => !isNothing(values[fieldId]));
}

/**
 * The names of what was typed and has no field in this form, or one that nobody can set: another project or type was chosen, or Jira has
 * taken the field away meanwhile. It stays in the draft and is not sent, which a person has to be told. Pure.
 */
export function leftOutNames(draft: Draft, fields: readonly CreateField[]): readonly string[] {
  const fitting = onlyFitting(draft, fields);
  const names = filledIds(draft)
    .filter((fieldId) => !Object.hasOwn(fitting.values, fieldId))
    .map((fieldId) => draft.names[fieldId] ?? fieldId);
  const files = (draft.files ?? []).length - (fitting.files ?? []).length;
  return files === 0 ? names : [...names, files === 1 ? 'a file' : `${String(files)} files`];
}

/** As the controls tell that they were emptied; a field that is gone has no type left to ask. */
function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
