import { explainRefusal } from '@shared/fields/explain-refusal';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import type { FailureWords } from '@shared/ipc/failure-words';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** What is wrong with one field, and who can mend it where that is not plainly whoever fills in the form. */
export interface FieldRefusal {
  readonly problem: string;
  readonly whoCanMend: string | null;
}

export interface Refusals {
  /** On the field that Jira named, by field id. */
  readonly byField: Readonly<Record<string, FieldRefusal>>;
  /** What names no field of this form stands on top. */
  readonly onTop: FailureWords | null;
}

export const NO_REFUSALS: Refusals = { byField: {}, onTop: null };

/** Puts what keeps the form from being sent on its fields. Pure. */
export function placeProblems(problems: Readonly<Record<string, string>>): Refusals {
  const placed = Object.entries(problems).map(([fieldId, problem]): [string, FieldRefusal] => [
    fieldId,
    { problem, whoCanMend: null },
  ]);
  return { byField: Object.fromEntries(placed), onTop: null };
}

/** Puts each sentence of Jira's refusal where it belongs; none is dropped. Pure. */
export function placeRefusals(
  failure: Failure,
  fields: readonly CreateField[],
  values: Readonly<Record<string, JsonValue>>,
): Refusals {
  if (failure.kind !== 'jira-rejected') return NO_REFUSALS;
  const byField: Record<string, FieldRefusal> = {};
  const homeless = [...failure.messages];
  for (const [fieldId, message] of Object.entries(failure.fieldErrors)) {
    // Jira answers with the id it was sent, or with the key of an app's field.
    const field = fields.find((each) => each.fieldId === fieldId || each.key === fieldId);
    if (field !== undefined && isDrawn(field)) {
      const { problem, whoCanMend } = explainRefusal(field, message, values[field.fieldId]);
      byField[field.fieldId] = { problem, whoCanMend: whoCanMend === 'You.' ? null : whoCanMend };
    } else homeless.push(`${field?.name ?? fieldId}: ${message}`);
  }
  const placed = Object.keys(byField).length;
  // A refusal without a single word is told as well.
  if (placed > 0 && homeless.length === 0) return { byField, onTop: null };
  return { byField, onTop: describeFailure({ ...failure, messages: homeless, fieldErrors: {} }) };
}

/** Project and type are chosen above the form; what can neither be set nor is demanded has no control in it. */
function isDrawn({ fieldId, required, operations }: CreateField): boolean {
  return fieldId !== 'project' && fieldId !== 'issuetype' && (required || operations.length > 0);
}
