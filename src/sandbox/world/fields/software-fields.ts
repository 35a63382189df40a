import type { Field, FieldOption } from '../model';
import { CFT, GH, customField, option, options } from './make-field';

/** Ids of the Atlassian teams that the Team fields know. */
const TEAM_IDS = {
  checkout: '2b8f60a4-5d0e-4c92-a1cc-6f1a53ddc001',
  payments: '2b8f60a4-5d0e-4c92-a1cc-6f1a53ddc002',
  platform: '2b8f60a4-5d0e-4c92-a1cc-6f1a53ddc003',
} as const;

function teams(): FieldOption[] {
  return [
    { id: TEAM_IDS.checkout, value: 'Checkout', disabled: false, children: [] },
    { id: TEAM_IDS.payments, value: 'Payments', disabled: false, children: [] },
    { id: TEAM_IDS.platform, value: 'Platform & tools', disabled: false, children: [] },
  ];
}

const DEVELOPMENT = 'com.atlassian.jira.plugins.jira-development-integration-plugin';
const PLANS = 'com.atlassian.jpo';

/** Fields that Jira Software brings along (contract 7.2), most of them read-only or never to be sent. */
export function softwareFields(): Field[] {
  return [
    customField(10000, 'Development', `${DEVELOPMENT}:devsummarycf`, 'any'),
    customField(10001, 'Team', `${CFT}:atlassian-team`, 'team', {
      configuration: { [`${CFT}:atlassian-team`]: true },
      options: teams(),
      autoCompleteUrl: '/gateway/api/v1/recommendations',
    }),
    customField(10011, 'Epic Name', `${GH}:gh-epic-label`, 'string'),
    customField(10012, 'Epic Status', `${GH}:gh-epic-status`, 'option', {
      options: options(10401, ['To Do', 'In Progress', 'Done']),
    }),
    customField(10013, 'Epic Color', `${GH}:gh-epic-color`, 'string'),
    customField(10014, 'Epic Link', `${GH}:gh-epic-link`, 'any'),
    customField(10015, 'Start date', `${CFT}:datepicker`, 'date'),
    customField(10016, 'Story point estimate', `${GH}:jsw-story-points`, 'number'),
    customField(10017, 'Issue color', `${GH}:jsw-issue-color`, 'string'),
    customField(10018, 'Parent Link', `${PLANS}:jpo-custom-field-parent`, 'any'),
    customField(10019, 'Rank', `${GH}:gh-lexo-rank`, 'any'),
    customField(10020, 'Sprint', `${GH}:gh-sprint`, 'array', {
      items: 'json',
      operations: ['set'],
      autoCompleteUrl: '/rest/greenhopper/1.0/sprint/picker?query=',
    }),
    customField(10021, 'Flagged', `${CFT}:multicheckboxes`, 'array', {
      items: 'option',
      options: [option(10019, 'Impediment')],
    }),
    customField(10022, 'Target start', `${PLANS}:jpo-custom-field-baseline-start`, 'date'),
    customField(10023, 'Target end', `${PLANS}:jpo-custom-field-baseline-end`, 'date'),
    customField(10032, 'Story Points', `${CFT}:float`, 'number'),
    customField(10033, 'Vulnerability', `${DEVELOPMENT}:vulnerabilitycf`, 'any'),
    customField(10034, 'Design', `${DEVELOPMENT}:designcf`, 'array', {
      items: 'design.field.name',
      operations: ['set'],
    }),
    customField(10037, 'Plans team', 'com.atlassian.teams:rm-teams-custom-field-team', 'team', {
      items: 'any',
      options: teams(),
      operations: ['set'],
    }),
  ];
}
