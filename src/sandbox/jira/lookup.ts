import { Refusal } from '../http/route';
import {
  issueByKeyOrId,
  issueTypeById,
  keyOf,
  personByAccountId,
  projectByIdOrKey,
  projectOf,
  statusById,
} from '../world/find';
import type { Field, Issue, IssueType, Person, Priority, Project, SandboxSite, Status } from '../world/model';
import type { JiraContext } from './context';
import { maySeeIssue, passesSecurity } from '../world/visibility';
import { may } from './may';

export const ISSUE_NOT_FOUND = 'Issue does not exist or you do not have permission to see it.';

export function person(context: Pick<JiraContext, 'world'>, accountId: string): Person | undefined {
  return personByAccountId(context.world, accountId);
}

export { projectOf, keyOf as issueKey };

/** A reference within the world that must hold; anything else is a fault of the seed. */
export function issueType(site: SandboxSite, id: string): IssueType {
  const type = issueTypeById(site, id);
  if (!type) throw new Error(`The world has no issue type ${id}`);
  return type;
}

export function status(site: SandboxSite, id: string): Status {
  const found = statusById(site, id);
  if (!found) throw new Error(`The world has no status ${id}`);
  return found;
}

export function priority(site: SandboxSite, id: string): Priority | undefined {
  return site.priorities.find((candidate) => candidate.id === id);
}

const onScreens = new WeakMap<Project, ReadonlySet<string>>();

/** Ids of all fields that a screen of the project shows. */
function screenFields(project: Project): ReadonlySet<string> {
  const known = onScreens.get(project);
  if (known) return known;
  const ids = new Set([
    ...Object.values(project.screens).flatMap((screens) => [
      ...screens.create.map((one) => one.fieldId),
      ...screens.edit,
    ]),
    ...project.workflow.transitions.flatMap((transition) => transition.screen.map((one) => one.fieldId)),
  ]);
  onScreens.set(project, ids);
  return ids;
}

/** A custom field has a context in a project when it is the project's own, or a screen there shows it. */
export function hasContext(project: Project, field: Field): boolean {
  if (field.projectId !== null) return field.projectId === project.id;
  return field.schema.custom === undefined || screenFields(project).has(field.id);
}

/** Fields that exist in a project: the system's, its own, and the site's that have a context there. */
export function fieldsOfProject(site: SandboxSite, project: Project): Field[] {
  return site.fields.filter((field) => hasContext(project, field));
}

export function visibleProjects(context: JiraContext): Project[] {
  return context.site.projects.filter((project) => may(context, project, 'BROWSE_PROJECTS'));
}

/** The project when the caller may see it. */
export function visibleProject(context: JiraContext, idOrKey: string): Project | undefined {
  const project = projectByIdOrKey(context.site, idOrKey);
  return project && may(context, project, 'BROWSE_PROJECTS') ? project : undefined;
}

/** The project, or Jira's 404, which is the same for absent and invisible. */
export function projectOrRefuse(context: JiraContext, idOrKey: string): Project {
  const project = visibleProject(context, idOrKey);
  if (project) return project;
  const what = /^\d+$/.test(idOrKey) ? 'id' : 'key';
  throw new Refusal(404, [`No project could be found with ${what} '${idOrKey}'.`]);
}

/** The issue when the caller may see it. */
export function visibleIssue(context: JiraContext, idOrKey: string): Issue | undefined {
  const issue = issueByKeyOrId(context.site, idOrKey);
  return issue && maySee(context, issue) ? issue : undefined;
}

/** Its project and its security level allow it. */
export function maySee(context: JiraContext, issue: Issue): boolean {
  return maySeeIssue(context.world, context.site, issue, context.caller.accountId);
}

/** Every issue that the caller may see, in the order of the site: projects are asked once, not once for each issue. */
export function visibleIssues(context: JiraContext): Issue[] {
  const visible = new Set(visibleProjects(context).map((project) => project.id));
  return context.site.issues.filter(
    (issue) => visible.has(issue.projectId) && passesSecurity(context.site, issue, context.caller.accountId),
  );
}

export function issueOrRefuse(context: JiraContext, idOrKey: string): Issue {
  const issue = visibleIssue(context, idOrKey);
  if (!issue) throw new Refusal(404, [ISSUE_NOT_FOUND]);
  return issue;
}

/** The project, when the caller may do this in it; otherwise Jira's 403. */
export function allowOrRefuse(context: JiraContext, project: Project, permission: string, sentence: string): void {
  if (!may(context, project, permission)) throw new Refusal(403, [sentence]);
}
