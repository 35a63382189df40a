import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldTypeFor } from '../../../src/shared/fields/catalogue';
import { cascadingOptionsOf, choicesOf } from '../../../src/shared/fields/choices';
import type { Control } from '../../../src/shared/fields/field-type';
import type { CreateField } from '../../../src/shared/jira/field';
import type { JsonValue } from '../../../src/shared/json';
import { root } from './environment';

/** One row of the contract's field catalogue (7.1, 7.2), as far as a form needs it. */
export interface ContractRow {
  readonly row: string;
  readonly entry: string;
  readonly control: Control;
  readonly field: CreateField;
  readonly text?: string;
}

export const CONTRACT_ROWS = JSON.parse(
  readFileSync(join(root, 'tests', 'fixtures', 'contract-fields.json'), 'utf8'),
) as readonly ContractRow[];

/** Types of apps that the sandbox has under another name than the contract's examples. */
const CALLED_ELSE: Readonly<Record<string, string>> = {
  'Release note': 'Delivery note',
  Pilot: 'Data steward',
  Crew: 'Steward group',
  Window: 'Frozen at',
  Plan: 'Risk assessment',
  Pilots: 'Data stewards',
  Crews: 'Steward groups',
  Stages: 'Regulations',
  Wellen: 'Measurements',
  Size: 'Loyalty tier',
  'Size note': 'Loyalty card',
  'Size in cm': 'Loyalty points',
  'Rollout stages': 'Readings',
};

/** The field of a form that a row of the contract is about; null where the form has none. */
export function fieldOfRow({ field, entry }: ContractRow, fields: readonly CreateField[]): CreateField | null {
  const { system } = field.schema;
  const found =
    system === undefined
      ? fields.find(({ name }) => name === (CALLED_ELSE[field.name] ?? field.name))
      : fields.find((each) => each.schema.system === system);
  return found !== undefined && fieldTypeFor(found.schema).name === entry ? found : null;
}

/** What the site has of what a row can name: its people, groups, sprint, teams and issues. */
export interface Known {
  readonly people: readonly { readonly displayName: string; readonly accountId: string }[];
  readonly groups: readonly string[];
  readonly sprintId: string;
  readonly teamId: string;
  readonly issueKey: string;
  readonly roleId: string;
}

/** Where the sandbox takes other JSON than the contract's example of the type. */
const OTHER_JSON: Readonly<Record<string, string>> = {
  'Request Type': '"11"',
  Measurements: '[{"depth": 3}]',
  Readings: '[1, 2]',
};

/** The text of a row in the words of this site: the same kind of value, with its own options, people and keys. */
export function textOf({ text = '' }: ContractRow, field: CreateField, known: Known): string {
  const person = (at: number): string => {
    const { displayName, accountId } = known.people[at] ?? { displayName: '', accountId: '' };
    return `${displayName} <${accountId}>`;
  };
  switch (fieldTypeFor(field.schema).control) {
    case 'select': {
      const labels = (choicesOf(field) ?? []).map(({ label }) => label);
      return labels.includes(text) ? text : (labels[0] ?? text);
    }
    case 'multi-select':
      return fieldTypeFor(field.schema).toText(
        (choicesOf(field) ?? []).slice(0, 2).map(({ id, label }) => ({ id, label })),
      );
    case 'cascading': {
      const parent = (cascadingOptionsOf(field) ?? [])[0];
      return `${parent?.parent.label ?? ''} > ${parent?.children[0]?.label ?? ''}`;
    }
    case 'user':
      return person(0);
    case 'multi-user':
      return `${person(0)}, ${person(1)}`;
    case 'group':
      return known.groups[0] ?? text;
    case 'multi-group':
      return known.groups.slice(0, 2).join(', ');
    case 'sprint':
      return known.sprintId;
    case 'team':
      return `Checkout <${known.teamId}>`;
    case 'issue':
      return known.issueKey;
    case 'issue-links':
      return `Blocks -> ${known.issueKey}, Relates -> ${known.issueKey}`;
    case 'restriction':
      return known.roleId;
    case 'json':
      return OTHER_JSON[field.name] ?? text;
    default:
      return text;
  }
}

/** A value that Jira, or the catalogue, refuses in a field; null where every value of its kind is good. */
export function wrongWire(field: CreateField): JsonValue | null {
  const type = fieldTypeFor(field.schema);
  switch (type.control) {
    case 'text':
      return field.schema.custom?.endsWith(':url') === true ? 'a.example' : 'x'.repeat(256);
    case 'select':
      return { id: '999999' };
    case 'cascading':
      return { id: '999999', child: { id: '999998' } };
    case 'multi-select':
      return [{ id: '999999' }];
    case 'user':
      return { accountId: 'nobody:1' };
    case 'multi-user':
      return [{ accountId: 'nobody:1' }];
    case 'group':
      return { name: 'no such group' };
    case 'multi-group':
      return [{ name: 'no such group' }];
    case 'labels':
      return ['x'.repeat(256)];
    case 'sprint':
      return 999999;
    case 'team':
      return 'no-such-team-1';
    case 'issue':
      return field.fieldId === 'parent' ? { key: 'SHOP-99999' } : 'SHOP-99999';
    case 'objects':
      return [{ id: 'Till 4' }];
    case 'restriction':
      return { issuerestrictions: { projectrole: [{ id: '999999' }] } };
    case 'paragraph': {
      const text = { type: 'text', text: 'x'.repeat(32_768) };
      const body = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
      return field.fieldId === 'comment' ? null : body;
    }
    case 'issue-links':
      return [{ type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-99999' } }];
    default:
      return null;
  }
}

/** A text that is refused in a control that one types into; null where nothing wrong can be typed there. */
export function wrongText(field: CreateField): string | null {
  switch (fieldTypeFor(field.schema).control) {
    case 'number':
      return '1,234';
    case 'date':
    case 'date-time':
      return 'next week or so';
    case 'time-tracking':
      return 'soon';
    case 'worklog':
      return 'a while';
    case 'json':
      return '{"stages":';
    default:
      return null;
  }
}
