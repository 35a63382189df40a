import { type CheckedValues, isSendable } from '../fields/compile-payload';
import { initialValues } from '../fields/form';
import { whyNotSet } from '../fields/why-not-set';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { type BulkSite, parentFieldOf, type TypeForm } from './bulk-site';
import { separatorsOf } from './column-values';
import { isSure, type KeptCells, keptFor, placed, type PlacedRead } from './kept-cells';
import type { BoundColumn, FieldDefault, Mapping } from './mapping';
import type { Problem } from './problem';
import type { Found } from './question';
import { AS_WRITTEN, readCell, type Reading } from './read-cell';

/** What is the same for all rows of a sheet. */
export interface SheetPlace {
  readonly site: BulkSite;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** The columns that are for something. */
  readonly bound: readonly BoundColumn[];
  readonly found: Found;
  /** `2026-11-30`: dates without a year are near it. */
  readonly today: string;
  readonly kept: KeptCells;
  readonly checked: CheckedValues;
  /** The names of all fields, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Stands where a parent will be. */
  readonly someParent: JsonValue;
}

/** A column of a field, for one type. */
export interface Slot {
  readonly column: number;
  readonly reading: Reading;
  readonly fieldId: string;
  readonly fieldName: string;
  /** `null` where the type lacks it. */
  readonly field: CreateField | null;
  readonly whyNot: string | null;
  /** One of several columns of a list. */
  readonly joins: boolean;
  /** One of several columns of one value: the first that says something counts. */
  readonly fallsBack: boolean;
  readonly kept: Map<string, PlacedRead>;
  /** What is said of cells whose type lacks the field. */
  readonly offScreen: Map<string, Problem>;
}

/** What is the same for all rows of a type. */
export interface TypePlace {
  readonly fields: ReadonlyMap<string, CreateField>;
  readonly initial: Readonly<Record<string, JsonValue>>;
  readonly slots: readonly Slot[];
  readonly defaults: readonly { readonly of: FieldDefault; readonly read: PlacedRead }[];
  /** The compiler may have something to say of Jira's own defaults. */
  readonly initialUnsure: boolean;
  readonly parentField: CreateField | null;
  readonly parentSendable: boolean;
  readonly whyNoParent: string | null;
  /** What is said of fields in which nothing stands. */
  readonly lacking: Map<string, Problem>;
}

/** Works out what rows of a type have in common. */
export function placeFor(
  form: TypeForm,
  { mapping, bound, names, kept, found, today, someParent }: SheetPlace,
): TypePlace {
  const fields = new Map(form.fields.map((field) => [field.fieldId, field]));
  const ofFields = bound.flatMap(({ column, mapping }) =>
    mapping.target.kind === 'field' ? [{ column, mapping, ...mapping.target }] : [],
  );
  const slots = ofFields.map(({ column, mapping, fieldId, name }): Slot => {
    const field = fields.get(fieldId) ?? null;
    const alike = ofFields.filter((other) => other.fieldId === fieldId).length;
    return {
      column,
      reading: { ...mapping, today },
      fieldId,
      fieldName: field?.name ?? names.get(fieldId) ?? name,
      field,
      whyNot: field === null ? null : whyNotSet(field),
      joins: alike > 1 && field !== null && separatorsOf(field) !== null,
      fallsBack: alike > 1 && field !== null && separatorsOf(field) === null,
      kept: keptFor(kept, field, column),
      offScreen: new Map(),
    };
  });
  const defaults = mapping.defaults.flatMap((of) => {
    const field = fields.get(of.fieldId);
    if (field === undefined || whyNotSet(field) !== null) return [];
    const reading = slots.find(({ fieldId }) => fieldId === of.fieldId)?.reading ?? AS_WRITTEN;
    // It was written by the field's own control, whatever signs the column has.
    return [{ of, read: placed(readCell(of.text, field, { ...reading, asInForm: true }, found), field, null) }];
  });
  const parentField = parentFieldOf(form) ?? null;
  const whyNoParent = parentField === null ? null : whyNotSet(parentField);
  const initial = initialValues(form.fields);
  const parentSendable = parentField === null || isSendable(parentField, someParent);
  const initialUnsure = !form.fields.every((field) => isSure(field, initial[field.fieldId] ?? null));
  const lacking = new Map<string, Problem>();
  const shared = { fields, initial, initialUnsure, slots, defaults, parentField, parentSendable, whyNoParent };
  return { ...shared, lacking };
}
