import type { FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import type { FieldDescriptor, FieldType } from './field-type';
import { mergeWhole } from './merge-values';
import { BY_CONTROL } from './by-control';
import type { Shown } from './shown';

/** A field type as its file writes it: with its own value type, and how to tell that a value is one. */
export interface FieldTypeSpec<V extends JsonValue> extends Omit<
  FieldType<V>,
  'limit' | 'hint' | 'madeOf' | 'shown' | 'none' | 'allInSight' | 'meansParent' | 'isRanked'
> {
  holds(value: JsonValue): value is V;
  limit?(schema: FieldSchema): number | null;
  hint?(field: FieldDescriptor): string | null;
  /** Where it is not what follows from the control. */
  shown?(schema: FieldSchema): Shown;
  /** `None` otherwise. */
  none?(schema: FieldSchema): string;
  meansParent?(schema: FieldSchema): 'parent' | 'of-old' | null;
  isRanked?(field: Pick<FieldDescriptor, 'name'>): boolean;
  allInSight?(schema: FieldSchema): boolean;
}

/**
 * Makes the catalogue's entry, which takes any JSON: values come from drafts and IPC, and a draft may hold a value
 * from before an admin changed the field's type. Such a value is never empty, never sent and never thrown away.
 */
export function defineFieldType<V extends JsonValue>(spec: FieldTypeSpec<V>): FieldType {
  const fits = (value: JsonValue): value is V => value !== null && spec.holds(value);
  const fitsOrNull = (value: JsonValue): value is V | null => value === null || spec.holds(value);
  return {
    name: spec.name,
    control: spec.control,
    madeOf: BY_CONTROL[spec.control].madeOf,
    notes: spec.notes,
    limit: (schema) => spec.limit?.(schema) ?? null,
    hint: (field) => spec.hint?.(field) ?? null,
    shown: (schema) => spec.shown?.(schema) ?? BY_CONTROL[spec.control].shown,
    none: (schema) => spec.none?.(schema) ?? 'None',
    meansParent: (schema) => spec.meansParent?.(schema) ?? null,
    isRanked: (field) => spec.isRanked?.(field) ?? false,
    allInSight: (schema) => spec.allInSight?.(schema) ?? false,
    matches: (schema) => spec.matches(schema),
    isEmpty: (value) => value === null || value === undefined || (fits(value) && spec.isEmpty(value)),
    fromText: (text, field) => spec.fromText(text, field),
    toText: (value) => (fits(value) ? spec.toText(value) : JSON.stringify(value)),
    toWire: (value, field, before) =>
      fits(value)
        ? spec.toWire(value, field, before)
        : { ok: false, problem: `This was filled in when ${field.name} had another type. Fill it in again.` },
    fromWire: (wire, field) => (wire === null ? null : spec.fromWire(wire, field)),
    merge: (base, mine, theirs) =>
      fitsOrNull(base) && fitsOrNull(mine) && fitsOrNull(theirs)
        ? spec.merge(base, mine, theirs)
        : mergeWhole(base, mine, theirs, canonicalJson),
    example: (field) => spec.example(field),
  };
}
