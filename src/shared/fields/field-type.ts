import type { CreateField, FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import type { MadeOf, Shown } from './shown';

/** How a value is drawn for editing. The renderer has one component for each; nothing else there knows a field type. */
export type Control =
  | 'text'
  | 'paragraph'
  | 'number'
  | 'date'
  | 'date-time'
  | 'select'
  | 'multi-select'
  | 'cascading'
  | 'user'
  | 'multi-user'
  | 'labels'
  | 'issue'
  | 'group'
  | 'multi-group'
  | 'sprint'
  | 'team'
  | 'time-tracking'
  | 'issue-links'
  | 'objects'
  | 'worklog'
  | 'restriction'
  | 'read-only'
  | 'json';

/** The outcome of reading text or a value: a problem is one sentence for the person, saying what would be accepted. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Three versions become one, or stay a question for a person. */
export type Merge<V> = { readonly state: 'merged'; readonly value: V | null } | { readonly state: 'conflict' };

/** What a field type has to know of a field; createmeta, editmeta and the field list all provide it. */
export type FieldDescriptor = Pick<CreateField, 'fieldId' | 'name' | 'schema' | 'allowedValues' | 'operations'>;

/** What an entry says of itself, for `docs/field-types.md`. */
export interface FieldTypeNotes {
  /** The schemas that the entry is for, in words. */
  readonly schemas: string;
  /** How its text is written. */
  readonly text: string;
  /** `whole`: two different changes are a person's to decide. `set`: additions and removals of both sides are kept. */
  readonly merge: 'whole' | 'set';
  /** What else one should know; null where that is nothing. */
  readonly remarks: string | null;
}

/**
 * One entry of the catalogue. `V` is the value as the workbench holds it: plain JSON, complete enough to draw without
 * asking Jira again, and able to hold what cannot be sent yet (a half-typed number), so that nothing typed is lost.
 */
export interface FieldType<V extends JsonValue = JsonValue> {
  /** Stable name, for example `option`. */
  readonly name: string;
  readonly control: Control;
  readonly madeOf: MadeOf;
  readonly notes: FieldTypeNotes;
  /** The most characters that Jira takes, where it counts them; null where it does not. */
  limit(schema: FieldSchema): number | null;
  /** A line that stands beside the control, where the field's name does not say how it is filled in; null where it does. */
  hint(field: FieldDescriptor): string | null;
  /** How Jira's own value is drawn to be read. */
  shown(schema: FieldSchema): Shown;
  /** What stands where there is no value. */
  none(schema: FieldSchema): string;
  /** How it says which issue is the parent: as `parent` does, or as a field of old did before it. `null`: it says something else. */
  meansParent(schema: FieldSchema): 'parent' | 'of-old' | null;
  /** Whether the order of its values is one of rank, from the highest on. */
  isRanked(field: Pick<FieldDescriptor, 'name'>): boolean;
  /** Whether Jira draws all that may be chosen at once, as radio buttons or check boxes, rather than a list that opens. */
  allInSight(schema: FieldSchema): boolean;
  matches(schema: FieldSchema): boolean;
  isEmpty(value: V): boolean;
  /** Text from a spreadsheet cell or the command line. */
  fromText(text: string, field: FieldDescriptor): Read<V>;
  toText(value: V): string;
  /**
   * The value to POST, or why it cannot be sent.
   *
   * @param before for an edit: the value that it started from, as Jira gave it. What is odd in there already is not the edit's fault
   */
  toWire(value: V, field: FieldDescriptor, before?: JsonValue): Read<JsonValue>;
  /** A value as Jira gives it on read, as a default or as an allowed value; `null` when unset or unreadable. */
  fromWire(wire: JsonValue, field: FieldDescriptor): V | null;
  merge(base: V | null, mine: V | null, theirs: V | null): Merge<V>;
  /** A wire value that this field would take, for previews and documentation. */
  example(field: FieldDescriptor): JsonValue;
}
