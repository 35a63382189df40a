import type { Field, FieldOption } from '../model';

/** Prefix of Jira's own custom field types. */
export const CFT = 'com.atlassian.jira.plugin.system.customfieldtypes';
/** Prefix of the Software field types. */
export const GH = 'com.pyxis.greenhopper.jira';

const SET = ['set'];
const ADD_SET_REMOVE = ['add', 'set', 'remove'];

interface SystemFieldRest {
  items?: string;
  operations?: string[];
  clauseNames?: string[];
  navigable?: boolean;
  orderable?: boolean;
  searchable?: boolean;
  options?: FieldOption[];
  autoCompleteUrl?: string;
  /** A few ids differ from `schema.system`. */
  system?: string;
}

export function systemField(id: string, name: string, type: string, rest: SystemFieldRest = {}): Field {
  const { items, system = id, autoCompleteUrl } = rest;
  return {
    id,
    key: id,
    name,
    untranslatedName: name,
    description: '',
    schema: { type, ...(items === undefined ? {} : { items }), system },
    operations: [...(rest.operations ?? SET)],
    navigable: rest.navigable ?? true,
    orderable: rest.orderable ?? true,
    searchable: rest.searchable ?? true,
    clauseNames: rest.clauseNames ?? [id.toLowerCase()],
    projectId: null,
    options: rest.options ?? [],
    ...(autoCompleteUrl === undefined ? {} : { autoCompleteUrl }),
  };
}

/** Read-only: on no create or edit screen, never writable. */
export function readOnlyField(id: string, name: string, type: string, rest: SystemFieldRest = {}): Field {
  return systemField(id, name, type, { operations: [], orderable: false, ...rest });
}

interface CustomFieldRest {
  items?: string;
  operations?: string[];
  options?: FieldOption[];
  description?: string;
  /** Team-managed: the one project that has it. */
  projectId?: string;
  /** Forge and Connect fields: not `customfield_…`. */
  key?: string;
  autoCompleteUrl?: string;
  configuration?: NonNullable<Field['schema']['configuration']>;
}

/** @param custom the whole type key, such as `com.example.rollout:plan` */
export function customField(
  customId: number,
  name: string,
  custom: string,
  type: string,
  rest: CustomFieldRest = {},
): Field {
  const { items, configuration, autoCompleteUrl } = rest;
  const id = `customfield_${customId}`;
  return {
    id,
    key: rest.key ?? id,
    name,
    untranslatedName: name,
    description: rest.description ?? '',
    schema: {
      type,
      ...(items === undefined ? {} : { items }),
      custom,
      customId,
      ...(configuration === undefined ? {} : { configuration }),
    },
    operations: [...(rest.operations ?? (type === 'array' ? ADD_SET_REMOVE : SET))],
    navigable: true,
    orderable: true,
    searchable: true,
    clauseNames: [`cf[${customId}]`, name],
    projectId: rest.projectId ?? null,
    options: rest.options ?? [],
    ...(autoCompleteUrl === undefined ? {} : { autoCompleteUrl }),
  };
}

/** An option; `disabled` ones are known to old issues and no longer offered. */
export function option(id: number, value: string, children: FieldOption[] = []): FieldOption {
  return { id: String(id), value, disabled: false, children };
}

export function disabledOption(id: number, value: string): FieldOption {
  return { ...option(id, value), disabled: true };
}

/** Options with ids that follow each other. */
export function options(firstId: number, values: readonly string[]): FieldOption[] {
  return values.map((value, index) => option(firstId + index, value));
}
