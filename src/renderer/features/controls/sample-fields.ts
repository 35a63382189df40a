import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

const CFT = 'com.atlassian.jira.plugin.system.customfieldtypes';

function custom(
  id: number,
  name: string,
  type: string,
  kind: string,
  more: Partial<CreateField> & { items?: string } = {},
): CreateField {
  const { items, ...rest } = more;
  return {
    fieldId: `customfield_${id}`,
    key: `customfield_${id}`,
    name,
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema: { type, custom: kind, customId: id, ...(items === undefined ? {} : { items }) },
    ...rest,
  };
}

function system(
  name: string,
  label: string,
  type: string,
  more: Partial<CreateField> & { items?: string } = {},
): CreateField {
  const { items, ...rest } = more;
  return {
    fieldId: name,
    key: name,
    name: label,
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema: { type, system: name, ...(items === undefined ? {} : { items }) },
    ...rest,
  };
}

const SEVERITIES = ['Sev 1, outage', 'Sev 2, major', 'Sev 3, minor', 'Sev 4, cosmetic'].map((value, index) => ({
  id: String(10401 + index),
  value,
}));

const TIERS = ['Walk-in', 'Member', 'Gold member'].map((value, index) => ({ id: String(10450 + index), value }));

const BROWSERS = ['Chrome', 'Firefox', 'Safari'].map((value, index) => ({ id: String(10460 + index), value }));

const AREAS: readonly JsonValue[] = [
  {
    id: '10201',
    value: 'Checkout',
    children: [
      { id: '10202', value: 'Vouchers' },
      { id: '10203', value: 'Payment sheet' },
    ],
  },
  { id: '10210', value: 'Search', children: [] },
];

/** One field of every control, with a value to show. */
export const SAMPLE_FIELDS: readonly {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly problem?: string;
}[] = [
  {
    field: system('summary', 'Summary', 'string', { required: true }),
    value: 'Voucher stays applied after the basket is emptied',
  },
  {
    field: custom(10062, 'Severity', 'option', `${CFT}:select`, { required: true, allowedValues: SEVERITIES }),
    value: { id: '10311', label: 'Critical' },
    problem: 'Jira refused “Critical”. The option was disabled for Storefront after this draft was begun.',
  },
  {
    field: custom(10077, 'Area', 'option-with-child', `${CFT}:cascadingselect`, {
      required: true,
      allowedValues: AREAS,
    }),
    value: { parent: { id: '10201', label: 'Checkout' }, child: { id: '10202', label: 'Vouchers' } },
  },
  { field: system('assignee', 'Assignee', 'user'), value: { accountId: 'a5', displayName: 'Oda Voss' } },
  {
    field: custom(10064, 'QA owners', 'array', `${CFT}:multiuserpicker`, { items: 'user' }),
    value: [
      { accountId: 'a1', displayName: 'Mara Lind' },
      { accountId: 'a7', displayName: 'Tomás Ibarra' },
    ],
  },
  {
    field: system('priority', 'Priority', 'priority', {
      hasDefaultValue: true,
      allowedValues: [
        { id: '1', name: 'Highest' },
        { id: '2', name: 'High' },
        { id: '3', name: 'Medium' },
      ],
    }),
    value: { id: '2', label: 'High' },
  },
  {
    field: system('components', 'Components', 'array', {
      items: 'component',
      allowedValues: [
        { id: '1', name: 'Refunds' },
        { id: '2', name: 'Webhooks' },
        { id: '3', name: 'Basket' },
      ],
    }),
    value: [
      { id: '1', label: 'Refunds' },
      { id: '2', label: 'Webhooks' },
    ],
  },
  { field: system('labels', 'Labels', 'array', { items: 'string' }), value: ['regression', 'ledger'] },
  { field: system('duedate', 'Due date', 'date'), value: '2026-11-30' },
  { field: custom(10065, 'Seen at', 'datetime', `${CFT}:datetime`), value: '2026-11-30T13:30:00.000+01:00' },
  {
    field: custom(10066, 'Orders hit', 'number', `${CFT}:float`),
    value: '12x',
    problem: '"12x" is not a number. Write it like 3.5.',
  },
  { field: system('parent', 'Parent', 'issuelink'), value: { key: 'SHOP-1150', summary: 'Vouchers, second edition' } },
  {
    field: custom(10083, 'Customer tier', 'option', `${CFT}:radiobuttons`, {
      allowedValues: TIERS,
    }),
    value: { id: '10451', label: 'Member' },
  },
  {
    field: custom(10084, 'Browsers', 'array', `${CFT}:multicheckboxes`, { items: 'option', allowedValues: BROWSERS }),
    value: [{ id: '10461', label: 'Firefox' }],
  },
  {
    field: custom(10089, 'Informed groups', 'array', `${CFT}:multigrouppicker`, { items: 'group' }),
    value: [{ groupId: 'g1', name: 'qa-leads' }],
  },
  {
    field: custom(10020, 'Sprint', 'array', 'com.pyxis.greenhopper.jira:gh-sprint', { items: 'json' }),
    value: { id: '38', name: 'Storefront 38', state: 'active' },
  },
  { field: custom(10001, 'Team', 'team', `${CFT}:atlassian-team`), value: { id: '2b8f60a4-1', name: 'Checkout' } },
  {
    field: system('timetracking', 'Time tracking', 'timetracking'),
    value: { originalEstimate: '2d 4h', remainingEstimate: '1d' },
  },
  {
    field: system('issuelinks', 'Linked issues', 'array', { items: 'issuelinks' }),
    value: [
      {
        typeName: 'Blocks',
        typeId: '',
        direction: 'outward',
        words: 'blocks',
        issue: { key: 'SHOP-1150', summary: 'Vouchers, second edition' },
      },
    ],
  },
  { field: system('votes', 'Votes', 'votes', { operations: [] }), value: { votes: 3 } },
  {
    field: system('description', 'Description', 'string'),
    value: {
      version: 1,
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Empty the basket, then add a new article.' }] }],
    },
  },
  {
    field: custom(10071, 'Rollout plan', 'any', 'com.example.rollout:plan', { required: true }),
    value: { text: '{\n  "stages": [5, 25, 100],\n  "guard": "error-rate"\n}' },
  },
  {
    field: custom(10072, 'Rollout guard', 'any', 'com.example.rollout:guard'),
    value: { text: '{\n  "stages": [5, 25,,\n}' },
  },
];
