import type { Route } from '../http/route';
import { agileRoutes } from './agile';
import { countRoutes } from './approximate-count';
import { attachmentRoutes } from './attachments';
import { bulkfetchRoutes } from './bulkfetch';
import { catalogueEntryRoutes } from './catalogue-entries';
import { catalogueRoutes } from './catalogues';
import { changelogRoutes } from './changelog';
import { commentRoutes } from './comments';
import { createmetaRoutes } from './createmeta';
import { declinedRoutes } from './declined';
import { fieldRoutes } from './field';
import { filterRoutes } from './filters';
import { issueCreateRoutes } from './issue-create';
import { issueEditRoutes } from './issue-edit';
import { issueLinkRoutes } from './issue-links';
import { issueReadRoutes } from './issue-read';
import { jqlHelpRoutes } from './jql-help';
import { jqlMatchRoutes } from './jql-match';
import { jqlParseRoutes } from './jql-parse';
import { labelRoutes } from './labels';
import { myselfRoutes } from './myself';
import { permissionRoutes } from './permissions';
import { pickerRoutes } from './pickers';
import { projectRoutes } from './project';
import { projectRoleRoutes } from './project-roles';
import { propertyRoutes } from './properties';
import { remoteLinkRoutes } from './remote-links';
import { searchRoutes } from './search';
import { securityLevelRoutes } from './security-levels';
import { serverInfoRoutes } from './server-info';
import { statusRoutes } from './statuses';
import { transitionRoutes } from './transitions';
import { userRoutes } from './user';
import { userListRoutes } from './user-lists';
import { voteRoutes } from './votes';
import { watcherRoutes } from './watchers';
import { worklogRoutes } from './worklogs';
import { worklogSinceRoutes } from './worklogs-since';

const served: Route[] = [
  ...myselfRoutes,
  ...serverInfoRoutes,
  ...createmetaRoutes,
  ...issueCreateRoutes,
  ...issueReadRoutes,
  ...issueEditRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...worklogSinceRoutes,
  ...watcherRoutes,
  ...voteRoutes,
  ...issueLinkRoutes,
  ...remoteLinkRoutes,
  ...propertyRoutes,
  ...changelogRoutes,
  ...searchRoutes,
  ...countRoutes,
  ...bulkfetchRoutes,
  ...projectRoutes,
  ...projectRoleRoutes,
  ...securityLevelRoutes,
  ...catalogueRoutes,
  ...catalogueEntryRoutes,
  ...statusRoutes,
  ...fieldRoutes,
  ...userRoutes,
  ...userListRoutes,
  ...pickerRoutes,
  ...permissionRoutes,
  ...labelRoutes,
  ...jqlHelpRoutes,
  ...jqlParseRoutes,
  ...jqlMatchRoutes,
  ...filterRoutes,
  ...attachmentRoutes,
  ...agileRoutes,
];

/** Every Jira operation: those that are served, and those that say that they are not. Anything else is RFC 7807's 404. */
export const jiraRoutes: Route[] = [...served, ...declinedRoutes(served)];
