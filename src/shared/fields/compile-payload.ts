import type { CreateField } from '../jira/field';
import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import type { FieldValues } from './form';
import { inDrawingOrder, isEmptyField, missingRequired } from './form';
import { sentAsParent } from './sent-as-parent';
import { whyNotSet } from './why-not-set';

/** The key of the issue property by which a create is found again when its answer never came. */
export const CHANGE_PROPERTY = 'workbench.change';

export interface PayloadInput {
  /** The fields that createmeta lists for this project and issue type. */
  readonly fields: readonly CreateField[];
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly values: FieldValues;
  /** The change that is written; null for a preview or a copy that is no change of ours. */
  readonly changeId: string | null;
}

/** The body of `POST issue`, or why there is none yet: one sentence for each field id. */
export type Payload =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** A field without `set` can only be added to: links, worklogs, comments (contract 6.2, 7.1). */
export function addsOnly(operations: readonly string[]): boolean {
  return operations.includes('add') && !operations.includes('set');
}

/**
 * An absent key is filled in by Jira where the field has a default; a key with `null` is emptied (contract 6.2). A field that
 * is required cannot be emptied: there the default stays.
 */
export function isEmptiedOnPurpose(field: CreateField, values: FieldValues): boolean {
  return (
    field.hasDefaultValue &&
    !field.required &&
    field.operations.includes('set') &&
    Object.hasOwn(values, field.fieldId) &&
    values[field.fieldId] === null
  );
}

/** `[{"add": …}]`: what is written without its verb gets it. */
export function toVerbs(wire: JsonValue, operations: readonly string[]): JsonValue[] {
  const entries: readonly JsonValue[] = Array.isArray(wire) ? (wire as readonly JsonValue[]) : [wire];
  return entries.map((entry) => {
    const keys = isJsonObject(entry) ? Object.keys(entry) : [];
    const [verb] = keys;
    const hasVerb = keys.length === 1 && verb !== undefined && operations.includes(verb);
    return hasVerb ? entry : { add: entry };
  });
}

/** A field with what is sent for it. */
interface SentField {
  readonly field: CreateField;
  readonly wire: JsonValue;
}

/** What each field comes to, in the form's order: what is sent, and what is wrong. */
function settle({ fields, values: filled }: Pick<PayloadInput, 'fields' | 'values'>): {
  readonly sent: readonly SentField[];
  readonly problems: Readonly<Record<string, string>>;
} {
  const { values, spokenFor, problems: twice } = sentAsParent(fields, filled);
  const problems: Record<string, string> = { ...twice };
  for (const field of missingRequired(fields, values)) problems[field.fieldId] = `${field.name} is required.`;
  const sent: SentField[] = [];
  for (const field of inDrawingOrder(fields)) {
    if (whyNotSet(field) !== null || spokenFor.has(field.fieldId)) continue;
    if (isEmptiedOnPurpose(field, values)) sent.push({ field, wire: null });
    const value = values[field.fieldId];
    if (value === undefined || isEmptyField(field, values)) continue;
    const wire = fieldTypeFor(field.schema).toWire(value, field);
    if (wire.ok) sent.push({ field, wire: wire.value });
    else problems[field.fieldId] = wire.problem;
  }
  return { sent, problems };
}

/** What `compilePayload` would say of these values, without the body: for a sheet of ten thousand rows that are only looked at. Pure. */
export function payloadProblems(input: Pick<PayloadInput, 'fields' | 'values'>): Readonly<Record<string, string>> {
  return settle(input).problems;
}

/**
 * The one compiler: form, spreadsheet, dry run, copied cURL, command line and outbox all send what this makes. The same
 * input gives the same bytes: project, issue type and summary, then the form's order, whatever the order of `values`.
 * Epic Link and Parent Link are sent as `parent`, where there is one. Empty values are left out, and so are values of fields that this form does not have or only shows; a default that was emptied on
 * purpose, as `null`, is sent as `null`.
 */
export function compilePayload({ fields, projectId, issueTypeId, values, changeId }: PayloadInput): Payload {
  const { sent, problems } = settle({ fields, values });
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const set: Record<string, JsonValue> = { project: { id: projectId }, issuetype: { id: issueTypeId } };
  const update: Record<string, JsonValue> = {};
  for (const { field, wire } of sent) {
    if (wire !== null && addsOnly(field.operations)) update[field.fieldId] = toVerbs(wire, field.operations);
    else set[field.fieldId] = wire;
  }

  return {
    ok: true,
    body: {
      fields: set,
      ...(Object.keys(update).length > 0 ? { update } : {}),
      ...(changeId === null ? {} : { properties: [{ key: CHANGE_PROPERTY, value: { id: changeId } }] }),
    },
  };
}
