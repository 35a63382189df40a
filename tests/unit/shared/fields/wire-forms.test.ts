import { describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { COLOURS, custom, DOCUMENT, field, REGIONS } from './sample-fields';

const MARA = '712020:5b10ac8d-0000-4000-8000-00c04fd430c8';
const OTHER = '557058:1f';
const COMPONENTS: JsonValue[] = [{ id: '10100', name: 'Checkout' }];
const VERSIONS: JsonValue[] = [{ id: '10200', name: '4.2', released: false }];

interface Row {
  readonly field: CreateField;
  readonly type: string;
  readonly control: string;
  readonly value: JsonValue;
  readonly wire: JsonValue;
  /** As a cell or a command line says it; left out where it is no text that a person writes. */
  readonly text?: string;
}

/** Contract 7.1 and 7.2: the value to POST for each type. */
const TABLE: Readonly<Record<string, Row>> = {
  summary: {
    field: field({ type: 'string', system: 'summary' }),
    type: 'text',
    control: 'text',
    value: 'Voucher stays',
    wire: 'Voucher stays',
    text: 'Voucher stays',
  },
  description: {
    field: field({ type: 'string', system: 'description' }),
    type: 'paragraph',
    control: 'paragraph',
    value: DOCUMENT,
    wire: DOCUMENT,
    text: 'It stays.',
  },
  environment: {
    field: field({ type: 'string', system: 'environment' }),
    type: 'paragraph',
    control: 'paragraph',
    value: DOCUMENT,
    wire: DOCUMENT,
    text: 'It stays.',
  },
  'cft:textarea': {
    field: custom('textarea', 'string'),
    type: 'paragraph',
    control: 'paragraph',
    value: DOCUMENT,
    wire: DOCUMENT,
    text: 'It stays.',
  },
  'cft:textfield': {
    field: custom('textfield', 'string'),
    type: 'text',
    control: 'text',
    value: 'one line',
    wire: 'one line',
    text: 'one line',
  },
  'cft:url': {
    field: custom('url', 'string'),
    type: 'url',
    control: 'text',
    value: 'https://a.example',
    wire: 'https://a.example',
    text: ' https://a.example ',
  },
  'cft:readonlyfield': {
    field: custom('readonlyfield', 'string'),
    type: 'text',
    control: 'text',
    value: 'a\nb',
    wire: 'a\nb',
  },
  'gh:gh-epic-label': {
    field: custom('com.pyxis.greenhopper.jira:gh-epic-label', 'string'),
    type: 'text',
    control: 'text',
    value: 'Vouchers',
    wire: 'Vouchers',
  },
  'cft:float': {
    field: custom('float', 'number'),
    type: 'number',
    control: 'number',
    value: '3.50',
    wire: 3.5,
    text: '3.5',
  },
  'gh:jsw-story-points': {
    field: custom('com.pyxis.greenhopper.jira:jsw-story-points', 'number'),
    type: 'number',
    control: 'number',
    value: '5',
    wire: 5,
    text: '5',
  },
  duedate: {
    field: field({ type: 'date', system: 'duedate' }),
    type: 'date',
    control: 'date',
    value: '2026-11-30',
    wire: '2026-11-30',
    text: '30.11.2026',
  },
  'cft:datepicker': {
    field: custom('datepicker', 'date'),
    type: 'date',
    control: 'date',
    value: '2026-11-30',
    wire: '2026-11-30',
    text: '30 Nov 2026',
  },
  'cft:datetime': {
    field: custom('datetime', 'datetime'),
    type: 'date-time',
    control: 'date-time',
    value: '2026-11-30T13:30:00.000+01:00',
    wire: '2026-11-30T13:30:00.000+0100',
    text: '2026-11-30 13:30+01:00',
  },
  'cft:datetime in UTC': {
    field: custom('datetime', 'datetime'),
    type: 'date-time',
    control: 'date-time',
    value: '2026-11-30T13:30Z',
    wire: '2026-11-30T13:30:00.000+0000',
    text: '2026-11-30T13:30:00Z',
  },
  'cft:select': {
    field: custom('select', 'option', { allowedValues: COLOURS }),
    type: 'option',
    control: 'select',
    value: { id: '10401', label: 'Red' },
    wire: { id: '10401' },
    text: 'red',
  },
  'cft:radiobuttons': {
    field: custom('radiobuttons', 'option', { allowedValues: COLOURS }),
    type: 'option',
    control: 'select',
    value: { id: '10402', label: 'Green' },
    wire: { id: '10402' },
    text: '10402',
  },
  'cft:select without allowed values': {
    field: custom('select', 'option'),
    type: 'option',
    control: 'select',
    value: { id: '', label: 'Red' },
    wire: { value: 'Red' },
    text: 'Red',
  },
  'cft:multiselect': {
    field: custom('multiselect', 'array', { allowedValues: COLOURS }, 'option'),
    type: 'options',
    control: 'multi-select',
    value: [
      { id: '10401', label: 'Red' },
      { id: '10402', label: 'Green' },
    ],
    wire: [{ id: '10401' }, { id: '10402' }],
    text: 'Red; 10402',
  },
  'cft:multicheckboxes with translated items': {
    field: custom('multicheckboxes', 'array', { allowedValues: COLOURS }, 'Auswahl'),
    type: 'options',
    control: 'multi-select',
    value: [{ id: '10403', label: 'Oslo, Norway' }],
    wire: [{ id: '10403' }],
    text: 'Oslo, Norway',
  },
  'cft:cascadingselect': {
    field: custom('cascadingselect', 'option-with-child', { allowedValues: REGIONS }),
    type: 'cascading',
    control: 'cascading',
    value: { parent: { id: '10201', label: 'EMEA' }, child: { id: '10202', label: 'Norway' } },
    wire: { id: '10201', child: { id: '10202' } },
    text: 'emea > norway',
  },
  'cft:cascadingselect without a child': {
    field: custom('cascadingselect', 'option-with-child', { allowedValues: REGIONS }),
    type: 'cascading',
    control: 'cascading',
    value: { parent: { id: '10201', label: 'EMEA' }, child: null },
    wire: { id: '10201' },
    text: 'EMEA',
  },
  assignee: {
    field: field({ type: 'user', system: 'assignee' }),
    type: 'user',
    control: 'user',
    value: { accountId: MARA, displayName: 'Mara Lind' },
    wire: { accountId: MARA },
    text: MARA,
  },
  'cft:userpicker': {
    field: custom('userpicker', 'user'),
    type: 'user',
    control: 'user',
    value: { accountId: MARA, displayName: '' },
    wire: { accountId: MARA },
    text: `Lind, Mara <${MARA}>`,
  },
  'cft:multiuserpicker': {
    field: custom('multiuserpicker', 'array', {}, 'user'),
    type: 'users',
    control: 'multi-user',
    value: [
      { accountId: MARA, displayName: 'Mara' },
      { accountId: OTHER, displayName: '' },
    ],
    wire: [{ accountId: MARA }, { accountId: OTHER }],
    text: `Mara <${MARA}>, ${OTHER}`,
  },
  'cft:people': {
    field: custom('people', 'array', {}, 'Personen'),
    type: 'users',
    control: 'multi-user',
    value: [{ accountId: MARA, displayName: 'Mara' }],
    wire: [{ accountId: MARA }],
  },
  labels: {
    field: field({ type: 'array', items: 'string', system: 'labels' }, { operations: ['add', 'set', 'remove'] }),
    type: 'labels',
    control: 'labels',
    value: ['a', 'b'],
    wire: ['a', 'b'],
    text: 'a, b',
  },
  'cft:labels': {
    field: custom('labels', 'array', {}, 'string'),
    type: 'labels',
    control: 'labels',
    value: ['x', 'y'],
    wire: ['x', 'y'],
    text: 'x y',
  },
  components: {
    field: field({ type: 'array', items: 'component', system: 'components' }, { allowedValues: COMPONENTS }),
    type: 'components',
    control: 'multi-select',
    value: [{ id: '10100', label: 'Checkout' }],
    wire: [{ id: '10100' }],
    text: 'checkout',
  },
  fixVersions: {
    field: field({ type: 'array', items: 'version', system: 'fixVersions' }, { allowedValues: VERSIONS }),
    type: 'versions',
    control: 'multi-select',
    value: [{ id: '10200', label: '4.2' }],
    wire: [{ id: '10200' }],
    text: '4.2',
  },
  'cft:multiversion': {
    field: custom('multiversion', 'array', { allowedValues: VERSIONS }, 'version'),
    type: 'versions',
    control: 'multi-select',
    value: [{ id: '10200', label: '4.2' }],
    wire: [{ id: '10200' }],
  },
  'cft:version': {
    field: custom('version', 'version', { allowedValues: VERSIONS }),
    type: 'version',
    control: 'select',
    value: { id: '10200', label: '4.2' },
    wire: { id: '10200' },
    text: '4.2',
  },
  'cft:project': {
    field: custom('project', 'project', { allowedValues: [{ id: '10000', key: 'SHOP', name: 'Storefront' }] }),
    type: 'project',
    control: 'select',
    value: { id: '10000', label: 'Storefront' },
    wire: { id: '10000' },
    text: 'Storefront',
  },
  priority: {
    field: field({ type: 'priority', system: 'priority' }, { allowedValues: [{ id: '3', name: 'Medium' }] }),
    type: 'priority',
    control: 'select',
    value: { id: '3', label: 'Medium' },
    wire: { id: '3' },
    text: '3',
  },
  security: {
    field: field({ type: 'securitylevel', system: 'security' }),
    type: 'security-level',
    control: 'select',
    value: { id: '10300', label: 'Staff' },
    wire: { id: '10300' },
  },
  resolution: {
    field: field({ type: 'resolution', system: 'resolution' }),
    type: 'resolution',
    control: 'select',
    value: { id: '10000', label: 'Done' },
    wire: { id: '10000' },
  },
  parent: {
    field: field({ type: 'issuelink', system: 'parent' }),
    type: 'parent',
    control: 'issue',
    value: { key: 'SHOP-12', summary: 'Vouchers' },
    wire: { key: 'SHOP-12' },
    text: 'https://larkfield.atlassian.net/browse/shop-12',
  },
  'parent as expand=schema describes it': {
    field: field({ type: 'array', items: 'issuelinks', system: 'parent' }),
    type: 'parent',
    control: 'issue',
    value: { key: '10500', summary: '' },
    wire: { id: '10500' },
    text: '10500',
  },
  'gh:gh-sprint': {
    field: custom('com.pyxis.greenhopper.jira:gh-sprint', 'array', {}, 'json'),
    type: 'sprint',
    control: 'sprint',
    value: { id: '37', name: 'Sprint 37', state: 'active' },
    wire: 37,
    text: '37',
  },
  timetracking: {
    field: field({ type: 'timetracking', system: 'timetracking' }),
    type: 'time-tracking',
    control: 'time-tracking',
    value: { originalEstimate: '2d 4h', remainingEstimate: '' },
    wire: { originalEstimate: '2d 4h' },
    text: '{"originalEstimate":"2d 4h"}',
  },
  'timetracking with units written out': {
    field: field({ type: 'timetracking', system: 'timetracking' }),
    type: 'time-tracking',
    control: 'time-tracking',
    value: { originalEstimate: '', remainingEstimate: '1.5h' },
    wire: { remainingEstimate: '1.5h' },
    text: '/ 1,5 Hours',
  },
  'cft:grouppicker': {
    field: custom('grouppicker', 'group'),
    type: 'group',
    control: 'group',
    value: { groupId: '276f955c-63d7-42c8-9520-92d01dca0625', name: 'jira-users' },
    wire: { name: 'jira-users' },
    text: 'jira-users',
  },
  'cft:grouppicker by id': {
    field: custom('grouppicker', 'group'),
    type: 'group',
    control: 'group',
    value: { groupId: '276f955c-63d7-42c8-9520-92d01dca0625', name: '' },
    wire: { groupId: '276f955c-63d7-42c8-9520-92d01dca0625' },
    text: '276f955c-63d7-42c8-9520-92d01dca0625',
  },
  'cft:atlassian-team': {
    field: custom('atlassian-team', 'team'),
    type: 'team',
    control: 'team',
    value: { id: 'team-1', name: 'Checkout' },
    wire: 'team-1',
    text: 'Checkout <team-1>',
  },
  'an app field of a type nobody knows': {
    field: custom('com.example.rollout:plan', 'any'),
    type: 'json',
    control: 'json',
    value: { text: '{"stages":[5,25,100]}' },
    wire: { stages: [5, 25, 100] },
  },
  'an app list of texts, which may have spaces': {
    field: custom('ari:cloud:ecosystem::extension/a', 'array', {}, 'string'),
    type: 'json',
    control: 'json',
    value: { text: '["a b"]' },
    wire: ['a b'],
  },
};

describe('the catalogue against the contract', () => {
  for (const [name, row] of Object.entries(TABLE)) {
    const type = fieldTypeFor(row.field.schema);

    it(`${name}: is drawn as ${row.control} and sent in the form of the contract`, () => {
      expect([type.name, type.control]).toEqual([row.type, row.control]);
      expect(type.toWire(row.value, row.field)).toEqual({ ok: true, value: row.wire });
      expect(type.isEmpty(row.value)).toBe(false);
    });

    it(`${name}: comes back from the wire as the same wire`, () => {
      const value = type.fromWire(row.wire, row.field);
      expect(value !== null && type.toWire(value, row.field)).toEqual({ ok: true, value: row.wire });
    });

    it(`${name}: gives an example that it takes itself`, () => {
      const example = type.example(row.field);
      const value = type.fromWire(example, row.field);
      expect(value !== null && type.toWire(value, row.field)).toEqual({ ok: true, value: example });
    });

    const { text } = row;
    if (text === undefined) continue;
    it(`${name}: reads "${text}"`, () => {
      const read = type.fromText(text, row.field);
      expect(read.ok ? type.toWire(read.value, row.field) : read).toEqual({ ok: true, value: row.wire });
    });
  }

  it('matches every schema, whatever it says', () => {
    expect(fieldTypeFor({ type: 'nobody-knows' }).name).toBe('json');
    expect(fieldTypeFor({ type: 'array' }).name).toBe('json');
    expect(fieldTypeFor({ type: 'array', items: 'Gruppe', custom: 'x:multigrouppicker' }).name).toBe('json');
  });

  it('keeps, and does not send, a value from when the field had another type', () => {
    const number = custom('float', 'number', { name: 'Points' });
    const type = fieldTypeFor(number.schema);
    expect(type.isEmpty({ id: '1', label: 'Red' })).toBe(false);
    expect(type.toText({ id: '1', label: 'Red' })).toBe('{"id":"1","label":"Red"}');
    expect(type.toWire({ id: '1', label: 'Red' }, number)).toEqual({
      ok: false,
      problem: 'This was filled in when Points had another type. Fill it in again.',
    });
  });

  it('reads what Jira gives on read: people, sprints, parents and versions with all their keys', () => {
    const sprint = custom('com.pyxis.greenhopper.jira:gh-sprint', 'array', {}, 'json');
    const sprints = [
      { id: 36, name: 'Sprint 36', state: 'closed' },
      { id: 37, name: 'Sprint 37', state: 'active' },
    ];
    expect(fieldTypeFor(sprint.schema).fromWire(sprints, sprint)).toEqual({
      id: '37',
      name: 'Sprint 37',
      state: 'active',
    });
    const parent = field({ type: 'issuelink', system: 'parent' });
    const read = { id: '10500', key: 'SHOP-1', self: 'x', fields: { summary: 'Vouchers' } };
    expect(fieldTypeFor(parent.schema).fromWire(read, parent)).toEqual({ key: 'SHOP-1', summary: 'Vouchers' });
    const user = field({ type: 'user', system: 'reporter' });
    expect(fieldTypeFor(user.schema).fromWire({ accountId: 'a1', displayName: 'Mara', active: true }, user)).toEqual({
      accountId: 'a1',
      displayName: 'Mara',
    });
    const version = custom('version', 'version');
    expect(fieldTypeFor(version.schema).fromWire({ id: 10200, name: '4.2' }, version)).toEqual({
      id: '10200',
      label: '4.2',
    });
  });

  it('has no name for a role, a group or a team of which Jira gave the id alone', () => {
    const restriction = field({ type: 'issuerestriction', system: 'issuerestriction' });
    const roles = { issuerestrictions: { projectrole: [{ id: '10002' }] } };
    expect(fieldTypeFor(restriction.schema).fromWire(roles, restriction)).toEqual({
      roles: [{ id: '10002', label: '' }],
    });
    const group = custom('grouppicker', 'group');
    expect(fieldTypeFor(group.schema).fromWire({ groupId: 'g-1' }, group)).toEqual({ groupId: 'g-1', name: '' });
    const team = custom('atlassian-team', 'team');
    expect(fieldTypeFor(team.schema).fromWire('t-1', team)).toEqual({ id: 't-1', name: '' });
  });

  it('reads a comment and a worklog as they are posted, and not what was said or logged before', () => {
    const comment = field({ type: 'comments-page', system: 'comment' }, { operations: ['add'] });
    const read = (wire: JsonValue): JsonValue => fieldTypeFor(comment.schema).fromWire(wire, comment);
    expect(read([{ add: { body: DOCUMENT } }])).toEqual(DOCUMENT);
    expect(read({ comments: [{ body: DOCUMENT }], total: 1 })).toBeNull();
    expect(read([{ body: DOCUMENT }, { body: DOCUMENT }])).toBeNull();
    const worklog = field({ type: 'array', items: 'worklog', system: 'worklog' }, { operations: ['add'] });
    const logged = (wire: JsonValue): JsonValue => fieldTypeFor(worklog.schema).fromWire(wire, worklog);
    expect(logged([{ add: { timeSpent: '1h' } }])).toEqual({ timeSpent: '1h', started: '' });
    expect(logged({ worklogs: [{ timeSpent: '1h' }], total: 1 })).toBeNull();
  });

  it('gives null for what is not set', () => {
    for (const { field: sample } of Object.values(TABLE)) {
      expect(fieldTypeFor(sample.schema).fromWire(null, sample)).toBeNull();
    }
  });
});
