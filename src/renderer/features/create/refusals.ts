import { explainRefusal } from '@shared/fields/explain-refusal';
import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

export interface FieldRefusal {
  readonly problem: string;
  /** Who can mend it, where that is somebody else than the person. */
  readonly whoCanMend: string | null;
}

export interface Refusals {
  /** On the field that Jira named, by field id. */
  readonly byField: Readonly<Record<string, FieldRefusal>>;
  /** What names no field of this form stands on top. */
  readonly onTop: readonly string[];
}

export const NO_REFUSALS: Refusals = { byField: {}, onTop: [] };

/** What keeps a form from being sent, before Jira is asked. Pure. */
export function problemsAsRefusals(problems: Readonly<Record<string, string>>): Refusals {
  const byField = Object.entries(problems).map(([fieldId, problem]) => [fieldId, { problem, whoCanMend: null }] as const);
  return { byField: Object.fromEntries(byField), onTop: [] };
}

/** Puts each sentence of a refusal where it belongs; none is dropped. Pure. */
export function placeRefusals(
  failure: Failure,
  fields: readonly CreateField[],
  values: Readonly<Record<string, JsonValue>>,
): Refusals {
  if (failure.kind === 'invalid-input') return problemsAsRefusals(failure.fields);
  if (failure.kind !== 'jira-rejected') return NO_REFUSALS;
  const byField: Record<string, FieldRefusal> = {};
  const onTop = [...failure.messages];
  for (const [fieldId, message] of Object.entries(failure.fieldErrors)) {
    // Jira answers with the id it was sent, or with the key of an app's field.
    const field = fields.find((each) => each.fieldId === fieldId || each.key === fieldId);
    if (field === undefined) onTop.push(`${fieldId}: ${message}`);
    else if (field.fieldId === 'project' || field.fieldId === 'issuetype') onTop.push(`${field.name}: ${message}`);
    else {
      const { problem, whoCanMend } = explainRefusal(field, message, values[field.fieldId]);
      byField[field.fieldId] = { problem, whoCanMend: whoCanMend === 'You.' ? null : whoCanMend };
    }
  }
  return { byField, onTop };
}
