import { expect } from 'vitest';
import { type Conversation, the } from './conversation';

/** Who am I, which projects, types, fields and people are there. */
export async function askAboutTheSite({ jira, agile, site }: Conversation): Promise<void> {
  const shop = site.project('SHOP');
  expect((await jira.myself.getCurrentUser()).displayName).toBe('Mara Lind');
  expect((await jira.serverInfo.getServerInfo()).deploymentType).toBe('Cloud');
  expect((await jira.jiraSettings.getConfiguration()).votingEnabled).toBe(true);
  const mine = await jira.permissions.getMyPermissions({ projectKey: 'AUTOTEST', permissions: 'DELETE_ISSUES' });
  expect(mine.permissions).toMatchObject({ DELETE_ISSUES: { havePermission: true } });
  expect(Object.keys((await jira.permissions.getAllPermissions()).permissions ?? {})).toContain('LINK_ISSUES');

  const projects = await jira.projects.searchProjects({ expand: 'issueTypes,lead,description' });
  expect(projects.values?.map((project) => project.key)).not.toContain('SEC');
  expect((await jira.projects.getProject({ projectIdOrKey: 'SHOP' })).id).toBe(shop.id);
  const types = await jira.projects.getAllStatuses({ projectIdOrKey: 'SHOP' });
  expect(types[0]?.statuses?.length).toBeGreaterThan(3);
  const components = await jira.projectComponents.getProjectComponents({ projectIdOrKey: 'SHOP' });
  expect(components.length).toBe(shop.components.length);
  await jira.projectComponents.getProjectComponentsPaginated({ projectIdOrKey: 'SHOP', maxResults: 2 });
  const component = await jira.projectComponents.getComponent({ id: the(components[0]?.id) });
  expect(component.project).toBe('SHOP');
  const versions = await jira.projectVersions.getProjectVersions({ projectIdOrKey: 'SHOP' });
  await jira.projectVersions.getProjectVersionsPaginated({ projectIdOrKey: 'SHOP', status: 'released' });
  expect((await jira.projectVersions.getVersion({ id: the(versions[0]?.id) })).name).toBe(shop.versions[0]?.name);
  const roles = await jira.projectRoles.getProjectRoles({ projectIdOrKey: 'AUTOTEST' });
  expect(Object.keys(roles)).toContain('Administrators');
  expect(
    (await jira.projectRoles.getProjectRole({ projectIdOrKey: 'AUTOTEST', id: 10002 })).actors?.length,
  ).toBeGreaterThan(0);

  const all = await jira.issueTypes.getIssueAllTypes();
  expect((await jira.issueTypes.getIssueType({ id: the(all[0]?.id) })).name).toBe(all[0]?.name);
  const priorities = await jira.issuePriorities.searchPriorities({ projectId: [shop.id] });
  expect((await jira.issuePriorities.getPriority({ id: the(priorities.values?.[0]?.id) })).name).toBeDefined();
  expect((await jira.issueResolutions.getResolution({ id: '10000' })).name).toBe('Done');
  const statuses = await jira.workflowStatuses.getStatuses();
  await jira.workflowStatuses.getStatus({ idOrName: the(statuses[0]?.id) });
  const found = await jira.status.search({ projectId: shop.id, statusCategory: 'DONE' });
  expect(found.values?.every((status) => status.statusCategory === 'DONE')).toBe(true);
  await jira.status.getStatusesById({ id: [the(statuses[0]?.id)] });
  expect((await jira.workflowStatusCategories.getStatusCategories()).length).toBe(4);
  expect((await jira.workflowStatusCategories.getStatusCategory({ idOrKey: 'done' })).id).toBe(3);
  expect((await jira.issueFields.getFields()).map((field) => field.id)).toContain('summary');
  await jira.issueFields.getFieldsPaginated({ type: ['custom'], maxResults: 5 });
  expect((await jira.labels.getAllLabels({ maxResults: 3 })).values?.length).toBe(3);
  expect((await jira.issueSecurityLevel.getIssueSecurityLevel({ id: '10300' })).name).toBe('Internal');

  const boards = await agile.board.getAllBoards({ projectKeyOrId: 'SHOP' });
  const scrum = boards.values?.find((board) => board.type === 'scrum');
  expect(scrum?.id).toBeDefined();
}

/** The pickers that forms use. */
export async function pickPeople({ jira, site }: Conversation): Promise<void> {
  expect((await jira.userSearch.findUsers({ query: 'mara' }))[0]?.displayName).toBe('Mara Lind');
  const assignable = await jira.userSearch.findAssignableUsers({ project: 'SHOP', query: 'ines' });
  expect(assignable.map((who) => who.displayName)).toContain('Ines Okafor');
  await jira.userSearch.findBulkAssignableUsers({ projectKeys: 'SHOP,PAY', query: 'ma' });
  const seers = await jira.userSearch.findUsersWithBrowsePermission({ query: 'oda', projectKey: 'SHOP' });
  expect(seers.map((who) => who.displayName)).toContain('Oda Voss');
  expect((await jira.userSearch.findUsersForPicker({ query: 'mara' })).users?.[0]?.html).toContain('<strong>');
  expect((await jira.groupAndUserPicker.findUsersAndGroups({ query: 'a' })).groups?.groups?.length).toBeGreaterThan(0);
  expect((await jira.groups.findGroups({ query: 'qa' })).groups?.[0]?.name).toBe('checkout-qa');
  await jira.groups.getUsersFromGroup({ groupname: 'checkout-qa' });
  const { accountId } = the(assignable[0]);
  expect((await jira.users.getUser({ accountId: the(accountId), expand: 'groups' })).displayName).toBe('Ines Okafor');
  await jira.users.getUserGroups({ accountId: the(accountId) });
  expect((await jira.users.getAllUsers({ maxResults: 100 })).length).toBe(site.site.members.length);
}
