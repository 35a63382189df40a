import { compilePayload } from '@shared/fields/compile-payload';
import { isEmptyField } from '@shared/fields/form';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';

export interface PreviewInput {
  readonly fields: readonly CreateField[];
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly values: Readonly<Record<string, JsonValue>>;
}

export interface Preview {
  /** What would be sent if the fields with problems were left out. */
  readonly body: JsonObject;
  /** By field id: what keeps it from being sent. */
  readonly problems: Readonly<Record<string, string>>;
  /** Of the problems, those of fields that are filled in: what stands there cannot be read, and is not in the body. */
  readonly unreadable: Readonly<Record<string, string>>;
}

/** The body while it is being filled in, by the compiler that sends it. Pure. */
export function previewPayload({ fields, projectId, issueTypeId, values }: PreviewInput): Preview {
  const whole = compilePayload({ fields, projectId, issueTypeId, values, changeId: null });
  if (whole.ok) return { body: whole.body, problems: {}, unreadable: {} };
  const sendable = Object.fromEntries(
    Object.entries(values).filter(([fieldId]) => !Object.hasOwn(whole.problems, fieldId)),
  );
  // Of the others `required` stays: it decides what an emptied default is sent as.
  const demandless = fields.map((field) =>
    Object.hasOwn(whole.problems, field.fieldId) ? { ...field, required: false } : field,
  );
  const part = compilePayload({ fields: demandless, projectId, issueTypeId, values: sendable, changeId: null });
  const filled = fields.filter((field) => Object.hasOwn(whole.problems, field.fieldId) && !isEmptyField(field, values));
  const unreadable = filled.map(({ fieldId }) => [fieldId, whole.problems[fieldId] ?? ''] as const);
  return { body: part.ok ? part.body : {}, problems: whole.problems, unreadable: Object.fromEntries(unreadable) };
}

/** What stands in the form and not in the body, and why, a sentence each: "Amount is not in it yet: …". Pure. */
export function notInIt(
  { unreadable }: Pick<Preview, 'unreadable'>,
  fields: readonly CreateField[],
): readonly string[] {
  return fields.flatMap(({ fieldId, name }) => {
    const why = unreadable[fieldId];
    return why === undefined ? [] : [`${name} is not in it yet: ${why}`];
  });
}

/** The lines of a laid-out body on which these fields stand, counted from 1. */
export function linesOf(text: string, fieldIds: readonly string[]): readonly number[] {
  const lines = text.split('\n');
  return fieldIds.flatMap((fieldId) => {
    const at = lines.findIndex((line) => line.trimStart().startsWith(`${JSON.stringify(fieldId)}:`));
    return at < 0 ? [] : [at + 1];
  });
}
