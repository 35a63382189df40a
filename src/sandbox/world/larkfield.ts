import { larkfieldFields } from './fields/larkfield-fields';
import { type FormSize, isDossierField, SUPPLIER_FORM } from './fields/supplier-fields';
import { larkfieldIssueTypes } from './issue-types';
import type { SandboxSite } from './model';
import { accountIdsOf, CHIDI_EZE, LARKFIELD_PEOPLE, larkfieldGroups } from './people';
import { depot } from './projects/depot';
import { operations } from './projects/operations';
import { payments } from './projects/payments';
import { finance, securityReports } from './projects/restricted';
import { storefront } from './projects/storefront';
import { suppliers } from './projects/suppliers';
import { DOC_ID, documentation, MOB_ID, mobileApp } from './projects/team-managed';
import { autotest, kitchenSink } from './projects/test-beds';
import { screenList } from './screens';
import { larkfieldSecurityLevels } from './security-levels';
import { larkfieldBoards, sprintsOf } from './sprints';
import { larkfieldStatuses } from './statuses';
import { linkTypes, priorities, resolutions } from './vocabulary';

/** The main site with everything but its issues. */
export function larkfieldSite(cloudId: string, now: number, dossier: FormSize = SUPPLIER_FORM): SandboxSite {
  const fields = larkfieldFields(MOB_ID, DOC_ID, dossier);
  const issueTypes = larkfieldIssueTypes(MOB_ID, DOC_ID);
  const projects = [
    storefront(now),
    payments(now),
    operations(),
    mobileApp(now),
    documentation(),
    autotest(),
    kitchenSink(now, fields),
    finance(),
    securityReports(),
    suppliers(fields.filter(isDossierField)),
    depot(),
  ];
  const boards = larkfieldBoards(projects);
  const groups = larkfieldGroups();
  const nameOf = (issueTypeId: string): string =>
    issueTypes.find((type) => type.id === issueTypeId)?.name ?? issueTypeId;
  return {
    cloudId,
    url: 'https://larkfield.atlassian.net',
    name: 'Larkfield Retail',
    timeZone: 'Europe/Berlin',
    projects,
    issueTypes,
    statuses: larkfieldStatuses(MOB_ID, DOC_ID),
    priorities: priorities(),
    resolutions: resolutions(),
    linkTypes: linkTypes(),
    fields,
    screens: screenList(projects, nameOf),
    groups,
    securityLevels: larkfieldSecurityLevels(groups),
    boards,
    sprints: sprintsOf(boards, now, 37),
    issues: [],
    members: accountIdsOf(LARKFIELD_PEOPLE),
    withheldPermissions: { USER_PICKER: [CHIDI_EZE.accountId] },
    nextId: 30_000,
  };
}
