import { ADMIN_GROUP_NAME, RELEASE_BOT } from './people';
import type { Group, SecurityLevel } from './model';

/** Ids of the options of the field `security`. */
export const SECURITY_LEVEL = { internal: '10300', securityTeam: '10301' } as const;

/** Internal is for the teams and hides issues from contractors; the other one is for very few. */
export function larkfieldSecurityLevels(groups: readonly Group[]): SecurityLevel[] {
  const idsOf = (...names: string[]): string[] =>
    groups.filter((group) => names.includes(group.name)).map((group) => group.groupId);
  return [
    {
      id: SECURITY_LEVEL.internal,
      description: 'The teams, and the people of the issue itself.',
      groupIds: idsOf(ADMIN_GROUP_NAME, 'checkout-qa', 'payments-team', 'operations-on-call', 'change-board'),
      accountIds: [RELEASE_BOT.accountId],
      people: ['reporter', 'assignee', 'lead'],
    },
    {
      id: SECURITY_LEVEL.securityTeam,
      description: 'Those who mend weaknesses.',
      groupIds: idsOf(ADMIN_GROUP_NAME),
      accountIds: [],
      people: ['reporter', 'assignee'],
    },
  ];
}
