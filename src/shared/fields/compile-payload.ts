import type { CreateField } from '../jira/field';
import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import { fieldTypeFor } from './catalogue';
import type { FieldType } from './field-type';
import type { FieldValues } from './form';
import { inDrawingOrder, isDemanded } from './form';
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

/** What is the same of a field for every issue of its form. */
interface FormField {
  readonly field: CreateField;
  readonly type: FieldType;
}

interface Form {
  readonly demanded: readonly FormField[];
  /** All that may be sent, in the form's order. */
  readonly settable: readonly FormField[];
}

/** What createmeta lists never changes, and a sheet asks for it row by row. */
const FORMS = new WeakMap<readonly CreateField[], Form>();

function formOf(fields: readonly CreateField[]): Form {
  const known = FORMS.get(fields);
  if (known !== undefined) return known;
  const typed = (field: CreateField): FormField => ({ field, type: fieldTypeFor(field.schema) });
  const form = {
    demanded: inDrawingOrder(fields).filter(isDemanded).map(typed),
    settable: inDrawingOrder(fields)
      .filter((field) => whyNotSet(field) === null)
      .map(typed),
  };
  FORMS.set(fields, form);
  return form;
}

/** Why a value cannot be sent; `null` where it can. */
type Check = (field: CreateField, type: FieldType, value: JsonValue) => string | null;

/**
 * What is wrong with each field, in the form's order.
 *
 * @param emptied told of each default that is emptied on purpose
 */
function settle(
  { fields, values: filled }: Pick<PayloadInput, 'fields' | 'values'>,
  check: Check,
  emptied: (field: CreateField) => void,
): Readonly<Record<string, string>> {
  const { values, spokenFor, problems: twice } = sentAsParent(fields, filled);
  const { demanded, settable } = formOf(fields);
  const problems: Record<string, string> = { ...twice };
  for (const { field, type } of demanded) {
    if (isEmptyValue(type, valueIn(values, field))) problems[field.fieldId] = `${field.name} is required.`;
  }
  for (const { field, type } of settable) {
    if (spokenFor.has(field.fieldId)) continue;
    if (isEmptiedOnPurpose(field, values)) emptied(field);
    const value = valueIn(values, field);
    if (value === undefined || isEmptyValue(type, value)) continue;
    const problem = check(field, type, value);
    if (problem !== null) problems[field.fieldId] = problem;
  }
  return problems;
}

function valueIn(values: FieldValues, { fieldId }: CreateField): JsonValue | undefined {
  return Object.hasOwn(values, fieldId) ? values[fieldId] : undefined;
}

function isEmptyValue(type: FieldType, value: JsonValue | undefined): boolean {
  return value === undefined || value === null || type.isEmpty(value);
}

/** Values that were checked before: in a sheet the same few are in thousands of rows, and every row is looked at again and again. */
export class CheckedValues {
  private readonly byField = new Map<CreateField, CheckedOf>();

  readonly check: Check = (field, type, value) => {
    let checked = this.byField.get(field);
    if (checked === undefined) this.byField.set(field, (checked = { objects: new WeakMap(), others: new Map() }));
    const known = isObject(value) ? checked.objects.get(value) : checked.others.get(value);
    if (known !== undefined) return known;
    const problem = problemOf(field, type, value);
    if (isObject(value)) checked.objects.set(value, problem);
    else checked.others.set(value, problem);
    return problem;
  };
}

interface CheckedOf {
  readonly objects: WeakMap<object, string | null>;
  readonly others: Map<JsonValue, string | null>;
}

function isObject(value: JsonValue): value is Exclude<JsonValue, null | string | number | boolean> {
  return typeof value === 'object' && value !== null;
}

const problemOf: Check = (field, type, value) => {
  const wire = type.toWire(value, field);
  return wire.ok ? null : wire.problem;
};

const NOTHING = (): void => undefined;

/**
 * What `compilePayload` would say of these values, without the body: for a sheet of ten thousand rows that are only looked at. Pure; values
 * that stand in `checked` must not be changed afterwards.
 */
export function payloadProblems(
  input: Pick<PayloadInput, 'fields' | 'values'>,
  checked: CheckedValues | null = null,
): Readonly<Record<string, string>> {
  return settle(input, checked?.check ?? problemOf, NOTHING);
}

/** Whether a value is nothing, or can be sent: `compilePayload` would say nothing of it. Pure. */
export function isSendable(field: CreateField, value: JsonValue): boolean {
  const type = fieldTypeFor(field.schema);
  return isEmptyValue(type, value) || problemOf(field, type, value) === null;
}

/** The fields that have to be filled in and are not, in the form's order. Pure. */
export function lacking({ fields, values }: Pick<PayloadInput, 'fields' | 'values'>): readonly CreateField[] {
  return formOf(fields).demanded.flatMap(({ field, type }) =>
    isEmptyValue(type, valueIn(values, field)) ? [field] : [],
  );
}

/**
 * The one compiler: form, spreadsheet, dry run, copied cURL, command line and outbox all send what this makes. The same
 * input gives the same bytes: project, issue type and summary, then the form's order, whatever the order of `values`.
 * Epic Link and Parent Link are sent as `parent`, where there is one. Empty values are left out, and so are values of fields that this form does not have or only shows; a default that was emptied on
 * purpose, as `null`, is sent as `null`.
 */
export function compilePayload({ fields, projectId, issueTypeId, values, changeId }: PayloadInput): Payload {
  const sent: SentField[] = [];
  const check: Check = (field, type, value) => {
    const wire = type.toWire(value, field);
    if (wire.ok) sent.push({ field, wire: wire.value });
    return wire.ok ? null : wire.problem;
  };
  const problems = settle({ fields, values }, check, (field) => void sent.push({ field, wire: null }));
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
