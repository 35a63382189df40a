import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';

export interface Refusals {
  /** On the field that Jira named, by field id. */
  readonly byField: Readonly<Record<string, string>>;
  /** What names no field of this form stands on top. */
  readonly onTop: readonly string[];
}

export const NO_REFUSALS: Refusals = { byField: {}, onTop: [] };

/** Puts each sentence of a refusal where it belongs; none is dropped. Pure. */
export function placeRefusals(failure: Failure, fields: readonly CreateField[]): Refusals {
  if (failure.kind === 'invalid-input') {
    return place(failure.fields, [], fields, (problem) => problem);
  }
  if (failure.kind !== 'jira-rejected') return NO_REFUSALS;
  return place(failure.fieldErrors, failure.messages, fields, (message) => `Jira refused this. ${message}`);
}

function place(
  errors: Readonly<Record<string, string>>,
  messages: readonly string[],
  fields: readonly CreateField[],
  onField: (message: string) => string,
): Refusals {
  const byField: Record<string, string> = {};
  const onTop = [...messages];
  for (const [fieldId, message] of Object.entries(errors)) {
    // Jira answers with the id it was sent, or with the key of an app's field.
    const field = fields.find((each) => each.fieldId === fieldId || each.key === fieldId);
    const drawn = field !== undefined && field.fieldId !== 'project' && field.fieldId !== 'issuetype';
    if (drawn) byField[field.fieldId] = onField(message);
    else onTop.push(field === undefined ? `${fieldId}: ${message}` : `${field.name}: ${message}`);
  }
  return { byField, onTop };
}
