import type { Field } from '../../world/model';

/**
 * What sort of value a field holds, told by its schema alone (contract 7). `any` are the fields of which only the app that
 * made them knows the shape: any JSON is taken and given back.
 */
export type ValueKind =
  | 'line'
  | 'url'
  | 'rich-text'
  | 'number'
  | 'date'
  | 'date-time'
  | 'user'
  | 'users'
  | 'group'
  | 'groups'
  | 'option'
  | 'options'
  | 'cascading'
  | 'labels'
  | 'component'
  | 'components'
  | 'version'
  | 'versions'
  | 'priority'
  | 'resolution'
  | 'security'
  | 'project'
  | 'issue-type'
  | 'parent'
  | 'time-tracking'
  | 'sprint'
  | 'team'
  | 'issue-links'
  | 'attachments'
  | 'comments'
  | 'worklogs'
  | 'restriction'
  | 'any';

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';

const RICH_SYSTEM = new Set(['description', 'environment']);

const BY_TYPE: Record<string, ValueKind> = {
  number: 'number',
  date: 'date',
  datetime: 'date-time',
  user: 'user',
  group: 'group',
  option: 'option',
  'option-with-child': 'cascading',
  version: 'version',
  priority: 'priority',
  resolution: 'resolution',
  securitylevel: 'security',
  project: 'project',
  issuetype: 'issue-type',
  issuelink: 'parent',
  timetracking: 'time-tracking',
  team: 'team',
  'comments-page': 'comments',
  issuerestriction: 'restriction',
};

const BY_ITEMS: Record<string, ValueKind> = {
  user: 'users',
  group: 'groups',
  option: 'options',
  string: 'labels',
  component: 'components',
  version: 'versions',
  issuelinks: 'issue-links',
  attachment: 'attachments',
  worklog: 'worklogs',
};

export function valueKind(field: Field): ValueKind {
  const { type, items, system, custom } = field.schema;
  if (custom === 'com.pyxis.greenhopper.jira:gh-sprint') return 'sprint';
  if (custom === 'com.atlassian.teams:rm-teams-custom-field-team') return 'team';
  if (type === 'string') {
    if (custom === `${CUSTOM}textarea` || (system !== undefined && RICH_SYSTEM.has(system))) return 'rich-text';
    return custom === `${CUSTOM}url` ? 'url' : 'line';
  }
  if (type === 'array') return BY_ITEMS[items ?? ''] ?? 'any';
  return BY_TYPE[type] ?? 'any';
}
