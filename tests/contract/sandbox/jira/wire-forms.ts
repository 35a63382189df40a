import type { Field } from '../../../../src/sandbox/world/model';
import { optionsOf } from '../../../../src/sandbox/world/many-options';
import type { JiraSite } from './jira-site';

/** What Jira takes for a type of field, how it reads it out, and what it says of something else (contract 7, 8.3). */
export interface WireForm {
  /** Every form of one value that may be sent; each is read back as `read`. */
  takes: readonly unknown[];
  /** Keys of objects that are read may be more. */
  read: unknown;
  refuses: readonly (readonly [value: unknown, sentence: string])[];
}

export const document = (text: string) => ({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const NOT_A_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
const NOT_A_STRING = 'Operation value must be a string';
const NO_LIST = 'data was not an array';
const NO_OBJECT = 'data was not an object';
const CFT = 'com.atlassian.jira.plugin.system.customfieldtypes:';

const text: WireForm = { takes: ['One line'], read: 'One line', refuses: [[5, NOT_A_STRING]] };
const richText: WireForm = {
  takes: [document('Words')],
  read: document('Words'),
  refuses: [['plain', NOT_A_DOCUMENT]],
};
const number: WireForm = { takes: [3.5], read: 3.5, refuses: [['3.5', 'Operation value must be a number']] };
const day: WireForm = {
  takes: ['2026-11-30'],
  read: '2026-11-30',
  refuses: [
    ['30.11.2026', 'Error parsing date string: 30.11.2026'],
    [5, NOT_A_STRING],
  ],
};
const moment: WireForm = {
  takes: ['2026-11-30T13:30:00.000+0100', '2026-11-30T12:30:00.000Z'],
  read: '2026-11-30T13:30:00.000+0100',
  refuses: [['tomorrow', 'Error parsing time: tomorrow']],
};
const object: WireForm = { takes: [{ a: 1 }], read: { a: 1 }, refuses: [['a', NO_OBJECT]] };

/** A list of what the other form takes one of. */
function listOf(one: WireForm): WireForm {
  return {
    takes: one.takes.map((value) => [value]),
    read: [one.read],
    refuses: [...one.refuses.map(([value, sentence]) => [[value], sentence] as const), ['a', NO_LIST]],
  };
}

function optionForm(field: Field): WireForm {
  const offered = optionsOf(field).find((option) => !option.disabled);
  const { id, value } = offered ?? { id: '', value: '' };
  return {
    takes: [{ id }, { value }],
    read: { id, value },
    refuses: [
      [{ id: '999' }, "Option id '999' is not valid"],
      [{ value: 'Nope' }, "Option value 'Nope' is not valid"],
      ['Nope', `Specify a valid 'id' or 'value' for ${field.name}`],
    ],
  };
}

function cascadingForm(field: Field): WireForm {
  const parent = optionsOf(field).find((option) => !option.disabled && option.children.length > 1);
  const child = parent?.children[1];
  return {
    takes: [
      { id: parent?.id, child: { id: child?.id } },
      { value: parent?.value, child: { value: child?.value } },
    ],
    read: { id: parent?.id, value: parent?.value, child: { id: child?.id, value: child?.value } },
    refuses: [
      [{ id: '999' }, "Option id '999' is not valid"],
      [{ id: parent?.id, child: { id: '999' } }, "Option id '999' is not valid"],
    ],
  };
}

function teamForm(field: Field): WireForm {
  const [team] = field.options;
  return {
    takes: [team?.id],
    read: { id: team?.id, name: team?.value },
    refuses: [
      ['nobody', "Team with id 'nobody' not found."],
      [{ id: team?.id }, NOT_A_STRING],
    ],
  };
}

function named(id: string | undefined, name: string | undefined, what: string): WireForm {
  return {
    takes: [{ id }, { name }],
    read: { id, name },
    refuses: [[{ id: '999' }, `${what} id '999' is not valid`]],
  };
}

/** The form of a field of the Kitchen sink; undefined for those that nobody can send (`operations: []`, rank). */
export function wireForm(jira: JiraSite, field: Field): WireForm | undefined {
  const { site, world } = jira;
  const { type, items, system, custom = '' } = field.schema;
  const project = jira.project('KITCHEN');
  const mara = world.people.find((who) => who.displayName === 'Mara Lind');
  const group = site.groups[0];
  const version = project.versions.find((one) => !one.archived);
  const epic = site.issues.find(
    (issue) => issue.projectId === jira.project('SHOP').id && issue.issueTypeId === '10000',
  );
  const user: WireForm = {
    takes: [{ accountId: mara?.accountId }, { id: mara?.accountId }],
    read: { accountId: mara?.accountId, displayName: 'Mara Lind' },
    refuses: [
      [{ accountId: 'x' }, "User 'x' does not exist."],
      ['Mara Lind', NO_OBJECT],
    ],
  };
  const groups: WireForm = {
    takes: [{ name: group?.name }, { groupId: group?.groupId }, group?.name],
    read: { name: group?.name, groupId: group?.groupId },
    refuses: [[{ name: 'nobody' }, "Group 'nobody' does not exist."]],
  };
  const versions = named(version?.id, version?.name, 'Version');
  const sprint = site.sprints.find((one) => one.state === 'active');
  const closed = site.sprints.find((one) => one.state === 'closed');

  const bySystem: Record<string, WireForm> = {
    summary: { takes: ['A summary'], read: 'A summary', refuses: [[5, NOT_A_STRING]] },
    description: richText,
    environment: richText,
    priority: named('3', 'Medium', 'Priority'),
    resolution: named(site.resolutions[0]?.id, site.resolutions[0]?.name, 'Resolution'),
    security: named('10300', 'Internal', 'Security level'),
    labels: {
      takes: [['b', 'a']],
      read: ['a', 'b'],
      refuses: [
        [['a b'], "The label 'a b' contains spaces which is invalid."],
        ['a', NO_LIST],
      ],
    },
    components: listOf(named(project.components[0]?.id, project.components[0]?.name, 'Component')),
    fixVersions: listOf(versions),
    versions: listOf(versions),
    timetracking: {
      takes: [
        { originalEstimate: '2d 4h', remainingEstimate: '8h' },
        { originalEstimate: '20h', remainingEstimate: '1d' },
      ],
      read: {
        originalEstimate: '2d 4h',
        remainingEstimate: '1d',
        originalEstimateSeconds: 72_000,
        remainingEstimateSeconds: 28_800,
      },
      refuses: [[{ originalEstimate: 'soon' }, "'soon' is not a valid duration: use w, d, h and m, as in 2d 4h."]],
    },
    parent: {
      takes: [{ key: 'SHOP-2' }, { id: jira.issue('SHOP-2').id }],
      read: { key: 'SHOP-2', fields: { issuetype: { name: 'Epic' } } },
      refuses: [[{ key: 'NOPE-1' }, 'Could not find issue by id or key.']],
    },
    issuerestriction: {
      takes: [{ issuerestrictions: { projectrole: [{ id: '10002' }] } }],
      read: { issuerestrictions: { projectrole: [{ id: '10002' }] }, shouldDisplay: true },
      refuses: [
        [
          { issuerestrictions: { projectrole: [{ id: '1' }] } },
          "A restriction is a list of project roles under 'projectrole'.",
        ],
      ],
    },
  };
  const byCustom: Record<string, WireForm> = {
    [`${CFT}textarea`]: richText,
    [`${CFT}url`]: {
      takes: ['https://a.example/b?c=d'],
      read: 'https://a.example/b?c=d',
      refuses: [['not a url', 'Not a valid URL']],
    },
    [`${CFT}labels`]: {
      takes: [['y', 'x']],
      read: ['x', 'y'],
      refuses: [[['a b'], "The label 'a b' contains spaces which is invalid."]],
    },
    'com.pyxis.greenhopper.jira:gh-sprint': {
      takes: [sprint?.id],
      read: [{ id: sprint?.id, name: sprint?.name, state: 'active', boardId: sprint?.boardId }],
      refuses: [
        [[sprint?.id], 'Number value expected as the Sprint id.'],
        [String(sprint?.id), 'Number value expected as the Sprint id.'],
        [closed?.id, 'Issue can be assigned only active or future sprints.'],
      ],
    },
    'com.pyxis.greenhopper.jira:gh-epic-link': {
      takes: [`SHOP-${epic?.number}`],
      read: `SHOP-${epic?.number}`,
      refuses: [
        ['AUTOTEST-1', "Issue 'AUTOTEST-1' cannot be the epic of this issue."],
        [{ key: 'SHOP-2' }, NOT_A_STRING],
      ],
    },
    'com.atlassian.jira.plugins.cmdb:cmdb-object-cf': {
      takes: [[{ id: 'ws-1:42' }]],
      read: [{ id: 'ws-1:42', workspaceId: 'ws-1', objectId: '42' }],
      refuses: [[[{ id: '42' }], "Specify an object by its global id, such as {'id': 'workspace:123'}."]],
    },
    'com.atlassian.servicedesk:vp-origin': {
      takes: ['12'],
      read: { requestType: { id: '12', name: 'Ask for equipment' } },
      refuses: [['99', 'Specify a valid request type.']],
    },
    'com.atlassian.servicedesk:sd-customer-organizations': {
      takes: [[1, 3]],
      read: [
        { id: '1', name: 'Head office' },
        { id: '3', name: 'Stores' },
      ],
      refuses: [[[9], "Organization with id '9' does not exist."]],
    },
  };
  const byItems: Record<string, WireForm> = {
    user: listOf(user),
    group: listOf(groups),
    option: listOf(optionForm(field)),
    option2: listOf(optionForm(field)),
    version: listOf(versions),
    string: { takes: [['z z', 'a']], read: ['z z', 'a'], refuses: [[[5], 'data was not a string']] },
    number: listOf(number),
    datetime: listOf(moment),
    object: listOf(object),
  };
  const byType: Record<string, WireForm> = {
    string: text,
    number,
    date: day,
    datetime: moment,
    user,
    group: groups,
    option: optionForm(field),
    option2: optionForm(field),
    'option-with-child': cascadingForm(field),
    version: versions,
    project: {
      takes: [{ id: '10020' }, { key: 'SHOP' }],
      read: { id: '10020', key: 'SHOP' },
      refuses: [[{ key: 'NOPE' }, 'Specify a valid project ID or key']],
    },
    team: teamForm(field),
    object,
    // Only the app knows what it takes.
    any: { takes: [{ anything: ['at', 'all'] }], read: { anything: ['at', 'all'] }, refuses: [] },
  };
  if (system !== undefined && bySystem[system] !== undefined) return bySystem[system];
  if (byCustom[custom] !== undefined) return byCustom[custom];
  return type === 'array' ? byItems[items ?? ''] : byType[type];
}
