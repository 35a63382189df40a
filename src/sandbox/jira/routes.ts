import type { Route } from '../http/route';
import { agileRoutes } from './agile';
import { countRoutes } from './approximate-count';
import { attachmentRoutes } from './attachments';
import { bulkfetchRoutes } from './bulkfetch';
import { catalogueRoutes } from './catalogues';
import { changelogRoutes } from './changelog';
import { commentRoutes } from './comments';
import { createmetaRoutes } from './createmeta';
import { fieldRoutes } from './field';
import { filterRoutes } from './filters';
import { issueCreateRoutes } from './issue-create';
import { issueEditRoutes } from './issue-edit';
import { issueLinkRoutes } from './issue-links';
import { issueReadRoutes } from './issue-read';
import { jqlHelpRoutes } from './jql-help';
import { jqlParseRoutes } from './jql-parse';
import { labelRoutes } from './labels';
import { myselfRoutes } from './myself';
import { permissionRoutes } from './permissions';
import { pickerRoutes } from './pickers';
import { projectRoutes } from './project';
import { propertyRoutes } from './properties';
import { searchRoutes } from './search';
import { serverInfoRoutes } from './server-info';
import { transitionRoutes } from './transitions';
import { userRoutes } from './user';
import { watcherRoutes } from './watchers';
import { worklogRoutes } from './worklogs';

/** Every Jira operation that the sandbox serves; anything else is the kernel's RFC 7807 404. */
export const jiraRoutes: Route[] = [
  ...myselfRoutes,
  ...serverInfoRoutes,
  ...createmetaRoutes,
  ...issueCreateRoutes,
  ...issueReadRoutes,
  ...issueEditRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...watcherRoutes,
  ...issueLinkRoutes,
  ...propertyRoutes,
  ...changelogRoutes,
  ...searchRoutes,
  ...countRoutes,
  ...bulkfetchRoutes,
  ...projectRoutes,
  ...catalogueRoutes,
  ...fieldRoutes,
  ...userRoutes,
  ...pickerRoutes,
  ...permissionRoutes,
  ...labelRoutes,
  ...jqlHelpRoutes,
  ...jqlParseRoutes,
  ...filterRoutes,
  ...attachmentRoutes,
  ...agileRoutes,
];
