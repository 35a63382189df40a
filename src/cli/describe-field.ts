import { controlOf, fieldTypeFor } from '@shared/fields/catalogue';
import { cascadingOptionsOf, choicesOf } from '@shared/fields/choices';
import { whyNotSet } from '@shared/fields/why-not-set';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';

/** A field as `fields` prints it: what Jira asks for, and how it is written behind `--set`. */
export interface DescribedField {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly operations: readonly string[];
  /** `schema.custom`, `schema.system` or `schema.type`: what tells field types apart. */
  readonly type: string;
  readonly control: string;
  /** What may stand behind `--set`, ready for a shell. `null`: it cannot be set. */
  readonly set: string | null;
  /** Labels of the allowed values, a child behind its parent. `null`: not limited, or not told. */
  readonly accepted: readonly string[] | null;
  readonly defaultValue: string | null;
}

export function describeField(field: CreateField): DescribedField {
  const type = fieldTypeFor(field.schema);
  const { custom, system } = field.schema;
  const toText = (wire: JsonValue): string | null => {
    const value = type.fromWire(wire, field);
    return value === null ? null : type.toText(value);
  };
  const example = toText(exampleOf(field)) ?? toText(type.example(field)) ?? '';
  return {
    fieldId: field.fieldId,
    name: field.name,
    required: field.required,
    hasDefault: field.hasDefaultValue,
    operations: field.operations,
    type: custom ?? system ?? field.schema.type,
    control: controlOf(field),
    set:
      field.operations.length === 0 || whyNotSet(field) !== null
        ? null
        : `--set ${quote(`${field.fieldId}=${example}`)}`,
    accepted: acceptedOf(field, toText),
    defaultValue: field.defaultValue === undefined ? null : toText(field.defaultValue),
  };
}

/** An allowed value carries its label, which reads better than the id of the catalogue's example. */
function exampleOf(field: CreateField): JsonValue {
  const [first] = field.allowedValues ?? [];
  const type = fieldTypeFor(field.schema);
  if (first === undefined || type.control === 'json') return type.example(field);
  if (type.madeOf === 'several') return [first];
  return pairsOf(first)[0] ?? first;
}

function acceptedOf(field: CreateField, toText: (wire: JsonValue) => string | null): readonly string[] | null {
  const choices = choicesOf(field);
  if (choices === null) return null;
  const cascades = cascadingOptionsOf(field)?.some((option) => option.children.length > 0) === true;
  if (!cascades) return choices.map(({ label }) => label);
  return (field.allowedValues ?? []).flatMap((wire) => [wire, ...pairsOf(wire)]).flatMap((wire) => toText(wire) ?? []);
}

/** A parent option with each of its children, in the form in which a value is read. */
function pairsOf(wire: JsonValue): JsonValue[] {
  if (!isJsonObject(wire) || !Array.isArray(wire['children'])) return [];
  const { children, ...parent } = wire;
  return (children as readonly JsonValue[]).map((child) => ({ ...parent, child }));
}

/** Single quotes keep everything as it is but the quote itself. */
function quote(text: string): string {
  return /^[\w=.,:@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
