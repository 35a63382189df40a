import type { Field } from '../../world/model';

/**
 * What sort of value a field holds, told by its schema alone (contract 7). `any` are the fields of which only the app that
 * made them knows the shape: any JSON is taken and given back. `labels` may hold no spaces, `texts` of an app may.
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
  | 'texts'
  | 'numbers'
  | 'date-times'
  | 'object'
  | 'objects'
  | 'epic-link'
  | 'parent-link'
  | 'rank'
  | 'assets'
  | 'request-type'
  | 'organizations'
  | 'any';

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** Told by the whole type key, whatever the type. */
const BY_CUSTOM: Record<string, ValueKind> = {
  'com.pyxis.greenhopper.jira:gh-sprint': 'sprint',
  'com.pyxis.greenhopper.jira:gh-epic-link': 'epic-link',
  'com.pyxis.greenhopper.jira:gh-lexo-rank': 'rank',
  'com.atlassian.jpo:jpo-custom-field-parent': 'parent-link',
  'com.atlassian.teams:rm-teams-custom-field-team': 'team',
  'com.atlassian.jira.plugins.cmdb:cmdb-object-cf': 'assets',
  [`${CUSTOM}labels`]: 'labels',
};

const RICH_SYSTEM = new Set(['description', 'environment']);

const BY_TYPE: Record<string, ValueKind> = {
  number: 'number',
  date: 'date',
  datetime: 'date-time',
  user: 'user',
  group: 'group',
  option: 'option',
  option2: 'option',
  object: 'object',
  'sd-customerrequesttype': 'request-type',
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
  option2: 'options',
  string: 'texts',
  number: 'numbers',
  datetime: 'date-times',
  object: 'objects',
  'sd-customerorganization': 'organizations',
  component: 'components',
  version: 'versions',
  issuelinks: 'issue-links',
  attachment: 'attachments',
  worklog: 'worklogs',
};

export function valueKind(field: Field): ValueKind {
  const { type, items, system, custom } = field.schema;
  const byCustom = BY_CUSTOM[custom ?? ''];
  if (byCustom !== undefined) return byCustom;
  if (system === 'labels') return 'labels';
  if (type === 'string') {
    if (custom === `${CUSTOM}textarea` || (system !== undefined && RICH_SYSTEM.has(system))) return 'rich-text';
    return custom === `${CUSTOM}url` ? 'url' : 'line';
  }
  if (type === 'array') return BY_ITEMS[items ?? ''] ?? 'any';
  return BY_TYPE[type] ?? 'any';
}
