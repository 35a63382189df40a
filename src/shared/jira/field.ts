import type { JsonValue } from '../json';

/**
 * The `schema` of a field, the same in createmeta, editmeta, `GET field` and `expand=schema`.
 * System fields carry `system`, custom fields `custom` and `customId`. Branch on `type` and `custom`:
 * `items` of app fields may be a translated label.
 */
export interface FieldSchema {
  readonly type: string;
  readonly items?: string | undefined;
  readonly system?: string | undefined;
  readonly custom?: string | undefined;
  readonly customId?: number | undefined;
}

/** One field of createmeta: `GET issue/createmeta/{project}/issuetypes/{type}`, array `fields`. */
export interface CreateField {
  /** What a create is posted with; `key` differs for Forge and Connect fields. */
  readonly fieldId: string;
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  /** With `required`: Jira fills the field in when it is left out. */
  readonly hasDefaultValue: boolean;
  /** Empty means that the field can only be shown. */
  readonly operations: readonly string[];
  readonly schema: FieldSchema;
  readonly allowedValues?: readonly JsonValue[] | undefined;
  readonly defaultValue?: JsonValue | undefined;
}
