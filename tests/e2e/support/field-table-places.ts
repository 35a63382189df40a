import { fieldTypeFor } from '../../../src/shared/fields/catalogue';
import { cascadingOptionsOf } from '../../../src/shared/fields/choices';
import { isAskedBefore } from '../../../src/shared/fields/form';
import type { CreateField } from '../../../src/shared/jira/field';
import type { JsonValue } from '../../../src/shared/json';
import { CONTRACT_ROWS, fieldOfRow, type ContractRow } from './contract-fields';

/** A form that the table fills in. What it says of single fields goes by their names. */
export interface TablePlace {
  readonly heading: string;
  readonly project: string;
  readonly key: string;
  readonly issueType: string;
  /** The rows of the contract's catalogue, or each type that the form itself has, once. */
  readonly rows: 'contract' | 'form';
  /** Where the form takes other texts than the row of the type has. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Wrong values that only this project refuses. */
  readonly wrong?: Readonly<Record<string, JsonValue>>;
  /** What has to stand beside them. */
  readonly beside?: Readonly<Record<string, JsonValue>>;
}

export const TABLE_PLACES: readonly TablePlace[] = [
  {
    heading: 'A company-managed project with a field of every type',
    project: 'Kitchen sink',
    key: 'KITCHEN',
    issueType: 'Kitchen sink',
    rows: 'contract',
  },
  {
    heading: 'A team-managed project',
    project: 'Mobile app',
    key: 'MOB',
    issueType: 'Bug',
    rows: 'form',
  },
  {
    heading: 'A form of 200 fields, ten of them with 5,000 options',
    project: 'Supplier onboarding',
    key: 'SUPP',
    issueType: 'Supplier dossier',
    rows: 'form',
  },
  {
    heading: 'A form whose workflow has rules that createmeta does not tell',
    project: 'Depot deliveries',
    key: 'DEPOT',
    issueType: 'Delivery',
    rows: 'form',
    texts: { 'Order number': 'AB-123456', 'Start date': '2026-11-02', 'Due date': '2026-11-30' },
    wrong: { 'Order number': 'AB-12', 'Due date': '2026-10-05' },
    beside: { 'Start date': '2026-11-02' },
  },
];

/** The rows of a form's table, each with its field; `null` where the form has none. */
export function rowsOf(
  place: TablePlace,
  fields: readonly CreateField[],
): readonly { readonly row: ContractRow; readonly field: CreateField | null }[] {
  if (place.rows === 'contract') return CONTRACT_ROWS.map((row) => ({ row, field: fieldOfRow(row, fields) }));
  const types = new Map<string, { readonly row: ContractRow; readonly field: CreateField }>();
  for (const field of fields) {
    const name = `${shortName(field)}${optionsOf(field) > MANY ? `, ${optionsOf(field).toLocaleString('en')} options` : ''}`;
    if (isAskedBefore(field) || types.has(name)) continue;
    const { name: entry, control } = fieldTypeFor(field.schema);
    const text = place.texts?.[field.name] ?? contractText(field);
    types.set(name, { field, row: { row: name, entry, control, field, ...(text === undefined ? {} : { text }) } });
  }
  return [...types.values()];
}

const MANY = 100;

/** As the contract calls a type: its system name, or its custom one with a short beginning. */
function shortName({ schema }: CreateField): string {
  return (schema.custom ?? schema.system ?? schema.type)
    .replace('com.atlassian.jira.plugin.system.customfieldtypes:', 'cft:')
    .replace('com.pyxis.greenhopper.jira:', 'gh:');
}

function optionsOf(field: CreateField): number {
  const children = (cascadingOptionsOf(field) ?? []).reduce((sum, option) => sum + option.children.length, 0);
  return Math.max(children, field.allowedValues?.length ?? 0);
}

/** The text of the contract's row of the same field, else of the same type. */
function contractText({ schema }: CreateField): string | undefined {
  const entry = fieldTypeFor(schema).name;
  const { custom, system } = schema;
  const same = CONTRACT_ROWS.find(({ field }) =>
    custom === undefined ? field.schema.system === system : field.schema.custom === custom,
  );
  return same?.text ?? CONTRACT_ROWS.find((row) => row.entry === entry)?.text;
}
